import { namedVersions } from '../../../src/resolve/detect/named-versions';
import { NODE_VERSIONS, PYTHON_VERSIONS, VersionSources } from '../../../src/resolve/detect/version-sources';
import { applicationFolder } from '../../support/application-folder';

const versions = (sources: VersionSources, file: string, text: string) =>
  namedVersions(applicationFolder({ [file]: text }), sources).map(({ value }) => value);

test.each([
  ['.python-version', '3.12.4\n', '3.12'],
  ['.python-version', '# of the team\ncpython-3.11\n', '3.11'],
  ['runtime.txt', 'python-3.11.9\n', '3.11'],
  ['.tool-versions', 'nodejs 22.1.0\npython 3.12.1\n', '3.12'],
  ['mise.toml', '[tools]\nnode = "22"\npython = "3.12"\n', '3.12'],
  ['.mise.toml', '[tools]\npython = { version = "3.11", virtualenv = ".venv" }\n', '3.11'],
  ['mise.toml', '[tools]\npython = ["3.12", "3.13"]\n', '3.12'],
  ['render.yaml', 'services:\n  - envVars:\n      - key: PYTHON_VERSION\n        value: 3.11.4\n', '3.11'],
])('%s names a Python: %j', (file, text, version) => {
  expect(versions(PYTHON_VERSIONS, file, text)).toEqual([version]);
});

test.each([
  ['python:3.12', '3.12'],
  ['python:3.12.4-slim-bookworm@sha256:0', '3.12'],
  ['docker.io/library/python:3.11-alpine', '3.11'],
  ['registry.example.com:5000/base/python:3.12', '3.12'],
  ['ghcr.io/astral-sh/uv:python3.12-bookworm-slim', '3.12'],
  ['ghcr.io/astral-sh/uv:0.8-python3.12-bookworm', '3.12'],
  ['tiangolo/uvicorn-gunicorn-fastapi:python3.11', '3.11'],
  ['mcr.microsoft.com/devcontainers/python:1-3.12-bookworm', '3.12'],
])('the image %s has Python %s', (image, version) => {
  expect(versions(PYTHON_VERSIONS, 'Dockerfile', `FROM ${image}\n`)).toEqual([version]);
});

test.each(['python', 'python:3', 'python:slim', 'python:latest', 'node:22', 'postgres:17', 'acme/my-python:7'])('the image %s names no version of Python', (image) => {
  expect(versions(PYTHON_VERSIONS, 'Dockerfile', `FROM ${image}\n`)).toEqual([]);
});

test.each([
  ['.nvmrc', 'v22.11.0\n', '22'],
  ['.node-version', '22\n', '22'],
  ['package.json', '{ "volta": { "npm": "11.0.0", "node": "22.1.0" } }', '22'],
  ['.tool-versions', 'nodejs 22.1.0\n', '22'],
  ['mise.toml', '[tools]\nnode = "22"\n', '22'],
  ['Dockerfile', 'FROM node:22-alpine AS base\nFROM base\n', '22'],
  ['Dockerfile', 'FROM nikolaik/python-nodejs:python3.12-nodejs22\n', '22'],
])('%s names a Node.js: %j', (file, text, version) => {
  expect(versions(NODE_VERSIONS, file, text)).toEqual([version]);
});

test.each([['.nvmrc', 'lts/*\n'], ['.node-version', 'latest\n'], ['Dockerfile', 'FROM node:lts-alpine\n'], ['package.json', '{ "node": "22" }']])('%s names no Node.js: %j', (file, text) => {
  expect(versions(NODE_VERSIONS, file, text)).toEqual([]);
});
