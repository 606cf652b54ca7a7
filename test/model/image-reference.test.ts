import { hostOf, isAlpine, imageReferenceToString, parseImageReference, qualifiedRepository } from '../../src/model/image-reference';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each([
  ['python', { repository: 'python' }],
  ['python:3.13-slim-trixie', { repository: 'python', tag: '3.13-slim-trixie' }],
  ['astral/uv:0.13', { repository: 'astral/uv', tag: '0.13' }],
  ['ghcr.io/acme/base:v1', { repository: 'ghcr.io/acme/base', tag: 'v1' }],
  ['localhost:5000/base', { repository: 'localhost:5000/base' }],
  ['registry.example.com:5000/team/app_name/base-image:1.0', { repository: 'registry.example.com:5000/team/app_name/base-image', tag: '1.0' }],
  [`python@${DIGEST}`, { repository: 'python', digest: DIGEST }],
  [`python:3.13@${DIGEST}`, { repository: 'python', tag: '3.13', digest: DIGEST }],
  ['a.b__c--d/e', { repository: 'a.b__c--d/e' }],
])('%s is split into its parts and put together again', (text, parts) => {
  const image = parseImageReference(text);
  expect(image).toEqual({ tag: undefined, digest: undefined, ...parts });
  expect(image && imageReferenceToString(image)).toBe(text);
});

test.each([
  [''],
  ['Python:3.13'],
  ['ghcr.io/Acme/base'],
  ['python:'],
  [':3.13'],
  ['python 3.13'],
  ['python:3.13:4'],
  ['python:-slim'],
  ['/python'],
  ['python/'],
  ['acme//base'],
  [`python:${'x'.repeat(129)}`],
  ['python@sha256:abc'],
  [`python@${DIGEST.toUpperCase()}`],
  ['https://ghcr.io/acme/base'],
  ['${BASE}'],
])('%j names no image', (text) => {
  expect(parseImageReference(text)).toBeUndefined();
});

test('a long text that names no image is refused at once', () => {
  const started = Date.now();
  expect(parseImageReference(`${'a-'.repeat(5000)}!`)).toBeUndefined();
  expect(Date.now() - started).toBeLessThan(1000);
});

test.each([
  ['python:3.13', 'docker.io/library/python'],
  ['astral/uv:0.13', 'docker.io/astral/uv'],
  ['ghcr.io/acme/base', 'ghcr.io/acme/base'],
  ['localhost/base', 'localhost/base'],
  ['localhost:5000/base:1', 'localhost:5000/base'],
])('%s is completed as Docker does: %s', (reference, repository) => {
  expect(qualifiedRepository(reference)).toBe(repository);
});

test.each([['ghcr.io/acme', 'ghcr.io'], ['localhost/a', 'localhost'], ['registry:5000', 'registry:5000'], ['acme', 'docker.io'], ['', 'docker.io']])('the host of %s is %s', (name, host) => {
  expect(hostOf(name)).toBe(host);
});

test.each([['postgres:17-alpine', true], ['alpine:3.23', false], ['postgres:17', false], ['postgres', false]])('%s says that it stands on Alpine: %p', (reference, alpine) => {
  expect(isAlpine(reference)).toBe(alpine);
});
