import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { APPLICATIONS } from './applications';
import { chart } from './chart';
import { docker } from './engine';
import { benchImages } from './images';
import type { BenchResult } from './results';
import { benchSynthesis } from './synthesis';
import { resultTables } from './table';

const HELP = `Measures the images and the synthesis of this library against alternatives; see bench/README.md.

  npx projen bench [options]

  --quick            one round, and no synthesis of 1000 services
  --rounds N         rounds whose median counts (default 3)
  --minutes N        no round begins after so long (default 75)
  --only PART        backend, frontend or synthesis; may be repeated
  --output FOLDER    where bench.json, bench.md and bench.svg go (default bench/results)
  --help             print this
`;

const ROOT = resolve(__dirname, '..');
const BASES = ['debian:trixie-slim', 'python:3.13-slim-trixie', 'node:24-alpine', 'node:24-slim', 'alpine:3.23', 'astral/uv:0.13'];

async function main(): Promise<void> {
  const text = { type: 'string' as const };
  const { values } = parseArgs({
    options: { quick: { type: 'boolean' }, rounds: text, minutes: text, only: { ...text, multiple: true }, output: text, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const started = Date.now();
  const say = (line: string): void => void process.stderr.write(`${((Date.now() - started) / 60000).toFixed(1).padStart(5)} min  ${line}\n`);
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));
  const wanted = (part: string): boolean => !values.only || values.only.includes(part);
  const [loadBefore] = loadavg();
  const notes = await baseNotes();
  const synthesis = wanted('synthesis') ? benchSynthesis(ROOT, rounds, values.quick ?? false, say) : undefined;
  const deadline = started + Number(values.minutes ?? 75) * 60000;
  let interrupted = false;
  process.once('SIGINT', () => {
    interrupted = true;
    say('ends with this one, and removes what was built');
  });
  const stopped = (): boolean => interrupted;
  const images = await benchImages(APPLICATIONS.filter(({ name }) => wanted(name)), { rounds, deadline, stopped, root: ROOT, say });
  const machine = {
    cpus: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    engine: await docker('version', '--format', '{{.Server.Version}}'),
    node: process.version.slice(1),
    loadBefore,
    loadAfter: loadavg()[0],
    minutes: (Date.now() - started) / 60000,
    notes,
  };
  write({ machine, images, synthesis }, resolve(values.output ?? join(ROOT, 'bench/results')));
}

/** Makes sure that every base image is there before anything is timed. */
async function baseNotes(): Promise<string[]> {
  const notes = [];
  for (const image of BASES) {
    await docker('image', 'inspect', image).catch(() => docker('pull', '--quiet', image));
    notes.push(await docker('image', 'inspect', '--format', '{{with index .Config.Labels "org.projen-containers.base.note"}}{{.}}{{end}}', image));
  }
  return [...new Set(notes)].filter(Boolean);
}

function write(result: BenchResult, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const tables = resultTables(result);
  writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(result, undefined, 2)}\n`);
  writeFileSync(join(folder, 'bench.md'), tables);
  writeFileSync(join(folder, 'bench.svg'), chart(result));
  process.stdout.write(`${tables}\n${join(folder, 'bench.svg')}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`✗ ${error.message}\n`);
  process.exitCode = 1;
});
