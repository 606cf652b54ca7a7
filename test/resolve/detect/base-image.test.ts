import { baseImages } from '../../../src/resolve/detect/base-image';

const references = (text: string) => baseImages(text).map(({ reference }) => reference);

test('each stage has its image and line', () => {
  const text = '# syntax=docker/dockerfile:1\nFROM --platform=$BUILDPLATFORM node:22-alpine AS build\nRUN true\n\nfrom build\n';
  expect(baseImages(text)).toEqual([{ reference: 'node:22-alpine', line: 2 }, { reference: 'build', line: 5 }]);
});

test('the default values of arguments are put in', () => {
  expect(references('ARG VERSION=3.12 SUITE="trixie"\nFROM python:${VERSION}-slim-$SUITE\n')).toEqual(['python:3.12-slim-trixie']);
  expect(references('ARG VERSION\nFROM python:${VERSION:-3.11}\n')).toEqual(['python:3.11']);
  expect(references('ARG VERSION\nFROM python:$VERSION\n')).toEqual(['python:']);
});

test('an argument of a stage is not one of FROM', () => {
  expect(references('ARG VERSION=3.12\nFROM alpine\nARG VERSION=3.9\nFROM python:$VERSION\n')).toEqual(['alpine', 'python:3.12']);
});
