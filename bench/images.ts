import { spawn } from 'node:child_process';
import type { Application } from './applications';
import { Contestant, contestants } from './contestants';
import { docker } from './engine';
import { Bench, Sample, Traits } from './measure';
import type { ImageResult } from './results';
import { readSavedImages } from '../src/cli/report/saved-images';
import { reportImage } from '../src/cli/report/stack-report';

/** How much is measured. */
export interface Effort {
  readonly rounds: number;
  /** No round begins after this moment, in milliseconds since 1970. */
  readonly deadline: number;
  readonly root: string;
  /** True once the user has asked for an end; what was built is removed all the same. */
  stopped(): boolean;
  say(line: string): void;
}

interface Entry {
  readonly application: Application;
  readonly contestant: Contestant;
  bench?: Bench;
  traits?: Traits;
  ownFloor?: number;
  failure?: string;
  readonly samples: Sample[];
}

/** Lets all contestants build and run all applications, in turn, so that what the machine does hits all alike. */
export async function benchImages(applications: readonly Application[], effort: Effort): Promise<ImageResult[]> {
  const run = Math.random().toString(36).slice(2, 8);
  const entries = applications.flatMap((application) =>
    contestants(application).map((contestant): Entry => ({ application, contestant, samples: [] })),
  );
  try {
    for (const entry of entries) await attempt(entry, effort, () => prepare(entry, effort, run));
    leaveOutTwins(entries);
    for (let number = 1; number <= effort.rounds; number++) {
      if (number > 1 && Date.now() > effort.deadline) {
        effort.say(`no time for round ${number}`);
        break;
      }
      for (const entry of rotated(entries, number)) await attempt(entry, effort, () => measure(entry, effort, number));
    }
    for (const entry of entries) await attempt(entry, effort, () => look(entry, effort));
    return entries.map((entry) => result(entry, entries));
  } finally {
    for (const { bench } of entries) await bench?.remove().catch((error: Error) => effort.say(error.message));
  }
}

async function attempt(entry: Entry, { say, stopped }: Effort, work: () => Promise<void>): Promise<void> {
  if (entry.failure !== undefined || stopped()) return;
  try {
    await work();
  } catch (error) {
    entry.failure = error instanceof Error ? error.message.split('\n')[0] : String(error);
    say(`${title(entry)}: ${entry.failure}`);
  }
}

function prepare(entry: Entry, { root }: Effort, run: string): Promise<void> {
  entry.bench = new Bench(entry.contestant, entry.application, root, run);
  return Promise.resolve();
}

/** Two profiles that come to the same Dockerfile are one contestant. */
function leaveOutTwins(entries: readonly Entry[]): void {
  entries.forEach((entry, index) => {
    const twin = entries.slice(0, index).find(({ bench }) => bench && bench.dockerfile === entry.bench?.dockerfile);
    if (twin && entry.failure === undefined) entry.failure = `the same Dockerfile as ${twin.contestant.name}`;
  });
}

async function measure(entry: Entry, { say }: Effort, number: number): Promise<void> {
  const sample = await entry.bench!.round(number);
  entry.samples.push(sample);
  say(`round ${number}, ${title(entry)}: ${Object.entries(sample).map(([name, seconds]) => `${name} ${(seconds as number).toFixed(1)}`).join(', ')}`);
}

async function look(entry: Entry, { say }: Effort): Promise<void> {
  const bench = entry.bench!;
  entry.traits = await bench.traits();
  if (!entry.contestant.ours) return;
  const child = spawn('docker', ['image', 'save', bench.image], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [saved] = await readSavedImages(child.stdout);
  const id = await docker('image', 'inspect', '--format', '{{.Id}}', bench.image);
  const { floor } = reportImage(saved, { service: entry.application.name, image: bench.image, id, budget: 0, dockerfile: bench.dockerfile });
  entry.ownFloor = floor?.bytes;
  say(`${title(entry)}: ${entry.traits.bytes} bytes, floor ${floor?.bytes}`);
}

/** Every round begins with another contestant, so that none always builds after the same. */
function rotated<T>(list: readonly T[], by: number): T[] {
  const start = (by - 1) % Math.max(list.length, 1);
  return [...list.slice(start), ...list.slice(0, start)];
}

/** A floor belongs to a family: alternatives are held against what ours count up to on the bare base of theirs. */
function result({ application, contestant, traits, samples, failure, ownFloor }: Entry, all: readonly Entry[]): ImageResult {
  const ofFamily = all.find((other) =>
    other.application === application && other.contestant.family === contestant.family && other.ownFloor !== undefined);
  const { name, family, ours } = contestant;
  return { application: application.name, contestant: name, family, ours, traits, floor: ownFloor ?? ofFamily?.ownFloor, samples, failure };
}

function title({ application, contestant }: Entry): string {
  return `${application.name} by ${contestant.name}`;
}
