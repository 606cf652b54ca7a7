import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { init } from '../../../src/cli/commands/init';
import { runProgram } from '../../../src/cli/run';
import { renderManifest } from '../../../src/render/manifest';
import { Files } from '../../support/application-folder';
import { ProgramFolder, SHOP } from '../../support/cli';

/** Stands for the library: says what it was given, writes a manifest, and ends as the environment has it. */
const LIBRARY = `
const { mkdirSync, writeFileSync } = require('node:fs');
exports.ContainerProject = class {
  constructor(options) { this.options = options; }
  synth() {
    writeFileSync('synthesised', JSON.stringify(this.options));
    mkdirSync('.projen/containers', { recursive: true });
    writeFileSync('.projen/containers/shop.json', '${JSON.stringify(renderManifest(SHOP))}');
    process.exitCode = Number(process.env.ENDS ?? 0);
  }
};
`;

function repository(files: Files = {}): ProgramFolder {
  const folder = new ProgramFolder();
  folder.write('node_modules/projen-containers/index.js', LIBRARY);
  for (const [path, text] of Object.entries(files)) folder.write(path, text as string);
  return folder;
}

test('a repository gets a description of three lines, which is run', async () => {
  const folder = repository();
  const { status, stdout, stderr } = await folder.run(['init']);
  expect([status, stdout, stderr.split('\n')]).toEqual([0, '', [
    '.projenrc.js is written.',
    'The stack has postgres, backend, migrations.',
    '  Next: npx projen explain shows what was detected, and how to change it; npx projen up starts it',
  ]]);
  expect(folder.read('.projenrc.js').trimEnd().split('\n')).toHaveLength(3);
  expect(folder.read('synthesised')).toBe('{"name":"a project"}');
});

test('it is told where git does not ignore what was installed', async () => {
  const told = async (files: Files) => {
    const folder = repository(files);
    execFileSync('git', ['init', '--quiet'], { cwd: folder.root });
    return (await folder.run(['init'])).stderr.includes('git does not ignore node_modules: add a line node_modules/ to .gitignore.\n');
  };
  expect(await told({})).toBe(true);
  expect(await told({ '.gitignore': 'node_modules/\n' })).toBe(false);
});

test('other development dependencies and another package manager are nothing to it', async () => {
  const manifest = JSON.stringify({ packageManager: 'pnpm@10.0.0', devDependencies: { '@eslint/js': 'link:x', 'projen': '*', 'projen-containers': '*' } });
  const folder = repository({ 'package.json': manifest });
  expect(await folder.run(['init'])).toMatchObject({ status: 0 });
  expect(folder.read('package.json')).toBe(manifest);
});

test('in a package of ES modules the description is CommonJS by its name', async () => {
  const folder = repository({ 'package.json': '{"type": "module"}' });
  expect(await folder.run(['init'])).toMatchObject({ status: 0, stderr: expect.stringContaining('.projenrc.cjs is written.') });
  expect(folder.has('synthesised')).toBe(true);
});

test.each(['.projenrc.js', '.projenrc.ts'])('a description that is there is left alone: %s', async (file) => {
  const folder = repository({ [file]: 'mine', '.projen/tasks.json': '{}' });
  const { status, stderr } = await folder.run(['init']);
  expect([status, stderr]).toEqual([1, `✗ ${file} is there already, nothing was changed.\n  Next: ContainerStack.detect(project) in ${file}, then npx projen`]);
  expect(folder.read(file)).toBe('mine');
});

test.each(['.projenrc.py', '.projenrc.java', '.projenrc.json'])('a description in a language that cannot use the library is left alone, and another place is told: %s', async (file) => {
  const folder = repository({ [file]: 'mine', '.projen/tasks.json': '{}' });
  const { status, stderr } = await folder.run(['init']);
  expect([status, stderr.split('\n')]).toEqual([1, [
    `✗ ${file} is there already, nothing was changed. A stack is described in JavaScript or TypeScript.`,
    '  Next: a package.json and a .projenrc.mjs in a folder of its own, such as containers, whose services have paths such as ../backend:',
    '  https://github.com/projen-containers/projen-containers/blob/main/docs/getting-started.md#other-languages',
  ]]);
  expect(folder.read(file)).toBe('mine');
});

test.each([
  ['.projenrc.js', 'npx projen', { '.projen/tasks.json': '{}' }],
  ['.projenrc.js', 'node .projenrc.js', {}],
  ['.projenrc.ts', 'run .projenrc.ts once by hand, which makes the tasks of projen', {}],
])('a description that names the library already only has to be run, such as one that init left to be completed: %s, by %s', async (file, next, files) => {
  const folder = repository({ [file]: "const { ContainerProject } = require('projen-containers');\n", ...files });
  expect(await folder.run(['init'])).toMatchObject({ status: 1, stderr: `✗ ${file} is there already, nothing was changed.\n  Next: ${next}` });
});

test('where something is missing the description is kept, to be completed', async () => {
  const folder = repository();
  const { status, stderr } = await folder.run(['init'], { ENDS: '1' });
  expect(status).toBe(1);
  expect(stderr).toContain('✗ .projenrc.js is kept, for what is said above.\n  Next: node .projenrc.js, when it is mended; until then there are no tasks, such as up and prove');
  expect(folder.has('.projenrc.js')).toBe(true);
});

test('it looks at no stack, so that none can be asked for', async () => {
  expect((await repository().run(['init', '--help'])).stdout).not.toContain('--stack');
  expect(await new ProgramFolder(SHOP).run(['init', '--stack', 'shop'])).toMatchObject({ status: 2 });
});

test('the name of a folder may have quotes', async () => {
  const folder = new ProgramFolder();
  folder.write("it's/node_modules/projen-containers/index.js", LIBRARY);
  const root = join(folder.root, "it's");
  expect(await runProgram([init], { words: ['init'], root, environment: {}, print: () => undefined, note: () => undefined })).toBe(0);
  expect(folder.read("it's/synthesised")).toBe('{"name":"it\'s"}');
});
