import { FastApiService, NextJsService } from '../../../src';
import { baseImagesMatch } from '../../../src/policy/rules/base-images-match';
import { Say, testRule } from '../../support/policy';

const PINS = 'docker/pins/Dockerfile';
const backend: Say = (stack) => new FastApiService(stack, 'backend', { path: 'backend' });
const frontend: Say = (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' });
const python = (runtime: string, base: string) => ({ [PINS]: `FROM ${runtime} AS python\nFROM ${base} AS debian\n` });
const node = (runtime: string, base: string) => ({ [PINS]: `FROM ${runtime} AS node\nFROM ${base} AS alpine\n` });

testRule(baseImagesMatch, {
  message: {
    say: backend,
    files: python('python:3.13-slim-bookworm', 'debian:trixie-slim'),
    findings: [
      {
        where: 'shop/backend',
        what: '"python:3.13-slim-bookworm" is of Debian bookworm, and "debian:trixie-slim", onto which it is copied, of Debian trixie.',
        fix: `Pin both of one release in ${PINS}: what is compiled for one may lack its libraries on the other.`,
        source: `${PINS}:2`,
        file: PINS,
        line: 2,
      },
    ],
  },
  catches: {
    'a base with the number of its release': {
      say: backend,
      files: python('python:3.13-slim-trixie', 'debian:12-slim'),
      what: ['"python:3.13-slim-trixie" is of Debian trixie, and "debian:12-slim", onto which it is copied, of Debian bookworm.'],
    },
    'images of a mirror': {
      say: backend,
      files: python('registry.acme.example/python:3.13-bookworm', 'registry.acme.example/debian:trixie'),
      what: ['"registry.acme.example/python:3.13-bookworm" is of Debian bookworm, and "registry.acme.example/debian:trixie", onto which it is copied, of Debian trixie.'],
    },
    'another Alpine': {
      say: frontend,
      files: node('node:24-alpine3.22', 'alpine:3.23'),
      what: ['"node:24-alpine3.22" is of Alpine 3.22, and "alpine:3.23", onto which it is copied, of Alpine 3.23.'],
    },
    'another distribution': {
      say: frontend,
      files: node('node:24-trixie-slim', 'alpine:3.23'),
      what: ['"node:24-trixie-slim" is of Debian trixie, and "alpine:3.23", onto which it is copied, of Alpine 3.23.'],
    },
    'another distribution, of which the tag names no release': {
      say: frontend,
      files: node('node:24-slim', 'alpine:3'),
      what: ['"node:24-slim" is of Debian, and "alpine:3", onto which it is copied, of Alpine.'],
    },
    'an official image whose tag lost its distribution': {
      say: frontend,
      files: node('node:24.3.1', 'alpine:3.23'),
      what: ['"node:24.3.1" is of Debian, and "alpine:3.23", onto which it is copied, of Alpine 3.23.'],
    },
    'Alpine below Debian': {
      say: backend,
      files: python('python:3.13-alpine', 'debian:trixie-slim'),
      what: ['"python:3.13-alpine" is of Alpine, and "debian:trixie-slim", onto which it is copied, of Debian trixie.'],
    },
  },
  allows: {
    'one release': { say: backend, files: python('python:3.13-slim-bookworm', 'debian:bookworm-slim') },
    'one release, once by its number': { say: backend, files: python('python:3.13-slim-trixie', 'debian:13.2-slim') },
    'a runtime whose tag names no release': { say: backend, files: python('python:3.13-slim', 'debian:trixie-slim') },
    'a base whose tag names none': { say: frontend, files: node('node:24-alpine3.22', 'alpine:3') },
    'an image of a mirror whose tag names no distribution': { say: frontend, files: node('registry.acme.example/node:24', 'alpine:3.23') },
    'the pins that a stack begins with': { say: (stack) => [backend, frontend].forEach((say) => say(stack)) },
  },
});
