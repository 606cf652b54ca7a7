import { readManifest } from '../../../../src/package-managers/node-manifest';
import { agreement, missingPackages } from '../../../../src/resolve/detect/node/lock-agreement';
import { applicationFolder } from '../../../support/application-folder';

const MANIFEST = readManifest(applicationFolder({ 'package.json': '{ "dependencies": { "next": "16.4.5", "@types/node": "^20" } }' }));

test.each([
  ['package-lock.json', '{ "packages": { "": { "dependencies": { "@types/node": "^20", "next": "16.4.5" } } } }'],
  ['npm-shrinkwrap.json', '{ "@types/node": "^20", "next": "16.4.5" }'],
  ['pnpm-lock.yaml', "      next:\n        specifier: 16.4.5\n      '@types/node':\n        specifier: ^20\n"],
  ['pnpm-lock.yaml', "specifiers:\n  next: 16.4.5\n  '@types/node': ^20\n"],
  ['yarn.lock', 'next@16.4.5:\n  version "16.4.5"\n\n"@types/node@^20", "@types/node@^20.1":\n'],
  ['yarn.lock', '"next@npm:16.4.5":\n\n"@types/node@npm:^20":\n'],
  ['bun.lock', '{ "next": "16.4.5", "@types/node": "^20", }'],
  ['bun.lockb', 'binary next and @types/node'],
])('%s holds both: %s', (lockFile, text) => {
  expect(agreement(lockFile, text, MANIFEST)).toBe(2);
});

test.each([
  ['package-lock.json', '{ "next": "15.0.0", "a@types/node": "^20" }'],
  ['pnpm-lock.yaml', '      next:\n        specifier: 15.0.0\n      my-next:\n        specifier: 16.4.5\n'],
  ['yarn.lock', 'next@15.0.0:\nmy-next@16.4.5:\n'],
  ['bun.lock', '{ "next": "^16.4.5" }'],
  ['other.lock', 'next 16.4.5'],
])('%s holds neither: %s', (lockFile, text) => {
  expect(agreement(lockFile, text, MANIFEST)).toBe(0);
});

const asking = (manifest: string) => readManifest(applicationFolder({ 'package.json': manifest }));

test.each([
  ['package-lock.json', '{ "packages": { "": { "dependencies": { "next": "16.4.5" } } } }'],
  ['pnpm-lock.yaml', '      next:\n        specifier: 16.4.5\n      my-eslint:\n        specifier: 1.0.0\n'],
  ['yarn.lock', 'next@16.4.5:\n  version "16.4.5"\n\neslint-plugin-react@^7:\n'],
  ['bun.lock', '{ "next": "16.4.5", "eslint-config": "9" }'],
])('%s names nothing of a package that was added since', (lockFile, text) => {
  expect(missingPackages(lockFile, text, asking('{ "dependencies": { "next": "16.4.5" }, "devDependencies": { "eslint": "^9" } }'))).toEqual(['eslint']);
});

test('a lock file of npm has no release that is asked for', () => {
  const locked = (name: string, version: string) => `{ "packages": { "": {}, "node_modules/${name}": { "version": "${version}" } } }`;
  const asked = (name: string, specifier: string) => asking(`{ "devDependencies": { "${name}": "${specifier}" } }`);
  expect(missingPackages('package-lock.json', locked('@types/node', '16.0.8'), asked('@types/node', '15.3.3'))).toEqual(['@types/node']);
  expect(missingPackages('package-lock.json', locked('next', '16.0.8'), asked('next', '^16.0.1'))).toEqual([]);
  expect(missingPackages('package-lock.json', locked('next', '16.0.0-canary.3'), asked('next', '16.0.0-canary.3'))).toEqual([]);
  expect(missingPackages('package-lock.json', locked('next', '16.0.8'), asked('next', 'latest'))).toEqual([]);
  const nested = '{ "packages": { "node_modules/next": { "version": "14.0.0" }, "apps/web/node_modules/next": { "version": "15.0.1" } } }';
  expect(missingPackages('package-lock.json', nested, asked('next', '15'))).toEqual([]);
});

test('neither peers nor what comes from a folder need be locked, nor can every lock file be read', () => {
  const local = '{ "peerDependencies": { "react": "*" }, "dependencies": { "ui": "workspace:*", "tool": "file:tool" } }';
  expect(missingPackages('pnpm-lock.yaml', '', asking(local))).toEqual([]);
  expect(missingPackages('bun.lockb', '', asking('{ "dependencies": { "next": "16" } }'))).toEqual([]);
});
