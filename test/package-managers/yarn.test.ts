import { isPlugAndPlay, yarn } from '../../src/package-managers/yarn';
import { applicationFolder, Files } from '../support/application-folder';
import { rendered } from '../support/dockerfile';
import { nodeProject } from '../support/node-project';

const LOCKED: Files = { 'package.json': '{}', 'yarn.lock': '__metadata:\n  version: 8\n' };
const CARRIED: Files = { ...LOCKED, '.yarnrc.yml': 'yarnPath: .yarn/releases/yarn-4.9.1.cjs\n', '.yarn/releases/yarn-4.9.1.cjs': '' };

test('installs exactly what is locked', () => {
  expect(rendered(...yarn.install(nodeProject(yarn, LOCKED)))).toContain(`    --mount=type=cache,target=/root/.cache/yarn,sharing=locked \\
    yarn install --immutable
`);
});

test('decides for the newer lock files only', () => {
  expect(yarn.decidesFor(applicationFolder(LOCKED), '.')).toBe(true);
  expect(yarn.decidesFor(applicationFolder({ 'yarn.lock': '# yarn lockfile v1\n' }), '.')).toBe(false);
});

describe('the linker', () => {
  test.each([
    ['', true],
    ['nodeLinker: pnp\n', true],
    ['nodeLinker: node-modules\n', false],
    ['nodeLinker: "pnpm"\n', false],
    ['{ "nodeLinker": "node-modules" }\n', false],
  ])('of the settings %j is Plug\'n\'Play: %s', (settings, expected) => {
    expect(isPlugAndPlay(applicationFolder({ '.yarnrc.yml': settings }))).toBe(expected);
  });

  test('is node-modules in the image where it is Plug\'n\'Play outside, and says why', () => {
    const text = (settings: string) => rendered(...yarn.prepare(nodeProject(yarn, { ...LOCKED, '.yarnrc.yml': settings })));
    expect(text('')).toMatch(/# Next\.js cannot trace .*\nENV .*\n.*\n.*\n.*\n {4}YARN_NODE_LINKER=node-modules/);
    expect(text('nodeLinker: node-modules\n')).not.toContain('YARN_NODE_LINKER');
    expect(text('nodeLinker: node-modules\n')).toContain('YARN_ENABLE_INLINE_BUILDS=true');
  });
});

describe('the release', () => {
  const release = (files: Files) => yarn.release(applicationFolder({ ...LOCKED, ...files }))?.version;

  test.each([
    ['yarnPath', CARRIED, '4.9.1'],
    ['packageManager', { 'package.json': '{ "packageManager": "yarn@4.5.0" }' }, '4.5.0'],
    ['a packageManager that cannot have written the lock file', { 'package.json': '{ "packageManager": "yarn@1.22.22" }' }, '4.18.1'],
    ['the format of Yarn 4', {}, '4.18.1'],
    ['the format of Yarn 3', { 'yarn.lock': '__metadata:\n  version: 6\n' }, '3.8.7'],
    ['the format of Yarn 2', { 'yarn.lock': '__metadata:\n  version: 4\n' }, '2.4.2'],
    ['the lock file where yarnPath leads nowhere', { '.yarnrc.yml': 'yarnPath: .yarn/releases/yarn-3.1.0.cjs\n' }, '4.18.1'],
  ])('is read from %s', (_, files, version) => {
    expect(release(files)).toBe(version);
  });
});

test('a release that the repository carries is run, and no other is installed', () => {
  const project = nodeProject(yarn, CARRIED);
  expect(rendered(...yarn.prepare(project))).not.toContain('npm install');
  expect(rendered(...yarn.install(project))).toContain('source=.yarn/releases/yarn-4.9.1.cjs,target=.yarn/releases/yarn-4.9.1.cjs');
  expect(rendered(...yarn.install(project))).toContain('node /app/.yarn/releases/yarn-4.9.1.cjs install --immutable');
  expect(yarn.run(project, 'build')).toBe('node /app/.yarn/releases/yarn-4.9.1.cjs run build');
  expect(yarn.run({ ...project, inContext: 'web' }, 'build')).toBe('node /app/web/.yarn/releases/yarn-4.9.1.cjs run build');
  expect(yarn.execute(project, 'next build')).toBe('node /app/.yarn/releases/yarn-4.9.1.cjs run next build');
});

test('a yarnPath that leads nowhere is passed over', () => {
  const project = nodeProject(yarn, { ...LOCKED, '.yarnrc.yml': 'yarnPath: .yarn/releases/yarn-4.1.0.cjs\n' });
  expect(rendered(...yarn.prepare(project))).toContain('YARN_IGNORE_PATH=1');
});

test('lends patches, plugins and settings', () => {
  const files = { '.yarnrc.yml': '', '.yarn/patches/a.patch': '', '.yarn/plugins/b.cjs': '', '.yarn/cache/c.zip': '' };
  expect(yarn.settings(applicationFolder(files))).toEqual(['.yarnrc.yml', '.yarn/patches', '.yarn/plugins']);
});

test('hands over the settings and the authority of the build secrets', () => {
  const text = rendered(...yarn.install(nodeProject(yarn, LOCKED, ['ca', 'npmrc', 'yarnrc'])));
  expect(text).toContain('--mount=type=secret,id=yarnrc');
  expect(text).toContain('ln -sf /run/secrets/yarnrc /root/.yarnrc.yml');
  expect(text).toContain('NODE_EXTRA_CA_CERTS=/run/secrets/ca');
  expect(text).not.toContain('npmrc');
});
