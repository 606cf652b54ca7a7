import { declaredRelease, declaredTool, KNOWN_RELEASES, newestOf } from '../../src/package-managers/node-tools';
import { applicationFolder } from '../support/application-folder';

const folder = (manifest: string) => applicationFolder({ 'package.json': manifest });

test.each([
  ['{ "packageManager": "pnpm@9.1.0" }', 'pnpm'],
  ['{ "devEngines": { "packageManager": { "name": "yarn" } } }', 'yarn'],
  ['{ "devEngines": { "packageManager": [{ "name": "bun" }, { "name": "npm" }] } }', 'bun'],
  ['{ "devEngines": { "packageManager": "npm" } }', undefined],
  ['{}', undefined],
])('%s asks for %s', (manifest, tool) => {
  expect(declaredTool(folder(manifest))).toBe(tool);
});

test('an exact release is told with its place', () => {
  expect(declaredRelease(folder('{ "packageManager": "pnpm@9.1.0+sha512.abc" }'), 'pnpm')).toMatchObject({ version: '9.1.0', place: { file: 'package.json' } });
  expect(declaredRelease(folder('{ "packageManager": "yarn@4.0.0-rc.1" }'), 'yarn')?.version).toBe('4.0.0-rc.1');
  expect(declaredRelease(folder('{ "devEngines": { "packageManager": { "name": "bun", "version": "1.1.0" } } }'), 'bun')?.version).toBe('1.1.0');
});

test('of a range the newest known release that fits is taken', () => {
  expect(declaredRelease(folder('{ "engines": { "pnpm": "^8.0.0 || ^9.0.0" } }'), 'pnpm')?.version).toBe(newestOf('pnpm', 9));
  expect(declaredRelease(folder('{ "engines": { "pnpm": ">=8" } }'), 'pnpm', (version) => version.startsWith('8.'))?.version).toBe(newestOf('pnpm', 8));
});

test.each(['{ "packageManager": "pnpm@latest" }', '{ "engines": { "pnpm": ">=99" } }', '{ "packageManager": "npm@11.0.0" }', '{}'])('%s names no release of pnpm', (manifest) => {
  expect(declaredRelease(folder(manifest), 'pnpm')).toBeUndefined();
});

test('the known releases are exact, newest first', () => {
  for (const releases of Object.values(KNOWN_RELEASES)) {
    expect(releases.every((version) => /^\d+\.\d+\.\d+$/.test(version))).toBe(true);
    expect([...releases]).toEqual([...releases].sort((a, b) => Number(b.split('.')[0]) - Number(a.split('.')[0])));
  }
});
