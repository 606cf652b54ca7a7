import { LIFECYCLE, ownScripts, stepsThatCount } from '../../src/package-managers/own-scripts';
import { applicationFolder } from '../support/application-folder';

const folder = (scripts: Record<string, string>) => applicationFolder({ 'package.json': JSON.stringify({ scripts }) });
const counting = (scripts: Record<string, string>) => {
  const root = folder(scripts);
  return ownScripts(root, ['.'], LIFECYCLE).flatMap((own) => stepsThatCount(root, ['.'], own)).map((step) => ('script' in step ? step.script : step.command));
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
  'playwright install --with-deps chromium',
  'npx puppeteer browsers install chrome && npx cypress install',
])('%s does nothing for an image', (prepare) => {
  expect(counting({ prepare })).toEqual([]);
});

test.each(['prisma generate', 'patch-package', 'node scripts/postinstall.js', 'tsc; husky', 'cd lib && tsc', 'husky && node a.js', 'husky && A=1 tsc'])('%s counts', (postinstall) => {
  expect(counting({ postinstall })).toEqual(['postinstall']);
});

describe('a script that prepares an application of another kind', () => {
  test.each([
    [{ postinstall: 'cd agent && uv sync' }],
    [{ 'postinstall': 'npm run install:agent', 'install:agent': 'cd agent && pip install -r requirements.txt' }],
    [{ 'postinstall': 'pnpm install:agent', 'install:agent': './setup.sh || setup.bat' }],
  ])('does nothing for an image: %j', (scripts) => {
    const root = applicationFolder({ 'package.json': JSON.stringify({ scripts }), 'setup.sh': '#!/bin/sh\ncd agent || exit 1\nuv sync\n' });
    expect(ownScripts(root, ['.'], LIFECYCLE).flatMap((own) => stepsThatCount(root, ['.'], own))).toEqual([]);
  });

  test('may stand beside what counts', () => {
    expect(counting({ postinstall: 'npm run generate', generate: 'prisma generate' })).toEqual(['postinstall']);
    expect(counting({ postinstall: 'npm run a', a: 'npm run postinstall && patch-package' })).toEqual(['postinstall']);
    expect(counting({ postinstall: './missing.sh' })).toEqual(['postinstall']);
  });
});

describe('where a script does more than what counts, its commands that count stand for it', () => {
  test.each([
    ['husky && prisma generate', ['prisma generate']],
    ['prisma generate && playwright install && patch-package', ['prisma generate', 'patch-package']],
    ['lefthook install && npm run generate', ['generate']],
  ])('%s', (postinstall, expected) => {
    expect(counting({ postinstall, generate: 'node a.js' })).toEqual(expected);
  });

  test.each(['yarn workspace @shop/web run browsers', 'npm --workspace=web browsers', 'pnpm --filter @shop/web run browsers'])('scripts of other packages are looked at: %s', (call) => {
    const root = applicationFolder({
      'package.json': JSON.stringify({ scripts: { postinstall: `${call} && ${call.replace('browsers', 'generate')} && patch-package` } }),
      'web/package.json': '{ "name": "@shop/web", "scripts": { "browsers": "playwright install", "generate": "node a.js" } }',
    });
    expect(ownScripts(root, ['.'], LIFECYCLE).flatMap((own) => stepsThatCount(root, ['.', 'web'], own))).toEqual([{ folder: 'web', script: 'generate' }, { folder: '.', command: 'patch-package' }]);
  });
});
