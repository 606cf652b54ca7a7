import { distributionOf } from '../../../src/policy/facts/distribution';

test.each([
  ['python:3.13-slim-trixie', { family: 'Debian', release: 'trixie' }],
  ['python:3.13-slim', { family: 'Debian' }],
  ['debian:12.5-slim', { family: 'Debian', release: 'bookworm' }],
  ['gcr.io/distroless/python3-debian12:nonroot', { family: 'Debian', release: 'bookworm' }],
  ['node:24', { family: 'Debian' }],
  ['node:24-alpine', { family: 'Alpine' }],
  ['node:24-alpine3.20', { family: 'Alpine', release: '3.20' }],
  ['alpine:3.23', { family: 'Alpine', release: '3.23' }],
  ['registry.acme.example/base:1', undefined],
])('%s', (reference, distribution) => {
  expect(distributionOf(reference)).toEqual(distribution);
});
