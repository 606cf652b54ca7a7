import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { succeed } from './command';
import { PACKAGE_VARIABLE, REPOSITORY } from './package';

/** Folders of a repository as the specification has it: the applications beside the project. */
export const APPLICATIONS = 'phase-3';
export const PROJECT = 'phase-4';

/** What a test adds to the description of the stack; both are source text of .projenrc.js. */
export interface StackCode {
  /** Further options of the ContainerStack. */
  readonly options?: string;
  /** Options of the database. */
  readonly database?: string;
  /** Further options of both applications. */
  readonly web?: string;
  /** Statements after the services were created: `stack`, `postgres`, `backend`, `frontend` are there. */
  readonly statements?: string;
}

/** Creates the repository of a team that uses the library: applications, project, dependencies. */
export async function layOut(root: string): Promise<void> {
  const leftOut = new Set(['node_modules', '.venv', '.next', '__pycache__', '.pytest_cache', 'next-env.d.ts']);
  for (const application of ['backend', 'frontend']) {
    cpSync(join(REPOSITORY, 'examples', 'todo', application), join(root, APPLICATIONS, application), {
      recursive: true,
      filter: (source) => !leftOut.has(basename(source)),
    });
  }
  mkdirSync(join(root, PROJECT));
  symlinkSync(join(process.env[PACKAGE_VARIABLE] ?? '', 'node_modules'), join(root, PROJECT, 'node_modules'));
  await succeed(['git', 'init', '--quiet', '--initial-branch', 'main'], { cwd: root });
}

/** Commits everything that git does not ignore; returns the commit. */
export async function commit(root: string): Promise<string> {
  const author = ['-c', 'user.name=e2e', '-c', 'user.email=e2e@example.invalid', '-c', 'commit.gpgsign=false'];
  await succeed(['git', 'add', '--all'], { cwd: root });
  await succeed(['git', ...author, 'commit', '--quiet', '--message', 'The stack'], { cwd: root });
  return (await succeed(['git', 'rev-parse', 'HEAD'], { cwd: root })).stdout.trim();
}

/** Writes the project's description. */
export function writeProjenrc(root: string, name: string, { options = '', database = '', web = '', statements = '' }: StackCode): void {
  writeFileSync(join(root, PROJECT, '.projenrc.js'), `
const { javascript, Project } = require('projen');
const { BuildSecret, ContainerStack, FastApiService, Migrations, NextJsService, Postgres, Secret } = require('projen-containers');

const project = new Project({ name: '${name}' });
new javascript.Projenrc(project);
project.gitignore.addPatterns('node_modules');

const stack = new ContainerStack(project, {
  name: '${name}',
  source: 'https://example.invalid/todo.git',
  licenses: 'Apache-2.0',
  ${options}
});
const postgres = new Postgres(stack, 'postgres', { ${database} });
const backend = new FastApiService(stack, 'backend', {
  path: '../${APPLICATIONS}/backend',
  database: postgres,
  migrations: Migrations.alembic(),
  secrets: [Secret.fromEnvironment('OPENAI_API_KEY')],
  ${web}
});
const frontend = new NextJsService(stack, 'frontend', {
  path: '../${APPLICATIONS}/frontend',
  environment: {
    API_URL: backend.publicUrl,
    CHAT_ENDPOINT: backend.publicUrl.path('/api/chat'),
    API_INTERNAL_URL: backend.url,
  },
  ${web}
});
backend.addEnvironment('CORS_ORIGINS', frontend.publicUrl);
${statements}
project.synth();
`);
}
