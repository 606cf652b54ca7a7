import { importedModules } from '../../src/resolve/imported-modules';
import { applicationFolder, Files } from '../support/application-folder';

const WORKSPACE = {
  '.git/HEAD': '',
  'package.json': '{ "private": true, "workspaces": ["apps/*", "packages/*"] }',
  'package-lock.json': '{}',
  'apps/web/package.json': '{ "name": "web", "dependencies": { "@shop/auth": "*", "mail": "*" } }',
  'packages/other/package.json': '{ "name": "@shop/other" }',
  'packages/other/index.ts': '',
};

/** Modules that an application with this code imports from `@shop/auth`, which has these files. */
function find(code: string, manifest: object, files: Files = {}): string[] {
  const auth = Object.fromEntries(Object.entries(files).map(([file, text]) => [`packages/auth/${file}`, text]));
  const folder = applicationFolder({
    ...WORKSPACE,
    'apps/web/app/page.tsx': code,
    'packages/auth/package.json': JSON.stringify({ name: '@shop/auth', dependencies: { mail: '*' }, ...manifest }),
    'packages/mail/package.json': '{ "name": "mail" }',
    'packages/mail/index.ts': '',
    ...auth,
  });
  return importedModules(folder.below('apps/web')).map(({ path }) => path.replace('packages/auth/', ''));
}

test.each([
  ['the main module', '@shop/auth', { main: './main.js' }, 'main.ts'],
  ['an index', '@shop/auth', {}, 'index.ts'],
  ['an index of the sources', '@shop/auth', {}, 'src/index.ts'],
  ['a file', '@shop/auth/env', {}, 'env.ts'],
  ['the only export', '@shop/auth', { exports: './main.ts' }, 'main.ts'],
  ['an export with conditions', '@shop/auth', { exports: { import: './main.ts' } }, 'main.ts'],
  ['one of several exports', '@shop/auth/env', { exports: { '.': './index.ts', './env': { types: './dist/env.d.ts', default: './env.ts' } } }, 'env.ts'],
  ['an export of a pattern', '@shop/auth/env/server', { exports: { './env/*': './src/*.ts' } }, 'src/server.ts'],
  ['the source of what is built', '@shop/auth/env', { exports: { './env': './dist/env.js' } }, 'src/env.ts'],
])('%s of a package is found', (_, specifier, manifest, file) => {
  expect(find(`import { env } from "${specifier}";`, manifest, { [file]: '' })).toEqual([file]);
});

test('imports of modules are followed, within their package and into others', () => {
  const files = { 'index.ts': 'export * from "./session";\nimport "mail";', 'session.ts': 'import "react";\nimport "./index";', 'unused.ts': '' };
  expect(find('const auth = await import("@shop/auth");', {}, files)).toEqual(['index.ts', 'session.ts', 'packages/mail/index.ts']);
});

test.each([
  ['types alone', 'import type { Session } from "@shop/auth";'],
  ['a package that the application does not depend on', 'import "@shop/other";'],
  ['what a package does not export', 'import "@shop/auth/secret";'],
  ['what is no code', 'import "@shop/auth/style.css";'],
])('%s are no modules', (_, code) => {
  expect(find(code, { exports: { '.': './index.ts', './style.css': './style.css' } }, { 'index.ts': '', 'secret.ts': '', 'style.css': '' })).toEqual([]);
});

test('an application without a workspace has none', () => {
  expect(importedModules(applicationFolder({ 'package.json': '{}', 'app/page.tsx': 'import "react";' }))).toEqual([]);
});

test('modules beside the application are followed, by paths and by aliases', () => {
  const root = applicationFolder({
    'web/package.json': '{}',
    'web/tsconfig.json': '{ "compilerOptions": { "paths": { "@shared/*": ["../shared/*"] } } }',
    'web/app/page.tsx': "import { env } from '@shared/env';\n",
    'web/lib/mail.ts': "import { post } from '../../mail/post';\n",
    'shared/env.ts': "import './rest';\nimport '../web/lib/mail';\n",
    'shared/rest.ts': '',
    'shared/unused.ts': '',
    'mail/post.ts': '',
  });
  expect(importedModules(root.below('web')).map(({ path }) => path)).toEqual(['shared/env.ts', 'mail/post.ts', 'shared/rest.ts']);
});
