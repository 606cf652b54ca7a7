import { BaseProfile, FastApiService, NextJsService, Postgres } from '../../../src';
import { baseImageSupported } from '../../../src/policy/rules/base-image-supported';
import { modelOf, Say, testRule } from '../../support/policy';

const PINS = 'docker/pins/Dockerfile';
const postgres: Say = (stack) => new Postgres(stack, 'postgres');
const backend: Say = (stack) => new FastApiService(stack, 'backend', { path: 'backend' });
const frontend: Say = (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' });
const pinned = (reference: string, alias: string) => ({ [PINS]: `FROM ${reference} AS ${alias}\n` });

testRule(baseImageSupported, {
  message: {
    say: backend,
    files: pinned('python:3.9-slim-trixie', 'python'),
    findings: [
      {
        where: `${PINS}:1`,
        what: '"python:3.9-slim-trixie": python 3.9 reached its end of life on 2025-10-31.',
        fix: 'Change the tag to a release that is supported, and run npx projen.',
        file: PINS,
        line: 1,
      },
    ],
  },
  catches: {
    'a patch release': { say: frontend, files: pinned('node:20.11.1-alpine', 'node'), what: ['"node:20.11.1-alpine": node 20 reached its end of life on 2026-04-30.'] },
    'the distribution below': {
      say: backend,
      files: pinned('python:3.13-slim-bullseye', 'python'),
      what: ['"python:3.13-slim-bullseye": debian bullseye reached its end of life on 2026-08-31.'],
    },
    'the distribution below one that is bare': {
      say: (stack) => new FastApiService(stack, 'backend', { path: 'backend', profile: BaseProfile.distroless() }),
      files: pinned('gcr.io/distroless/cc-debian11:latest', 'distroless'),
      what: ['"gcr.io/distroless/cc-debian11:latest": debian bullseye reached its end of life on 2026-08-31.'],
    },
    'a release of Debian by its number': {
      say: backend,
      files: pinned('debian:11-slim', 'debian'),
      what: ['"debian:11-slim": debian bullseye reached its end of life on 2026-08-31.'],
    },
    'the Alpine below': { say: frontend, files: pinned('node:24-alpine3.20', 'node'), what: ['"node:24-alpine3.20": alpine 3.20 reached its end of life on 2026-04-01.'] },
    'the database': { say: postgres, files: pinned('postgres:14-alpine', 'postgres'), what: ['"postgres:14-alpine": postgres 14 reached its end of life on 2026-11-12.'] },
    'an image of a mirror': {
      say: postgres,
      files: pinned('registry.acme.example/mirror/postgres:13', 'postgres'),
      what: ['"registry.acme.example/mirror/postgres:13": postgres 13 reached its end of life on 2025-11-13.'],
    },
  },
  allows: {
    'what is supported': { say: (stack) => [postgres, backend, frontend].forEach((say) => say(stack)) },
    'a release that the table does not know': { say: frontend, files: pinned('node:99-alpine', 'node') },
    'a tag without a version': { say: frontend, files: pinned('node:lts-alpine', 'node') },
    '3.10 is not 3.1': { say: backend, files: pinned('python:3.14.10-slim', 'python') },
  },
});

test('the last day is still supported', () => {
  const model = modelOf(postgres, pinned('postgres:14', 'postgres'));
  expect(baseImageSupported.check(model, '2026-11-12')).toEqual([]);
  expect(baseImageSupported.check(model, '2026-11-13')).toHaveLength(1);
});
