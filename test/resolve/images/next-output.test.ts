import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  completeOutput, forgetFetched, keepFetched, NextOutput, packagesFolder, serverFolder, standaloneFolder, trimOutput,
} from '../../../src/resolve/images/next-output';
import { temporaryFolder, writeFiles } from '../../support/application-folder';

const OUTPUT: NextOutput = {
  applicationPath: '.', projectPath: '.', distDir: '.next', libc: 'musl', keepSharp: false, usesPnpm: false, hasBuildParts: false, setsTracingRoot: false,
};
const trimmed = (about: Partial<NextOutput>): string => trimOutput({ ...OUTPUT, ...about }).join('\n');
const completed = (about: Partial<NextOutput>): string => completeOutput({ ...OUTPUT, ...about }).join('\n');

test('only root may change what is served, as the sources that are traced keep their permissions', () => {
  expect(completed({ distDir: 'build' })).toMatch(/\nfind build\/standalone ! -type l -perm \/022 -exec chmod go-w \{\} \+$/);
});

test('the folders follow the application and its distDir', () => {
  const web = { ...OUTPUT, applicationPath: 'apps/web', distDir: 'build' };
  expect([standaloneFolder(web), packagesFolder(web), serverFolder(web)]).toEqual(['build/standalone', 'build/packages', 'build/standalone/apps/web']);
});

test('public and static files go where the server looks for them, in folders of any name', () => {
  const text = completed({ applicationPath: 'apps/(my) web' });
  expect(text).toContain("cp -r public '.next/standalone/apps/(my) web'/");
  expect(text).toContain("mv .next/static '.next/standalone/apps/(my) web'/.next/");
});

test('static files take the place of those that a build script of the team copied', () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    '.next/static/a.js': 'new', '.next/standalone/.next/static/a.js': 'copied', '.next/standalone/server.js': '', '.next/standalone/.next/required-server-files.json': '',
  });
  execFileSync('sh', ['-ec', completed({}).replace(/^#.*$/gm, '')], { cwd: folder });
  expect(readFileSync(join(folder, '.next/standalone/.next/static/a.js'), 'utf8')).toBe('new');
});

test('no command that fails goes on with those after it', () => {
  const alternatives = trimOutput({ ...OUTPUT, hasBuildParts: true }).filter((command) => / \|\| /.test(command.replace(/'[^']*'/g, '')));
  expect(alternatives.filter((command) => !/^\{ .* \}$/.test(command))).toEqual([]);
});

test('what this build fetched ships, and nothing that another one did', () => {
  expect(forgetFetched(OUTPUT)[0]).toBe('rm -rf .next/cache/fetch-cache');
  expect(keepFetched(OUTPUT)).toContain('cp -r .next/cache/fetch-cache .next/standalone/.next/cache/');
});

test.each([
  ['.', 'app/server.js'],
  ['apps/web', 'app/apps/web/server.js'],
  ['apps/web', 'apps/web/server.js'],
])('the server of %s is where the image starts it, though next.config lets the output have it in %s', (applicationPath, written) => {
  const root = temporaryFolder();
  const output = { ...OUTPUT, applicationPath, setsTracingRoot: true };
  writeFiles(root, { '.next/cache/fetch-cache/x': '', [`.next/standalone/${written}`]: '' });
  execFileSync('bash', ['-euc', keepFetched(output).join('\n')], { cwd: root });
  expect(existsSync(join(root, serverFolder(output), 'server.js'))).toBe(true);
});

test('pages that are rendered later stay in memory', () => {
  expect(completed({})).toContain('"isrFlushToDisk"');
});

describe('sharp', () => {
  test.each([['.', '.'], ['apps/web', '../..']])('the library that is not traced is added to the output of %s', (applicationPath, root) => {
    const folder = temporaryFolder();
    const lib = 'node_modules/@img/sharp-libvips-linuxmusl-x64/lib';
    writeFiles(folder, {
      [`${lib}/index.js`]: '',
      [`${lib}/libvips-cpp.so.8.18.3`]: 'vips',
      [join(applicationPath, `.next/standalone/${lib}/index.js`)]: '',
    });
    const command = trimmed({ applicationPath, keepSharp: true }).split('\n').find((line) => line.includes('libvips'))!;
    execFileSync('sh', ['-c', command], { cwd: join(folder, applicationPath) });
    expect(existsSync(join(folder, applicationPath, `.next/standalone/${lib}/libvips-cpp.so.8.18.3`))).toBe(true);
    expect(command).toContain(` ${root} `);
  });

  test('ships where it is used, for the C library of the base', () => {
    expect(trimmed({ keepSharp: true })).toContain('rm -rf .next/standalone/node_modules/@img/*-linux-*\n');
    expect(trimmed({ keepSharp: true, libc: 'glibc' })).toContain('rm -rf .next/standalone/node_modules/@img/*-linuxmusl-*\n');
  });

  test('is found in the folders of pnpm too', () => {
    expect(trimmed({ usesPnpm: true })).toContain('node_modules/.pnpm/sharp@*');
    expect(trimmed({ usesPnpm: true, keepSharp: true })).toContain('node_modules/.pnpm/@img+*-linux-*');
  });
});

test('native modules for the other C library do not ship', () => {
  expect(trimmed({})).toContain("grep -q 'libc\\.so\\.6' {}");
  expect(trimmed({ libc: 'glibc' })).toContain("grep -q 'libc\\.musl-' {}");
});

test('the packages are a layer of their own, without the time of the build', () => {
  expect(trimmed({})).toMatch(/mv \.next\/standalone\/node_modules \.next\/packages\/\nfind \.next\/packages -exec touch -h -d @0 \{\} \+$/);
});

test.each([
  ['only the server was traced with it', 'pages/index.js', false],
  ['a page needs it', 'typescript/lib/typescript.js', true],
])('TypeScript ships where %s: %s', (_, traced, ships) => {
  const root = temporaryFolder();
  const compiler = '.next/standalone/node_modules/.pnpm/typescript@5.9.2/node_modules/typescript';
  const validator = '.next/standalone/node_modules/next/dist/compiled/amphtml-validator';
  writeFiles(root, {
    '.next/server/app/page.js.nft.json': JSON.stringify({ files: [`../../../node_modules/${traced}`] }),
    [`${compiler}/lib/typescript.js`]: '',
    [`${validator}/index.js`]: '',
  });
  execFileSync('bash', ['-euc', trimOutput({ ...OUTPUT, usesPnpm: true, hasBuildParts: true }).join('\n')], { cwd: root });
  const shipped = (path: string): boolean => existsSync(join(root, path.replace('standalone/node_modules', 'packages/node_modules')));
  expect([compiler, validator].map(shipped)).toEqual([ships, false]);
});

test('packages of a folder that what lies beside is in the context with keep their place', () => {
  const text = trimmed({ applicationPath: 'web', projectPath: 'web' });
  expect(text).toContain('rm -rf .next/standalone/web/node_modules/sharp .next/standalone/web/node_modules/@img\n');
  expect(text).toContain('mkdir -p .next/packages/web\nmv .next/standalone/web/node_modules .next/packages/web/\n');
});
