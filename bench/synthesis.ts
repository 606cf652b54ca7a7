import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { growthExponent, median } from './statistics';

/** What `npx projen` costs: seconds of processor time, which is the same whatever else the machine does. */
export interface SynthesisResult {
  /** A Node.js project without the library. */
  readonly empty: number;
  /** The same with the reference stack. */
  readonly reference: number;
  readonly services: readonly { readonly services: number; readonly seconds: number }[];
  /** Exponent of the growth of what the services add; 1 is linear. */
  readonly exponent: number;
}

/** The two whose ratio is the overhead, a difference of a tenth of a second, are timed more often in a round than the others. */
const PAIRS = 4;
const COUNTS = [1, 10, 100, 1000];
const QUICK_COUNTS = [1, 10, 100];
/** What each of many services is: the smallest FastAPI application. */
const SERVICE_FILES = {
  'src/main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/health")\ndef health() -> dict[str, str]:\n    return {"status": "ok"}\n',
  'requirements.txt': 'fastapi==0.116.1\nuvicorn==0.35.0\n',
};

/** Times synthesis without the library, with the reference stack, and with more and more services, in turn. */
export function benchSynthesis(root: string, rounds: number, quick: boolean, say: (line: string) => void): SynthesisResult {
  const counts = quick ? QUICK_COUNTS : COUNTS;
  const projects = [
    { name: 'empty', code: '' },
    { name: 'reference', code: referenceCode() },
    ...counts.map((count) => ({ name: String(count), code: servicesCode(count) })),
  ].map(({ name, code }) => ({ name, folder: layOut(root, name, code), seconds: [] as number[] }));
  const turns = [...Array.from({ length: PAIRS }, () => projects.slice(0, 2)).flat(), ...projects.slice(2)];
  try {
    for (let round = 0; round <= rounds; round++) {
      for (const project of turns) {
        const seconds = synthesise(project.folder);
        if (round > 0) project.seconds.push(seconds); // the first synthesis writes all files, the others find them there
      }
      if (round > 0) say(`synthesis, round ${round}: ${projects.map(({ name, seconds }) => `${name} ${seconds.at(-1)?.toFixed(2)}`).join(', ')}`);
    }
  } finally {
    for (const { folder } of projects) rmSync(folder, { recursive: true, force: true });
  }
  const time = (name: string): number => median(projects.find((project) => project.name === name)?.seconds ?? []);
  const services = counts.map((count) => ({ services: count, seconds: time(String(count)) }));
  const added = services.filter(({ services: count }) => count >= 10).map(({ services: size, seconds }) => ({ size, seconds: Math.max(seconds - time('empty'), 0.001) }));
  return { empty: time('empty'), reference: time('reference'), services, exponent: growthExponent(added) };
}

function synthesise(folder: string): number {
  const { status, stderr } = spawnSync('bash', ['-c', "TIMEFORMAT='%U %S'; time npx projen --no-post"], { cwd: folder, encoding: 'utf8' });
  const last = stderr.trim().split('\n').at(-1) ?? '';
  if (status !== 0) throw new Error(`synthesis failed in ${folder}: ${stderr}`);
  return last.split(' ').reduce((sum, seconds) => sum + Number(seconds), 0);
}

function layOut(root: string, name: string, code: string): string {
  const folder = mkdtempSync(join(tmpdir(), `bench-synthesis-${name}-`));
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
  for (const module of ['projen', 'constructs']) symlinkSync(join(root, 'node_modules', module), join(folder, 'node_modules', module));
  symlinkSync(root, join(folder, 'node_modules', 'projen-containers'));
  symlinkSync('../projen/bin/projen', join(folder, 'node_modules', '.bin', 'projen'));
  for (const application of ['backend', 'frontend']) cpSync(join(root, 'examples/todo', application), join(folder, application), { recursive: true });
  if (/^\d+$/.test(name)) addServices(folder, Number(name));
  writeFileSync(join(folder, '.projenrc.js'), [
    "const { javascript } = require('projen');",
    "const project = new javascript.NodeProject({ name: 'sample', defaultReleaseBranch: 'main', github: false, jest: false });",
    code,
    'project.synth();',
    '',
  ].join('\n'));
  const { status, stderr } = spawnSync('node', ['.projenrc.js'], { cwd: folder, encoding: 'utf8', env: { ...process.env, PROJEN_DISABLE_POST: 'true' } });
  if (status !== 0) throw new Error(stderr);
  return folder;
}

function addServices(folder: string, count: number): void {
  for (let index = 0; index < count; index++) {
    for (const [path, text] of Object.entries(SERVICE_FILES)) {
      mkdirSync(join(folder, `service-${index}`, 'src'), { recursive: true });
      writeFileSync(join(folder, `service-${index}`, path), text);
    }
  }
}

function referenceCode(): string {
  return `const { ContainerStack, FastApiService, NextJsService, Postgres, Migrations } = require('projen-containers');
const stack = new ContainerStack(project, { name: 'todo' });
const database = new Postgres(stack, 'postgres');
const backend = new FastApiService(stack, 'backend', { path: 'backend', database, migrations: Migrations.alembic() });
new NextJsService(stack, 'frontend', { path: 'frontend', environment: { API_URL: backend.publicUrl } });`;
}

function servicesCode(count: number): string {
  return `const { ContainerStack, FastApiService } = require('projen-containers');
const stack = new ContainerStack(project, { name: 'many' });
for (let index = 0; index < ${count}; index++) {
  new FastApiService(stack, 'service-' + index, { hostPort: 10000 + index });
}`;
}
