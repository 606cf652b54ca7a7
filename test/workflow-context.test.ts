import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Project, typescript } from 'projen';
import { Files, temporaryFolder, writeFiles } from './support/application-folder';
import { MARKER } from './support/synth';
import { workflowContext } from '../src/workflow-context';

const FILE = '.github/workflows/images.yml';

function plain(files: Files = {}): Project {
  const outdir = temporaryFolder();
  writeFiles(outdir, files);
  return new Project({ name: 'sample', outdir });
}

test('the first workflow is called images, one beside it after its stack too', () => {
  expect(workflowContext(plain(), 'shop', []).defaultFile).toBe(FILE);
  expect(workflowContext(plain(), 'shop', ['.github/workflows/other.yml']).defaultFile).toBe(FILE);
  expect(workflowContext(plain(), 'shop', [FILE]).defaultFile).toBe('.github/workflows/shop-images.yml');
});

test('the branches are those that the project releases from', () => {
  const options = { name: 'sample', defaultReleaseBranch: 'trunk', outdir: temporaryFolder(), projenrcTs: true };
  expect(workflowContext(plain(), 'shop', []).defaultBranches).toEqual(['main']);
  expect(workflowContext(new typescript.TypeScriptProject(options), 'shop', []).defaultBranches).toEqual(['trunk']);
  expect(workflowContext(new typescript.TypeScriptProject({ ...options, release: false }), 'shop', []).defaultBranches).toEqual(['main']);
});

test("an organisation's actions are those that projen knows of", () => {
  const project = new typescript.TypeScriptProject({ name: 'sample', defaultReleaseBranch: 'main', outdir: temporaryFolder() });
  project.github?.actions.set('actions/checkout', 'acme/checkout@abc');
  const { overriddenAction } = workflowContext(project, 'shop', []);
  expect(overriddenAction('actions/checkout@v7.0.1')).toBe('acme/checkout@abc');
  expect(overriddenAction('docker/login-action@v4.1.0')).toBe('docker/login-action@v4.1.0');
  expect(workflowContext(plain(), 'shop', []).overriddenAction('actions/checkout@v7.0.1')).toBe('actions/checkout@v7.0.1');
});

describe('the place of the workflow', () => {
  test('is free where nothing is, or what was generated earlier', () => {
    expect(workflowContext(plain(), 'shop', []).ownerOf(FILE)).toBeUndefined();
    expect(workflowContext(plain({ [FILE]: MARKER }), 'shop', []).ownerOf(FILE)).toBeUndefined();
  });

  test('is taken by a file of the team, one of the project, and one of another stack', () => {
    const project = plain({ [FILE]: 'on: push\n' });
    expect(workflowContext(project, 'shop', []).ownerOf(FILE)).toBe('it is a file of the repository that projen did not write');
    expect(workflowContext(project, 'shop', [FILE]).ownerOf(FILE)).toBe('another stack of the project has it');
    const built = new typescript.TypeScriptProject({ name: 'sample', defaultReleaseBranch: 'main', outdir: temporaryFolder() });
    expect(workflowContext(built, 'shop', []).ownerOf('.github/workflows/build.yml')).toBe('the project itself generates it');
  });

  test('is in the project that holds all others', () => {
    const parent = plain();
    expect(workflowContext(new Project({ name: 'part', parent, outdir: 'packages/part' }), 'shop', []).directory).toBe('packages/part');
    expect(workflowContext(parent, 'shop', []).directory).toBe('.');
  });

  test("is the repository's root; where that is above the project, it is told", () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'deploy'));
    writeFileSync(join(root, '.git'), 'gitdir: elsewhere\n');
    const above = (outdir: string) => workflowContext(new Project({ name: 'sample', outdir }), 'shop', []).repositoryAbove;
    expect(above(join(root, 'deploy'))).toBe(root);
    expect(above(root)).toBeUndefined();
  });
});
