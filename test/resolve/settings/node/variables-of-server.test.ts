import { ApplicationFolder } from '../../../../src/resolve/application-folder';
import { nodeSettings } from '../../../../src/resolve/settings/node/node-settings';
import { Files, git, temporaryFolder, writeFiles } from '../../../support/application-folder';

function folder(files: Files): ApplicationFolder {
  const root = temporaryFolder();
  writeFiles(root, files);
  git(root, 'init', '--quiet');
  return new ApplicationFolder(root, '.');
}

test.each([
  ['async rewrites() { return [{ destination: `${process.env.NEXT_PUBLIC_API_URL}/api` }] }', '', true],
  ['async rewrites() { return [{ destination: `${process.env.NEXT_PUBLIC_API_URL}/api` }] }', 'fetch(process.env.NEXT_PUBLIC_API_URL!);\n', undefined],
  ['async redirects() { return [{ destination: `${process.env.NEXT_PUBLIC_API_URL}/api` }] }, async rewrites() { return [] }', '', undefined],
])('a variable in %j, with %j in a page, is for rewrites alone: %s', (config, page, onServer) => {
  const files = { 'next.config.js': `module.exports = { ${config} };\n`, 'app/page.tsx': page };
  expect(nodeSettings(folder(files)).map((each) => each.onServer)).toEqual([onServer]);
});

test.each([
  ['app/api/todos/route.ts', 'await fetch(`${process.env.NEXT_PUBLIC_API_URL}/todos`);\n', true],
  ['src/pages/api/todos.ts', 'await axios.get(process.env.NEXT_PUBLIC_API_URL + "/todos");\n', true],
  ['lib/actions.ts', '"use server";\nawait fetch(`${process.env.NEXT_PUBLIC_API_URL}/todos`);\n', true],
  ['app/page.tsx', 'await fetch(process.env.NEXT_PUBLIC_API_URL!);\n', undefined],
  ['app/login/route.ts', 'await fetch("https://id.example.com");\nredirect(process.env.NEXT_PUBLIC_API_URL!);\n', undefined],
  ['app/config/route.ts', 'return Response.json({ api: process.env.NEXT_PUBLIC_API_URL });\n', undefined],
])('a variable that %s alone reads in %j is for the server: %s', (file, code, onServer) => {
  expect(nodeSettings(folder({ [file]: code })).map((each) => each.onServer)).toEqual([onServer]);
});
