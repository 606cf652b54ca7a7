import { LogLevel, Project } from 'projen';
import { applyChanges, backend, BadInput, Changes, FILES, frontend, overridden, shop } from './case';
import { ENTRY_MODULES } from './entry-modules';
import { ENVIRONMENT } from './environment';
import { KUBERNETES } from './kubernetes';
import { LOCK_FILES } from './lock-files';
import { MIGRATIONS } from './migrations';
import { NAMES } from './names';
import { NEXT_OUTPUT } from './next-output';
import { NUMBERS } from './numbers';
import { OPTIONS } from './options';
import { OVERRIDES } from './overrides';
import { PATHS } from './paths';
import { PINS } from './pins';
import { POLICY } from './policy';
import { PORTS } from './ports';
import { SECRETS } from './secrets';
import { SERVICES } from './services';
import { VERSIONS } from './versions';
import { WORKFLOW } from './workflow';
import { FastApiService } from '../../src';
import { temporaryFolder, writeFiles } from '../support/application-folder';
import { Describe, Repository, synth, synthAgain } from '../support/synth';

const TOPICS: Readonly<Record<string, readonly BadInput[]>> = {
  'names': NAMES,
  'names of options': OPTIONS,
  'paths': PATHS,
  'ports': PORTS,
  'numbers': NUMBERS,
  'versions': VERSIONS,
  'lock files and manifests': LOCK_FILES,
  'output of Next.js': NEXT_OUTPUT,
  'entry modules': ENTRY_MODULES,
  'migrations': MIGRATIONS,
  'secrets': SECRETS,
  'other kinds of service': SERVICES,
  'environment, references and users': ENVIRONMENT,
  'pins': PINS,
  'overrides': OVERRIDES,
  'Kubernetes': KUBERNETES,
  'policy': POLICY,
  'the workflow': WORKFLOW,
};
const EXPIRED = { policy: { waivers: [{ rule: 'no-privileged', reason: 'a spike', expires: '2020-01-01' }] } };

/** The message that synthesis fails with, less the lines that say where a value comes from and which rule it breaks. */
function messageOf(repository: Repository, describeProject: Describe): string {
  try {
    synthAgain(repository, describeProject);
  } catch (error) {
    return (error as Error).message.replaceAll(repository.root, 'ROOT').replace(/\n {4}(?:From|Rule): .*/g, '');
  }
  return 'The synthesis succeeded.';
}

function expected({ told }: BadInput): string {
  const count = told.length === 1 ? '1 problem' : `${told.length} problems`;
  const problems = told.map(([where, what, fix]) => `\n  ${where}\n    ${what}\n    Fix: ${fix}\n`);
  return `${count} in the container stack; no file was changed.\n${problems.join('')}`;
}

function refuses(repository: Repository, input: BadInput): void {
  applyChanges(repository.root, input.changes);
  input.prepare(repository.root);
  const before = repository.files();
  expect(messageOf(repository, input.describe)).toBe(expected(input));
  expect(repository.files()).toEqual(before);
}

function freshFolder(changes: Changes = {}): Repository {
  const root = temporaryFolder();
  writeFiles(root, FILES);
  applyChanges(root, changes);
  return new Repository(root);
}

for (const [topic, inputs] of Object.entries(TOPICS)) {
  describe(topic, () => {
    test.each(inputs.map((input) => [input.title, input] as const))('%s', (_, input) => refuses(freshFolder(), input));

    test('nothing of an earlier synthesis changes either', () => {
      const good = shop((stack) => void new FastApiService(stack, 'backend', { path: 'backend' }));
      refuses(synth(FILES, good), inputs[0]);
    });
  });
}

test('there are at least 80 cases, each with a title of its own', () => {
  const titles = Object.entries(TOPICS).flatMap(([topic, inputs]) => inputs.map(({ title }) => `${topic}: ${title}`));
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.length).toBeGreaterThanOrEqual(80);
});

const UV_LOCK = '[[package]]\nname = "backend"\nsource = { virtual = "." }\ndependencies = [{ name = "fastapi" }, { name = "uvicorn" }]\n[[package]]\nname = "fastapi"\n[[package]]\nname = "uvicorn"\n';
const WARNS: readonly (readonly [title: string, describe: Describe, changes: Changes, line: string])[] = [
  [
    'two lock files of Python', backend(), { 'backend/uv.lock': UV_LOCK, 'backend/pyproject.toml': '[project]\nname = "backend"\nversion = "1.0"\n' },
    'lock-file (medium): shop/backend: backend has uv.lock and requirements.txt; uv.lock is used, being the first that is there of uv.lock, poetry.lock, pdm.lock, Pipfile.lock, pylock.toml, requirements.txt, pyproject.toml. Delete requirements.txt, or uv.lock if it is the one left over.',
  ],
  [
    'two lock files of Node.js', frontend(), { 'frontend/package-lock.json': '{ "lockfileVersion": 3 }\n', 'frontend/yarn.lock': 'next@16.0.0:\n' },
    'lock-file (medium): shop/frontend: frontend has yarn.lock and package-lock.json; yarn.lock is used, being the one that agrees most with package.json, on 1 of 1 dependencies. Delete package-lock.json, or yarn.lock if it is the one left over.',
  ],
  [
    'no lock file of Node.js', frontend(), { 'frontend/package-lock.json': undefined, 'frontend/package.json': '{ "dependencies": { "next": "latest", "react": "19.3.1" } }' },
    'lock-file (medium): shop/frontend: frontend has no lock file; frontend/package.json leaves the version of next open. Run npm install there, or the package manager of your choice, and commit the lock file that it writes.',
  ],
  [
    'too little time to stop', overridden({ stop_grace_period: '5s' }), {},
    "stop-grace (medium): shop/backend: The container gets 5 s to stop, its server gives requests 20 s. Give it more than 20 s, such as stop_grace_period: '30s'.",
  ],
  [
    'a signal that no server can answer', overridden({ stop_signal: 'SIGKILL' }), {},
    'stop-grace (medium): shop/backend: stop_signal is SIGKILL, which no server can answer. Remove it: SIGTERM is what servers expect.',
  ],
  [
    'a base image past its end of life', backend(), { 'docker/pins/Dockerfile': 'FROM python:3.8-slim AS python\n' },
    'base-image-supported (medium): docker/pins/Dockerfile:1: "python:3.8-slim": python 3.8 reached its end of life on 2024-10-07. Change the tag to a release that is supported, and run npx projen.',
  ],
  [
    'a waiver that ran out', shop((stack) => void new FastApiService(stack, 'backend', { path: 'backend' }), EXPIRED), {},
    'waiver-expired (medium): shop: The waiver of no-privileged ran out on 2020-01-01; its reason was "a spike". Fix what it covers and remove it, or review the reason and set a later date.',
  ],
];

test.each(WARNS)('%s warns and does not stop', (_, describeProject, changes, line) => {
  const project = new Project({ name: 'sample', outdir: freshFolder(changes).root, logging: { level: LogLevel.WARN } });
  const warn = jest.spyOn(project.logger, 'warn').mockImplementation();
  describeProject(project);
  project.components.forEach((component) => component.preSynthesize());
  expect(warn.mock.calls.flat().map((text) => String(text).replace(/ https:\/\/\S+$/, ''))).toContain(line);
});
