import { findOtherApplications } from '../../src/discovery/find-other-applications';
import { applicationFolder, Files } from '../support/application-folder';

const manifest = (dependency: string, scripts: object = { build: 'build it' }) => JSON.stringify({ scripts, devDependencies: { [dependency]: '1.0.0' } });
const find = (files: Files) => {
  const folder = applicationFolder(files);
  return findOtherApplications(folder, folder.files());
};

test.each([
  ['vite', 'Vite', 'index.html'],
  ['@angular/core', 'Angular', 'src/index.html'],
  ['react-scripts', 'Create React App', 'public/index.html'],
  ['nuxt', 'Nuxt', 'pages/index.vue'],
])('an application of %s', (dependency, framework, page) => {
  expect(find({ 'web/package.json': manifest(dependency), [`web/${page}`]: '' })).toEqual([{ path: 'web', framework, kind: 'frontend', hasDockerfile: false }]);
});

test('a backend of NestJS', () => {
  expect(find({ 'api/package.json': manifest('@nestjs/core'), 'api/Dockerfile': '' })).toEqual([{ path: 'api', framework: 'NestJS', kind: 'backend', hasDockerfile: true }]);
});

test('a server that is run as it is written; a page that it serves is the one that is named', () => {
  expect(find({ 'auth/package.json': manifest('express', { start: 'node server.js' }) })).toEqual([{ path: 'auth', framework: 'Express', kind: 'backend', hasDockerfile: false }]);
  const both = JSON.stringify({ scripts: { build: 'vite build' }, dependencies: { express: '5.1.0', vite: '8.0.0' } });
  expect(find({ 'web/package.json': both, 'web/index.html': '' })).toMatchObject([{ framework: 'Vite' }]);
});

test('the framework that stands on Vite is the one that is named', () => {
  const both = JSON.stringify({ scripts: { build: 'vite build' }, devDependencies: { 'vite': '8.0.0', '@sveltejs/kit': '3.0.0' } });
  expect(find({ 'package.json': both, 'Dockerfile': '' })).toEqual([{ path: '.', framework: 'SvelteKit', kind: 'frontend', hasDockerfile: true }]);
});

test.each<[string, Files]>([
  ['a library that Vite builds', { 'ui/package.json': manifest('vite'), 'ui/src/index.ts': '' }],
  ['a Next.js application that tests with Vite', { 'web/package.json': '{ "scripts": { "build": "next build" }, "dependencies": { "next": "16.0.0", "vite": "8.0.0" } }', 'web/index.html': '' }],
  ['what nothing builds', { 'web/package.json': '{ "devDependencies": { "vite": "8.0.0" } }', 'web/index.html': '' }],
  ['a library that Express is for', { 'lib/package.json': manifest('express', { test: 'jest' }) }],
  ['a sample', { 'examples/web/package.json': manifest('vite'), 'examples/web/index.html': '' }],
])('%s is none', (_, files) => {
  expect(find(files)).toEqual([]);
});
