import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An application that every contestant builds, and how a developer changes it. */
export interface Application {
  readonly name: 'backend' | 'frontend';
  /** Where it lies in this repository. */
  readonly folder: string;
  readonly port: number;
  /** Path that answers when it works. */
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Changes a source so that it differs from every earlier one. */
  editSource(folder: string, mark: string): void;
  /** Adds a small dependency that has none itself; the lock file differs from every earlier one. */
  addDependency(folder: string, mark: string): void;
}

const HUMANIZE = `humanize==4.12.3 \\
    --hash=sha256:2cbf6370af06568fa6d2da77c86edb7886f3160ecd19ee1ffef07979efc597f6
`;

const BACKEND: Application = {
  name: 'backend',
  folder: 'examples/todo/backend',
  port: 8000,
  path: '/health',
  environment: { DATABASE_URL: 'postgresql://todo:todo@127.0.0.1:5432/todo' },
  editSource: (folder, mark) => appendFileSync(join(folder, 'src/main.py'), `\n# ${mark}\n`),
  addDependency: (folder, mark) => appendFileSync(join(folder, 'requirements.txt'), `# ${mark}\n${HUMANIZE}`),
};

const FRONTEND: Application = {
  name: 'frontend',
  folder: 'examples/todo/frontend',
  port: 3000,
  path: '/api/health',
  environment: { API_URL: 'http://localhost:8000', CHAT_ENDPOINT: 'http://localhost:8000/api/chat' },
  editSource: (folder, mark) => {
    const file = join(folder, 'app/page.tsx');
    const text = readFileSync(file, 'utf8').replace(/ data-mark="[^"]*"/, '');
    writeFileSync(file, text.replace('<main ', `<main data-mark="${mark}" `));
  },
  addDependency: (folder, mark) => {
    const { status, stderr } = spawnSync('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund', 'ms@2.1.3'], { cwd: folder });
    if (status !== 0) throw new Error(`npm could not lock the added dependency: ${String(stderr).trim()}`);
    for (const file of ['package.json', 'package-lock.json']) {
      const content = JSON.parse(readFileSync(join(folder, file), 'utf8')) as object;
      writeFileSync(join(folder, file), `${JSON.stringify({ ...content, version: `0.1.1-${mark}` }, undefined, 2)}\n`);
    }
  },
};

export const APPLICATIONS: readonly Application[] = [BACKEND, FRONTEND];
