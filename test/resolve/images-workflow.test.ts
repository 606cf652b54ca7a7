import type { WorkflowModel } from '../../src/model/workflow-model';
import { ImagesWorkflowOptions, resolveImagesWorkflow, WorkflowContext } from '../../src/resolve/images-workflow';
import { DEFAULT_PINS, Pins } from '../../src/resolve/pins';
import { Problems } from '../../src/util/problem';
import { temporaryFolder } from '../support/application-folder';

const CONTEXT: WorkflowContext = {
  where: 'shop',
  registry: 'ghcr.io/acme',
  directory: '.',
  defaultFile: '.github/workflows/images.yml',
  defaultBranches: ['trunk'],
  ownerOf: () => undefined,
  overriddenAction: (action) => action,
  buildsImages: true,
};

interface Resolved {
  readonly model: WorkflowModel;
  readonly told: string[];
  readonly pins: Pins;
}

/** @param used aliases of base images that the stack uses */
function resolve(options: ImagesWorkflowOptions = {}, context: Partial<WorkflowContext> = {}, used: readonly string[] = []): Resolved {
  const problems = new Problems();
  const pins = new Pins(temporaryFolder(), 'docker/pins/Dockerfile', problems, { where: 'shop', images: { python: 'ghcr.io/acme/python:3.13' } });
  for (const alias of used) pins.get(alias);
  const model = resolveImagesWorkflow(options, { ...CONTEXT, ...context }, pins, problems);
  return { model, told: problems.all.map(({ what }) => what), pins };
}

test('nothing need be said', () => {
  const { model, told } = resolve();
  expect(told).toEqual([]);
  expect(model).toMatchObject({
    file: '.github/workflows/images.yml',
    branches: ['trunk'],
    platforms: [{ name: 'linux/amd64', runner: 'ubuntu-24.04' }],
    sign: true,
    codeScanning: true,
    scanSchedule: '23 4 * * *',
    registryHost: 'ghcr.io',
    buildkitImage: DEFAULT_PINS.buildkit,
  });
});

test('everything can be', () => {
  const { model, told } = resolve({
    file: '.github/workflows/containers.yaml',
    branches: ['main', 'release/1.x', 'main'],
    platforms: ['linux/arm64', 'linux/amd64'],
    runners: { 'linux/arm64': 'acme-arm.large' },
    sign: false,
    codeScanning: false,
    scanSchedule: '0 6 * * 1',
  });
  expect(told).toEqual([]);
  expect(model).toMatchObject({
    file: '.github/workflows/containers.yaml',
    branches: ['main', 'release/1.x'],
    platforms: [{ name: 'linux/arm64', runner: 'acme-arm.large' }, { name: 'linux/amd64', runner: 'ubuntu-24.04' }],
    sign: false,
    codeScanning: false,
    scanSchedule: '0 6 * * 1',
  });
});

test.each([
  ['ghcr.io/acme', 'ghcr.io'],
  ['registry.example.com:5000/acme/team', 'registry.example.com:5000'],
  ['localhost/acme', 'localhost'],
  ['acme', 'docker.io'],
])('the registry %s is at %s', (registry, host) => {
  expect(resolve({}, { registry }).model.registryHost).toBe(host);
});

test('steps that log in take the place of a password, with the actions that the organisation has of its own', () => {
  const login = [{ name: 'Role', uses: 'aws-actions/configure-aws-credentials@v6', with: { 'aws-region': 'eu-central-1' } }, { run: 'login' }];
  const overriddenAction = (action: string) => action.replace('aws-actions/', 'acme/');
  expect(resolve({ login }, { overriddenAction }).model.login).toEqual([
    { name: 'Role', uses: { uses: 'acme/configure-aws-credentials@v6' }, with: { 'aws-region': 'eu-central-1' } },
    { run: 'login' },
  ]);
  expect(resolve().model.login).toBeUndefined();
});

test('whether a base image comes from the registry is seen in the pins', () => {
  expect(resolve({}, {}, ['node']).model.pullsFromRegistry).toBe(false);
  expect(resolve({}, {}, ['node', 'python']).model.pullsFromRegistry).toBe(true);
  expect(resolve({}, { registry: 'registry.example.com/acme' }, ['python']).model.pullsFromRegistry).toBe(false);
});

test('packages of GitHub belong to an owner', () => {
  const owners = ['ghcr.io/acme/team', 'ghcr.io', 'registry.example.com/acme'].map((registry) => resolve({}, { registry }).model.packagesOwner);
  expect(owners).toEqual(['acme', undefined, undefined]);
});

test('the tools of the workflow are pinned where the base images are', () => {
  expect(resolve().pins.toText()).toContain(
    `FROM ${DEFAULT_PINS.buildkit} AS buildkit\nFROM ${DEFAULT_PINS['sbom-scanner']} AS sbom-scanner\nFROM ${DEFAULT_PINS.trivy} AS trivy\n`,
  );
});

test.each(['main', 'release/1.x', 'a', 'dependabot/npm_and_yarn'])('"%s" can be a branch', (branch) => {
  expect(resolve({ branches: [branch] }).told).toEqual([]);
});

test.each(['', '-main', 'a b', 'a..b', 'a//b', 'main/', 'a.lock', 'release/*', '$(id)', '.a', 'a/.b', "a'b"])('"%s" cannot', (branch) => {
  expect(resolve({ branches: [branch] }).told).toEqual([`workflow: "${branch}" cannot be the name of a branch.`]);
});
