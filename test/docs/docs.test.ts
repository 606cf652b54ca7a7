import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Block, Page, pages, ROOT } from './markdown';
import { checkCommands, help, isExecutable } from './shell-commands';
import { compileErrors, run, Snippet, snippet } from './snippets';
import { showsTree, treeProblems } from './trees';
import * as library from '../../src';
import { COMMANDS } from '../../src/cli/commands';
import { parseToml } from '../../src/util/toml';
import { temporaryFolder, writeFiles, inFolder } from '../support/application-folder';
import { FASTAPI_WITH_DATABASE, NEXTJS } from '../support/applications';
import { Repository, synth } from '../support/synth';

const blocks = pages().filter(({ path }) => !path.startsWith('docs/policies/')).flatMap((page) => page.blocks);
const ofLanguage = (...languages: string[]): Block[] => blocks.filter(({ language, notRun }) => languages.includes(language) && !notRun);
const byPlace = (list: readonly Block[]): [string, Block][] => list.map((block) => [block.place, block]);

/** Why a block may stay unexecuted. */
const REASONS = ['needs a cluster', 'needs a cloud account', 'needs a registry', 'needs another host'];
/** Blocks that need no check: drawings, and the output of a command, whose messages troubleshooting.test.ts checks. */
const SHOWN = ['mermaid', 'text', ''];

test('every block has a language that is checked here', () => {
  const checked = ['ts', 'sh', 'yaml', 'toml', 'json', 'python', 'dockerfile', ...SHOWN];
  expect(blocks.filter(({ language }) => !checked.includes(language)).map(({ place, language }) => `${place}: ${language}`)).toEqual([]);
});

test('few blocks are not executed, each for a good reason', () => {
  const exempt = blocks.filter(({ notRun }) => notRun);
  expect(exempt.filter(({ notRun }) => !REASONS.includes(notRun ?? '')).map(({ place }) => place)).toEqual([]);
  expect(exempt.length).toBeLessThan(blocks.length / 10);
});

const snippets = ofLanguage('ts').map(snippet);

test('the compiler accepts every snippet', () => {
  expect(compileErrors(snippets)).toEqual([]);
});

/** A repository with the applications that a snippet speaks of. */
function repositoryFor({ applications }: Snippet): string {
  const root = join(temporaryFolder(), 'project');
  writeFiles(root, { 'database/schema.sql': '', 'database/seed.sql': '' });
  writeFiles(root, { 'mailer/Dockerfile': 'FROM scratch AS production\nEXPOSE 8025\nHEALTHCHECK CMD ["/mailer", "check"]\n' });
  for (const [folder, kind] of applications) writeFiles(root, inFolder(folder, kind === 'FastApiService' ? FASTAPI_WITH_DATABASE : NEXTJS));
  return root;
}

/** Runs a snippet as `npx projen` would. */
function synthesise(one: Snippet, root = repositoryFor(one)): Repository {
  const require = createRequire(join(ROOT, 'test', 'docs', 'docs.test.ts'));
  const load = (name: string): unknown => {
    const module = snippets.find(({ block }) => block.attributes.module === name);
    if (module) return run(module, load);
    return name === 'projen-containers' ? library : jest.requireActual(require.resolve(name));
  };
  const before = process.cwd();
  const { PROJEN_DISABLE_POST: post } = process.env;
  try {
    process.chdir(root);
    process.env.PROJEN_DISABLE_POST = 'true';
    run(one, load);
  } finally {
    process.chdir(before);
    if (post === undefined) delete process.env.PROJEN_DISABLE_POST;
    else process.env.PROJEN_DISABLE_POST = post;
  }
  return new Repository(root);
}

test.each(snippets.filter(({ block }) => !block.attributes.module).map((one) => [one.block.place, one] as const))('the snippet at %s synthesises', (_, one) => {
  const files = synthesise(one);
  expect(Object.keys(files.files()).filter((path) => path.endsWith('docker-compose.yml'))).toHaveLength(1);
});

describe('the stack that the pages are about', () => {
  const [first] = snippets.filter(({ block }) => block.place.startsWith('docs/getting-started.md'));
  const repository = synthesise(first);

  test('is told of two mistakes as the page shows it', () => {
    const root = repositoryFor(first);
    const source = first.source.replace("path: 'backend'", "path: 'bakend'").replace("path: 'frontend'", "path: 'fronted'");
    const mistaken = { ...first, source };
    const page = ofLanguage('text').find(({ text }) => text.startsWith('2 problems in the container stack'));
    expect(() => synthesise(mistaken, root)).toThrow(page?.text.replaceAll('/home/you/todo', root));
  });

  const shown = ['docs/tasks.md', 'docs/github-workflow.md'].map((path) => new Page(path).shown).join('\n');

  test('has no option of a script that its page leaves out', () => {
    const scripts = Object.keys(repository.files()).filter((path) => /^scripts\/.*\.sh$/.test(path) && isExecutable(path, repository));
    const options = scripts.flatMap((path) => [...help(path, repository).matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option]) => `${path} ${option}`));
    expect(options.length).toBeGreaterThan(20);
    expect(options.filter((option) => !new RegExp(`${option.split(' ')[1]}(?![\\w-])`).test(shown))).toEqual([]);
  });

  test('has no option of a command that its page leaves out', () => {
    const options = COMMANDS.flatMap((command) => command.options.map(({ name }) => `${command.name} --${name}`));
    expect(options.filter((option) => !new RegExp(`${option.split(' ')[1]}(?![\\w-])`).test(shown))).toEqual([]);
  });

  test.each(byPlace(ofLanguage('sh')))('has the tasks, scripts and options of %s', (_, block) => {
    expect(checkCommands(block.text, repository)).toEqual([]);
  });

  test.each(byPlace(ofLanguage('text', '').filter(showsTree)))('has the files of the tree at %s, and no others', (_, block) => {
    const [inCluster] = snippets.filter(({ block: { place } }) => place.startsWith('docs/kubernetes.md'));
    expect(treeProblems(block.text, block.place.startsWith('docs/kubernetes.md') ? synthesise(inCluster) : repository)).toEqual([]);
  });
});

test.each(byPlace(ofLanguage('yaml')))('%s is YAML', (_, block) => {
  expect(parseAllDocuments(block.text).flatMap(({ errors }) => errors.map(String))).toEqual([]);
});

test.each(byPlace(ofLanguage('json')))('%s is JSON', (_, block) => {
  expect(() => JSON.parse(block.text) as unknown).not.toThrow();
});

test.each(byPlace(ofLanguage('toml')))('%s is TOML', (_, block) => {
  expect(() => parseToml(block.text)).not.toThrow();
});

test.each(byPlace(ofLanguage('dockerfile')))('%s is a pins file', (_, block) => {
  const files = { ...inFolder('backend', FASTAPI_WITH_DATABASE), 'docker/pins/Dockerfile': block.text };
  const describeStack = (project: library.ContainerStack['project']) => {
    new library.FastApiService(new library.ContainerStack(project, { name: 'todo' }), 'backend', { path: 'backend' });
  };
  expect(synth(files, describeStack).text('docker/pins/Dockerfile')).toContain(block.text);
});

test.each(byPlace(ofLanguage('python')))('%s is Python', (_, block) => {
  const { status, stderr } = spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { input: block.text, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});
