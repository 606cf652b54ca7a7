import { LIFECYCLE, ownScripts, scriptsThatCount } from '../../src/package-managers/own-scripts';
import { applicationFolder } from '../support/application-folder';

const folder = (scripts: Record<string, string>) => applicationFolder({ 'package.json': JSON.stringify({ scripts }) });
const counting = (scripts: Record<string, string>) => {
  const root = folder(scripts);
  return ownScripts(root, ['.'], LIFECYCLE).flatMap((own) => scriptsThatCount(root, own));
};

test('scripts of the installation are found, in the order in which they run', () => {
  expect(ownScripts(folder({ prepare: 'a', postinstall: 'b', build: 'c' }), ['.', 'gone'], LIFECYCLE)).toEqual([{ folder: '.', scripts: ['postinstall', 'prepare'] }]);
  expect(ownScripts(folder({ prepare: 'a' }), ['.'], ['postinstall'])).toEqual([]);
});

test.each([
  'husky',
  'husky install',
  'husky || true',
  'npx husky install && npx lefthook install',
  'npx only-allow pnpm',
  'npx -y only-allow pnpm',
  'node .husky/install.mjs',
  'is-ci || husky install',
  'git config core.hooksPath .hooks',
  'simple-git-hooks',
  'node -e "if (process.env.CI) process.exit(0)"',
])('%s does nothing for an image', (prepare) => {
  expect(counting({ prepare })).toEqual([]);
});

test.each(['prisma generate', 'husky && prisma generate', 'patch-package', 'node scripts/postinstall.js', 'tsc; husky'])('%s counts', (postinstall) => {
  expect(counting({ postinstall })).toEqual(['postinstall']);
});

describe('a script that prepares an application of another kind', () => {
  test.each([
    [{ postinstall: 'cd agent && uv sync' }],
    [{ 'postinstall': 'npm run install:agent', 'install:agent': 'cd agent && pip install -r requirements.txt' }],
    [{ 'postinstall': 'pnpm install:agent', 'install:agent': './setup.sh || setup.bat' }],
  ])('does nothing for an image: %j', (scripts) => {
    const root = applicationFolder({ 'package.json': JSON.stringify({ scripts }), 'setup.sh': '#!/bin/sh\ncd agent || exit 1\nuv sync\n' });
    expect(ownScripts(root, ['.'], LIFECYCLE).flatMap((own) => scriptsThatCount(root, own))).toEqual([]);
  });

  test('may stand beside what counts', () => {
    expect(counting({ postinstall: 'npm run generate', generate: 'prisma generate' })).toEqual(['postinstall']);
    expect(counting({ postinstall: 'npm run a', a: 'npm run postinstall && patch-package' })).toEqual(['postinstall']);
    expect(counting({ postinstall: './missing.sh' })).toEqual(['postinstall']);
  });
});
