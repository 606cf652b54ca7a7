import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { schemaProblems } from './json-schema';

const FOLDER = join(__dirname, '..', 'fixtures');
const SCHEMA = JSON.parse(readFileSync(join(FOLDER, 'case.schema.json'), 'utf8'));

/** A request to the started stack of a fixture, and what must come back. */
export interface FixtureRequest {
  readonly service: string;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly status: number;
  /** Must be in the body of the answer. */
  readonly text?: string;
}

/** What the case.json of a fixture says; test/fixtures/case.schema.json describes it. */
export interface FixtureCase {
  readonly summary: string;
  readonly prepare?: readonly (readonly string[])[];
  readonly projenrc?: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly requests: readonly FixtureRequest[];
}

/** A small repository that stands for a shape of applications. */
export interface Fixture extends FixtureCase {
  /** Name of its folder. */
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
}

/**
 * Every fixture, by name; only those that the variable FIXTURES names, if it does.
 *
 * @throws Error naming all that is wrong with a case.json
 */
export function fixtures(): Fixture[] {
  const names = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'case.json'))).sort();
  const wanted = process.env.FIXTURES?.split(',') ?? names;
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`FIXTURES names no fixture: ${unknown.join(', ')}; there are: ${names.join(', ')}.`);
  return wanted.map((name) => ({ ...readCase(join(FOLDER, name, 'case.json')), name, folder: join(FOLDER, name) }));
}

/**
 * Reads a case.json.
 *
 * @throws Error naming all that is wrong with it
 */
export function readCase(file: string): FixtureCase {
  const value = parse(file);
  const problems = schemaProblems(SCHEMA, value);
  if (problems.length > 0) throw new Error(`${file}: ${problems.join('; ')}.`);
  return value as FixtureCase;
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}.`);
  }
}
