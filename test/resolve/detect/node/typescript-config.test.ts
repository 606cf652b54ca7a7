import { readTypescriptConfig } from '../../../../src/resolve/detect/node/typescript-config';
import { applicationFolder, Files } from '../../../support/application-folder';

const read = (files: Files, file = 'tsconfig.json') => readTypescriptConfig(applicationFolder(files), file);

test('paths stand for folders and files, from where the file lies or its base is', () => {
  expect(read({ 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*", "./other/*"], "~*": ["lib/*"], "env": ["./env.ts"] } } }' })).toEqual({
    files: ['tsconfig.json'],
    aliases: [{ prefix: '@/', target: 'src/' }, { prefix: '~', target: 'lib/' }, { prefix: 'env', target: 'env.ts', isWhole: true }],
  });
  expect(read({ 'config/tsconfig.json': '{ "compilerOptions": { "baseUrl": "../src", "paths": { "@/*": ["*"] } } }' }, 'config/tsconfig.json').aliases).toEqual([
    { prefix: '@/', target: 'src' },
  ]);
});

test('paths and patterns that look like comments are none', () => {
  const text = '{\n  "compilerOptions": { "paths": { "@/*": ["./*"] } }, // all\n  "include": ["**/*.ts"],\n  "extends": "./base"\n}\n';
  expect(read({ 'tsconfig.json': text, 'base.json': '{}' })).toEqual({ files: ['tsconfig.json', 'base.json'], aliases: [{ prefix: '@/', target: './' }] });
});

test('what is extended says the paths where the file itself does not, the last one first', () => {
  const paths = (folder: string) => JSON.stringify({ compilerOptions: { paths: { '@/*': [`./${folder}/*`] } } });
  const files = { 'tsconfig.json': '{ "extends": ["./a.json", "./b.json", "next/tsconfig"] }', 'a.json': paths('a'), 'b.json': paths('b') };
  expect(read(files)).toEqual({ files: ['tsconfig.json', 'a.json', 'b.json'], aliases: [{ prefix: '@/', target: 'b/' }] });
});

test('a file that is not there, that extends itself, or that cannot be read says nothing', () => {
  expect(read({})).toEqual({ files: [], aliases: [] });
  expect(read({ 'tsconfig.json': '{ "extends": "./tsconfig.json" }' })).toEqual({ files: ['tsconfig.json'], aliases: [] });
  expect(read({ 'tsconfig.json': '{ "extends": 1, "compilerOptions": []' })).toEqual({ files: ['tsconfig.json'], aliases: [] });
});

test('aliases of a file above hold, too', () => {
  const files = { 'tsconfig.base.json': '{ "compilerOptions": { "paths": { "@shared/*": ["./shared/*"] } } }', 'web/tsconfig.json': '{ "extends": "../tsconfig.base.json" }' };
  expect(readTypescriptConfig(applicationFolder(files).below('web'), 'tsconfig.json')).toEqual({
    files: ['tsconfig.json', '../tsconfig.base.json'],
    aliases: [{ prefix: '@shared/', target: '../shared/' }],
  });
});
