import { peerOption } from '../../src/package-managers/npm-peers';
import { applicationFolder } from '../support/application-folder';

type Locked = { readonly [path: string]: unknown };

const option = (packages: Locked, manifest: object = {}) =>
  peerOption(applicationFolder({ 'package.json': JSON.stringify(manifest), 'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages }) }), 'package-lock.json');
/** A calendar that wants dates of version 3, beside dates of the version given. */
const calendar = (version: string, about: object = {}): Locked => ({
  '': { dependencies: { calendar: '8.10.1', dates: version } },
  'node_modules/calendar': { version: '8.10.1', peerDependencies: { dates: '^2.28.0 || ^3.0.0' }, ...about },
  'node_modules/dates': { version },
});

test('packages that fit each other need no word', () => {
  expect(option(calendar('3.6.0'))).toBeUndefined();
});

test('a direct dependency that wants another version beside it does', () => {
  expect(option(calendar('4.1.0'))).toBe('--legacy-peer-deps');
});

test('what is locked as a peer alone would not be installed without peers: then npm is forced', () => {
  expect(option({ ...calendar('4.1.0'), 'node_modules/react': { version: '18.3.1', peer: true } })).toBe('--force');
});

test('a preview fits only a range that names one', () => {
  expect(option(calendar('3.0.0-rc.1'))).toBe('--legacy-peer-deps');
  expect(option(calendar('3.0.0-rc.1', { peerDependencies: { dates: '^2.28.0 || 3.0.0-rc.1' } }))).toBeUndefined();
  expect(option(calendar('3.0.0-rc.1', { peerDependencies: { dates: '*' } }))).toBeUndefined();
});

test('a peer that nobody locked is one that the team did without, unless it is optional', () => {
  const { '': root, 'node_modules/calendar': locked } = calendar('3.6.0');
  expect(option({ '': root, 'node_modules/calendar': locked })).toBe('--legacy-peer-deps');
  expect(option({ '': root, 'node_modules/calendar': { ...(locked as object), peerDependenciesMeta: { dates: { optional: true } } } })).toBeUndefined();
});

test('so is one of an indirect dependency, wherever it would be found', () => {
  const locked = (place: string): Locked => ({
    '': { dependencies: { next: '16.0.0' } },
    'node_modules/next': { version: '16.0.0' },
    'node_modules/next/node_modules/plugin': { version: '1.0.0', peerDependencies: { webpack: '>=4' } },
    [place]: { version: '5.0.0' },
  });
  expect(option(locked('node_modules/other'))).toBe('--legacy-peer-deps');
  expect(['node_modules/webpack', 'node_modules/next/node_modules/webpack'].map((place) => option(locked(place)))).toEqual([undefined, undefined]);
});

test('of versions of indirect dependencies npm only warns, and overrides settle it', () => {
  expect(option({ ...calendar('4.1.0'), '': { dependencies: { dates: '4.1.0' } } })).toBeUndefined();
  expect(option(calendar('4.1.0'), { overrides: { dates: '4.1.0' } })).toBeUndefined();
});

test('a lock file that cannot be read says nothing', () => {
  expect(peerOption(applicationFolder({ 'package.json': '{}', 'package-lock.json': '{' }), 'package-lock.json')).toBeUndefined();
});
