import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Instruction } from '../../src/model/instruction';
import { ApplicationFolder } from '../../src/resolve/application-folder';
import { contextContents } from '../../src/resolve/context-contents';
import { applicationFolder, temporaryFolder, writeFiles } from '../support/application-folder';

const folder = applicationFolder({ 'src/main.py': '', 'requirements.txt': '', 'README.md': '' });
const include = [{ path: 'src', source: 'sources' }, { path: 'requirements.txt', source: 'the package manager' }];
const dockerfile = (...instructions: Instruction[]) => ({ stages: [{ name: 'a', from: 'b', comment: 'C.', instructions }] });

test('what lies at the top is listed, sorted', () => {
  expect(contextContents(folder, dockerfile(), { include: [] }).entries).toEqual(['README.md', 'requirements.txt', 'src']);
});

test('each input says whether it is there, and what names it', () => {
  const named = [...include, { path: 'static', source: 'sources' }];
  expect(contextContents(folder, dockerfile(), { include: named }).inputs).toEqual([
    { path: 'src', source: 'sources', exists: true, admitted: true },
    { path: 'requirements.txt', source: 'the package manager', exists: true, admitted: true },
    { path: 'static', source: 'sources', exists: false, admitted: true },
  ]);
});

test('what lies outside of the folder is not there', () => {
  const { inputs } = contextContents(folder.below('src'), dockerfile(), { include: [{ path: '../README.md', source: 'sources' }] });
  expect(inputs).toEqual([{ path: '../README.md', source: 'sources', exists: false, admitted: true }]);
});

test('what an instruction copies is an input, once', () => {
  const copies = dockerfile(
    Instruction.copy({ sources: ['src'], destination: './' }),
    Instruction.copy({ sources: ['certificates/'], destination: '/usr/share/' }),
    Instruction.raw('COPY README.md /'),
  );
  const { inputs } = contextContents(folder, copies, { include });
  expect(inputs.map(({ path }) => path).sort()).toEqual(['README.md', 'certificates', 'requirements.txt', 'src']);
  expect(inputs).toContainEqual({ path: 'src', source: 'sources', exists: true, admitted: true });
  expect(inputs).toContainEqual({ path: 'certificates', source: 'an instruction of the Dockerfile', exists: false, admitted: false });
  expect(inputs).toContainEqual({ path: 'README.md', source: 'an instruction of the Dockerfile', exists: true, admitted: false });
});

test('what comes from a stage, a pattern, an address or is the whole context is none', () => {
  const copies = dockerfile(
    Instruction.copy({ sources: ['/x'], destination: '/x', from: 'builder' }),
    Instruction.copy({ sources: ['.'], destination: '.' }),
    Instruction.raw('COPY *.txt /\nADD https://example.com/x /x'),
  );
  expect(contextContents(folder, copies, { include: [] }).inputs).toEqual([]);
});

test('the module to serve is an input, wherever it may lie', () => {
  const { inputs } = contextContents(folder, dockerfile(), { include, entryModule: ['src/main.py', 'src/main/__init__.py'] });
  expect(inputs).toContainEqual({ path: 'src/main.py', source: 'the module to serve', exists: true, admitted: true });
  const missing = contextContents(folder, dockerfile(), { include, entryModule: ['api.py', 'api/__init__.py'] }).inputs;
  expect(missing).toContainEqual({ path: 'api.py', source: 'the module to serve', exists: false, admitted: false });
});

test('of the links that leave the folder those count that enter the build', () => {
  const root = temporaryFolder();
  writeFiles(root, { 'app/src/main.py': '', 'app/docs/index.md': '', 'outside.py': '' });
  symlinkSync('../../outside.py', join(root, 'app/src/outside.py'));
  symlinkSync('main.py', join(root, 'app/src/inside.py'));
  symlinkSync('../../outside.py', join(root, 'app/docs/outside.py'));
  const contents = contextContents(new ApplicationFolder(root, 'app'), dockerfile(), { include: [{ path: 'src', source: 'sources' }] });
  expect(contents.linksOutside).toEqual(['src/outside.py']);
});

test('a link without a target breaks nothing', () => {
  const root = temporaryFolder();
  writeFiles(root, { 'src/main.py': '' });
  symlinkSync('nowhere.py', join(root, 'src/dangling.py'));
  expect(contextContents(new ApplicationFolder(root, '.'), dockerfile(), { include }).inputs).toHaveLength(2);
});
