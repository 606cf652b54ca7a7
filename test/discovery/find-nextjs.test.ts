import { findNextJs } from '../../src/discovery/find-nextjs';
import { applicationFolder, Files } from '../support/application-folder';

const PACKAGE = '{ "dependencies": { "next": "16.0.0" } }';
const find = (files: Files) => {
  const folder = applicationFolder(files);
  return findNextJs(folder, folder.files()).map(({ path, evidence }) => [path, evidence]);
};

test.each(['app/page.tsx', 'src/app/(shop)/layout.jsx', 'pages/index.js', 'src/pages/_app.tsx', 'app/api/health/route.ts', 'app/docs/page.mdx', 'next.config.mjs'])(
  'a package that depends on next and has %s', (file) => {
    expect(find({ 'web/package.json': PACKAGE, [`web/${file}`]: '' })).toEqual([['web', `web/${file}`]]);
  });

test('next may be among the development dependencies, and the application at the root', () => {
  expect(find({ 'package.json': '{ "devDependencies": { "next": "latest" } }', 'app/page.tsx': '' })).toEqual([['.', 'app/page.tsx']]);
});

test('of a monorepo the applications are found, and neither its root nor its libraries', () => {
  const files = { 'package.json': PACKAGE, 'apps/web/package.json': PACKAGE, 'apps/web/app/page.tsx': '', 'packages/ui/package.json': PACKAGE, 'packages/ui/src/button.tsx': '' };
  expect(find(files)).toEqual([['apps/web', 'apps/web/app/page.tsx']]);
});

test('a package with nothing but a configuration is no application beside one with routes', () => {
  expect(find({ 'web/package.json': PACKAGE, 'web/app/page.tsx': '', 'host/package.json': PACKAGE, 'host/next.config.mjs': '' })).toEqual([['web', 'web/app/page.tsx']]);
});

test.each([
  ['without next', '{ "dependencies": { "react": "19.0.0" } }'],
  ['that cannot be read', '{ "dependencies": '],
  ['that is no object', '[]'],
])('no package %s', (_, text) => {
  expect(find({ 'package.json': text, 'app/page.tsx': '' })).toEqual([]);
});

test('a package that names next and cannot be read is found, so that its service reports it', () => {
  const merged = '{\n  "dependencies": {\n<<<<<<< HEAD\n    "next": "15.0.0"\n=======\n    "next": "16.0.0"\n>>>>>>> topic\n  }\n}\n';
  expect(find({ 'web/package.json': merged, 'web/app/page.tsx': '' })).toEqual([['web', 'web/app/page.tsx']]);
});
