import { backend, bad, BadInput, frontend, pyproject, shop } from './case';
import { FastApiService, NextJsService, Postgres, Severity } from '../../src';

// Pinned here, so that other defaults change no case.
const PYTHON_3_13 = { 'docker/pins/Dockerfile': 'FROM python:3.13-slim AS python\n' };
const NODE_24 = { 'docker/pins/Dockerfile': 'FROM node:24-alpine AS node\n' };
/** Past its end of life a base image only warns, unless a project asks for more. */
const END_OF_LIFE_STOPS = { policy: { severities: { 'base-image-supported': Severity.HIGH } } };
const nextPackage = (more: object): string => JSON.stringify({ name: 'frontend', scripts: { build: 'next build' }, dependencies: { next: '16.0.0' }, ...more });
const OTHER_PYTHON = 'Give another as pythonVersion, or as python in docker/pins/Dockerfile, or widen the requirement.';
const SUPPORTED_RELEASE = 'Change the tag to a release that is supported, and run npx projen.';
const ONE_RELEASE = 'Pin both of one release in docker/pins/Dockerfile: what is compiled for one may lack its libraries on the other.';

const allow = (place: string, oldest: string, rest: string): string => `Let ${place} allow a supported one, such as ">=${oldest}"${rest}`;

export const VERSIONS: readonly BadInput[] = [
  bad('a Python that requires-python excludes', backend(), [['shop/backend', '"python:3.13-slim" has Python 3.13, but the application asks for ">=3.99".', OTHER_PYTHON]], { ...PYTHON_3_13, 'backend/pyproject.toml': pyproject('>=3.99') }),
  bad('a Python above the upper bound', backend(), [['shop/backend', '"python:3.13-slim" has Python 3.13, but the application asks for ">=3.8,<3.10", of which the last, 3.9, reached its end of life on 2025-10-31.', allow('backend/pyproject.toml, requires-python', '3.8', ', and lock anew.')]], { ...PYTHON_3_13, 'backend/pyproject.toml': pyproject('>=3.8,<3.10') }),
  bad('a Python of another minor line', backend(), [['shop/backend', '"python:3.13-slim" has Python 3.13, but the application asks for "==3.9.*", of which the last, 3.9, reached its end of life on 2025-10-31.', allow('backend/pyproject.toml, requires-python', '3.9', ', and lock anew.')]], { ...PYTHON_3_13, 'backend/pyproject.toml': pyproject('==3.9.*') }),
  bad('a Node.js that engines excludes', frontend(), [['shop/frontend', '"node:24-alpine" has Node.js 24, but the application asks for ">=28".', 'Give another as nodeVersion, or as node in docker/pins/Dockerfile, or widen the requirement.']], { ...NODE_24, 'frontend/package.json': nextPackage({ engines: { node: '>=28' } }) }),
  bad('a Node.js of another major line', frontend(), [['shop/frontend', '"node:24-alpine" has Node.js 24, but the application asks for "^16.0.0", of which the last, 16, reached its end of life on 2023-09-11.', allow('frontend/package.json, engines.node', '16', "; or say nodeVersion: '24', which installs all the same.")]], { ...NODE_24, 'frontend/package.json': nextPackage({ engines: { node: '^16.0.0' } }) }),
  bad('a pinned Python that is past its end and too old', backend(), [['shop/backend', '"python:3.8-slim" has Python 3.8, but the application asks for ">=3.99".', OTHER_PYTHON]], { 'backend/pyproject.toml': pyproject('>=3.99'), 'docker/pins/Dockerfile': 'FROM python:3.8-slim AS python\n' }),
  bad('a pinned Node.js without a version', frontend(), [['docker/pins/Dockerfile', '1 image has no version: node.', 'Write image:tag@sha256:…; Renovate adds digests to the pins file with its preset docker:pinDigests, and renews them as Dependabot does.']], { 'docker/pins/Dockerfile': 'FROM node AS node\n' }),
  bad('a pinned Python that moves', backend(), [['docker/pins/Dockerfile', '1 image has no version: python:latest.', 'Write image:tag@sha256:…; Renovate adds digests to the pins file with its preset docker:pinDigests, and renews them as Dependabot does.']], { 'docker/pins/Dockerfile': 'FROM python:latest AS python\n' }),
  bad('a Python past its end of life', shop((stack) => void new FastApiService(stack, 'backend', { path: 'backend' }), END_OF_LIFE_STOPS), [['docker/pins/Dockerfile:1', '"python:3.8-slim": python 3.8 reached its end of life on 2024-10-07.', SUPPORTED_RELEASE]], { 'docker/pins/Dockerfile': 'FROM python:3.8-slim AS python\n' }),
  bad('a Node.js past its end of life', shop((stack) => void new NextJsService(stack, 'frontend', { path: 'frontend' }), END_OF_LIFE_STOPS), [['docker/pins/Dockerfile:1', '"node:18-alpine": node 18 reached its end of life on 2025-04-30.', SUPPORTED_RELEASE]], { 'docker/pins/Dockerfile': 'FROM node:18-alpine AS node\n' }),
  bad('a PostgreSQL past its end of life', shop((stack) => void new Postgres(stack, 'postgres'), END_OF_LIFE_STOPS), [['docker/pins/Dockerfile:1', '"postgres:12-alpine": postgres 12 reached its end of life on 2024-11-21.', SUPPORTED_RELEASE]], { 'docker/pins/Dockerfile': 'FROM postgres:12-alpine AS postgres\n' }),
  bad('an Alpine past its end of life', shop((stack) => void new NextJsService(stack, 'frontend', { path: 'frontend' }), END_OF_LIFE_STOPS), [['docker/pins/Dockerfile:1', '"node:24-alpine3.18": alpine 3.18 reached its end of life on 2025-05-09.', SUPPORTED_RELEASE]], { 'docker/pins/Dockerfile': 'FROM node:24-alpine3.18 AS node\nFROM alpine:3 AS alpine\n' }),
  bad('a Debian past its end of life', shop((stack) => void new FastApiService(stack, 'backend', { path: 'backend' }), END_OF_LIFE_STOPS), [['docker/pins/Dockerfile:1', '"python:3.13-slim-buster": debian buster reached its end of life on 2024-06-30.', SUPPORTED_RELEASE], ['shop/backend', '"python:3.13-slim-buster" is of Debian buster, and "debian:trixie-slim", onto which it is copied, of Debian trixie.', ONE_RELEASE]], { 'docker/pins/Dockerfile': 'FROM python:3.13-slim-buster AS python\n' }),
  bad('a Python of another Debian than its base', backend(), [['shop/backend', '"python:3.13-slim-bookworm" is of Debian bookworm, and "debian:trixie-slim", onto which it is copied, of Debian trixie.', ONE_RELEASE]], { 'docker/pins/Dockerfile': 'FROM python:3.13-slim-bookworm AS python\nFROM debian:trixie-slim AS debian\n' }),
  bad('a Node.js of another Alpine than its base', frontend(), [['shop/frontend', '"node:24-alpine3.22" is of Alpine 3.22, and "alpine:3.23", onto which it is copied, of Alpine 3.23.', ONE_RELEASE]], { 'docker/pins/Dockerfile': 'FROM node:24-alpine3.22 AS node\nFROM alpine:3.23 AS alpine\n' }),
];
