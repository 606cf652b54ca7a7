import { useBuildSecrets } from '../../src/package-managers/build-secret-use';

const ALL = ['ca', 'npmrc', 'pip-conf', 'uv-toml'];

test.each([
  ['npm', ['ca', 'npmrc']],
  ['uv', ['ca', 'uv-toml']],
  ['pip', ['ca', 'pip-conf']],
  ['apk', ['ca']],
] as const)('%s is handed what it understands, and nothing else', (tool, secrets) => {
  expect(useBuildSecrets(tool, ALL).secrets).toEqual(secrets);
});

test('what is not declared is not mounted', () => {
  expect(useBuildSecrets('npm', [])).toEqual({ secrets: [], setup: [] });
});

test('what is set up names only what is mounted, and writes only to a tmpfs', () => {
  for (const tool of ['npm', 'uv', 'pip', 'apk'] as const) {
    const { secrets, setup } = useBuildSecrets(tool, ALL);
    const named = [...setup.join('\n').matchAll(/\/run\/secrets\/([\w-]+)/g)].map(([, id]) => id);
    expect([...new Set(named)].sort()).toEqual([...secrets].sort());
    for (const [, target] of setup.join('\n').matchAll(/(?<!2)> ?(\/\S+)/g)) expect(target).toMatch(/^\/dev\//);
  }
});
