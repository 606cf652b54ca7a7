import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A program that runs a command at set times, in a language of the image. */
export interface Scheduler {
  readonly program: string;
  /** Name of its file. */
  readonly file: string;
  readonly text: string;
}

const ASSETS = join(__dirname, '..', '..', 'assets', 'schedulers');
const FILES: Readonly<Record<string, string>> = { python: 'schedule.py', node: 'schedule.cjs' };

/** The scheduler that an image with these programs can run. */
export function schedulerFor(programs: readonly string[]): Scheduler | undefined {
  const program = Object.keys(FILES).find((name) => programs.includes(name));
  return program === undefined ? undefined : { program, file: FILES[program], text: readFileSync(join(ASSETS, FILES[program]), 'utf8') };
}
