import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { remaining } from './exceptions';
import { buildkit, checkov, composeLint, composeSchema, dclint, hadolint, jsonSchema, shellcheck, shfmt } from './linters';
import { fixtures } from '../support/fixtures';
import { synthFixture } from '../support/synth-fixture';

const FIXTURES = fixtures();
const CASES = join(__dirname, '..', 'fixtures');

/** Generated files of all fixtures whose path in the repository matches; of those that are the same, one. */
let generated: (pattern: RegExp) => string[];

beforeAll(() => {
  const files = FIXTURES.flatMap((fixture) => synthFixture(fixture));
  generated = (pattern) => {
    const byContent = new Map(files.filter((file) => pattern.test(file)).map((file) => [createHash('sha256').update(readFileSync(file)).digest('hex'), file]));
    return [...byContent.values()];
  };
});

test('every case.json fits the schema', () => {
  expect(jsonSchema(join(CASES, 'case.schema.json'), FIXTURES.map(({ folder }) => join(folder, 'case.json')))).toEqual([]);
});

test("Dockerfiles pass hadolint, checkov and BuildKit's own checks", () => {
  const dockerfiles = generated(/\/docker\/(?!pins\/)[^/]+\/Dockerfile$/);
  expect(dockerfiles.length).toBeGreaterThanOrEqual(FIXTURES.length / 2);
  expect(remaining([...hadolint(dockerfiles), ...checkov(dockerfiles), ...buildkit(dockerfiles)])).toEqual([]);
});

test('scripts pass shellcheck and shfmt', () => {
  const scripts = generated(/\/scripts\/[\w-]+\.sh$/);
  expect(scripts.length).toBeGreaterThan(FIXTURES.length);
  expect(remaining([...shellcheck(scripts), ...shfmt(scripts)])).toEqual([]);
});

test("compose files fit the specification's schema, and pass compose-lint and dclint", () => {
  const composes = generated(/\/docker\/docker-compose\.yml$/);
  expect(composes).toHaveLength(FIXTURES.length);
  const development = generated(/\/docker\/docker-compose\.dev\.yml$/);
  expect(remaining(composeSchema([...composes, ...development]))).toEqual([]);
  expect(remaining(composes.flatMap((file) => [...composeLint(file), ...dclint(file)]))).toEqual([]);
});
