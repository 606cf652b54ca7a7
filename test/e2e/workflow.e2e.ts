import { randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run, succeed } from './support/command';
import { inspectImage } from './support/docker';
import { forget, remember } from './support/leftovers';
import { removeOwned } from './support/owned';
import { PACKAGE_VARIABLE, REPOSITORY } from './support/package';
import { PublishingBuilder } from './support/publishing-builder';
import { Registry } from './support/registry';
import { commit } from './support/repository-layout';
import { JobResult, WorkflowRun } from './support/workflow-run';

const SOURCES = join(REPOSITORY, 'test', 'e2e', 'services-app');
const WORKFLOW = '.github/workflows/images.yml';
const PLATFORM = { 'matrix.platform': 'linux/amd64' };

const name = `e2e-${randomBytes(4).toString('hex')}`;
const folder = mkdtempSync(join(tmpdir(), `projen-containers-${name}-`));
const repository = join(folder, 'repository');
const programs = join(folder, 'programs');
const environment: NodeJS.ProcessEnv = { ...process.env, IMAGE_TAG: undefined, COMPOSE_PROJECT_NAME: undefined, NODE_ENV: undefined };

let registry: Registry;
let builder: PublishingBuilder;
let revision: string;
let workflow: WorkflowRun;

const image = (service: string): string => `acme/${name}-${service}`;

/** Cosign would ask GitHub who this is, Trivy for its database; what they are asked to do is noted. */
const STAND_INS: Readonly<Record<string, string>> = {
  cosign: 'echo "$*" >>"$SIGNED"',
  trivy: 'while [ $# -gt 0 ]; do [ "$1" != --output ] || echo "{}" >"$2"; shift; done',
};
/** Makes a bill of materials without a package; official scanners cannot be had everywhere. @see https://github.com/moby/buildkit/blob/master/docs/attestations/sbom-protocol.md */
const SCANNER = `FROM alpine:3.23
ENTRYPOINT ["sh", "-c", "printf '%s' '{\\"_type\\":\\"https://in-toto.io/Statement/v0.1\\",\\"predicateType\\":\\"https://spdx.dev/Document\\",\\"predicate\\":{\\"spdxVersion\\":\\"SPDX-2.3\\"}}' >$BUILDKIT_SCAN_DESTINATION/sbom.spdx.json"]
`;

beforeAll(async () => {
  remember(name, folder);
  registry = await Registry.start();
  builder = await PublishingBuilder.start();
  Object.assign(environment, builder.environment, { SIGNED: join(folder, 'signed'), PATH: [programs, process.env.PATH].join(delimiter) });
  layOut();
  await buildScanner();
  await succeed(['node', '.projenrc.js'], { cwd: repository, environment });
  await succeed(['git', 'init', '--quiet', '--initial-branch', 'main'], { cwd: repository });
  revision = await commit(repository);
  await succeed(['git', 'tag', 'v1.2.3'], { cwd: repository });
  workflow = new WorkflowRun(repository, WORKFLOW, folder, environment);
});
afterAll(async () => {
  await builder?.stop();
  registry?.stop();
  await removeOwned(name);
  rmSync(folder, { recursive: true, force: true });
  forget(name);
});

/** A stack of one image that serves, and in a folder of its own one of an image for any platform. */
function layOut(): void {
  for (const service of ['web', 'part/data']) mkdirSync(join(repository, service), { recursive: true });
  mkdirSync(join(repository, 'docker', 'pins'), { recursive: true });
  mkdirSync(programs);
  for (const [program, text] of Object.entries(STAND_INS)) {
    writeFileSync(join(programs, program), `#!/usr/bin/env bash\n${text}\n`);
    chmodSync(join(programs, program), 0o755);
  }
  for (const file of ['Dockerfile', 'server.mjs']) copyFileSync(join(SOURCES, file), join(repository, 'web', file));
  writeFileSync(join(repository, 'part/data/Dockerfile'), 'FROM scratch\nUSER 1000:1000\nCOPY Dockerfile /\nCMD ["/none"]\n');
  symlinkSync(join(process.env[PACKAGE_VARIABLE] ?? '', 'node_modules'), join(repository, 'node_modules'));
  const scanner = `FROM ${registry.host}/tools/scanner:1 AS sbom-scanner\n`;
  for (const project of ['.', 'part']) {
    mkdirSync(join(repository, project, 'docker', 'pins'), { recursive: true });
    writeFileSync(join(repository, project, 'docker', 'pins', 'Dockerfile'), scanner);
  }
  writeFileSync(join(repository, '.projenrc.js'), `
const { javascript, Project } = require('projen');
const { BuildSecret, ContainerImage, ContainerService, ContainerStack } = require('projen-containers');
const registry = '${registry.host}/acme';
const project = new Project({ name: '${name}' });
new javascript.Projenrc(project);
project.gitignore.addPatterns('node_modules');
const stack = new ContainerStack(project, { name: '${name}', registry, workflow: {}, buildSecrets: [BuildSecret.npmrc()] });
new ContainerService(stack, 'web', { image: ContainerImage.dockerfile({ context: 'web', target: 'server', sizeBudgetMegabytes: 500 }) });
const part = new Project({ name: 'part', parent: project, outdir: 'part' });
const data = new ContainerStack(part, { name: '${name}-part', registry, workflow: { platforms: ['linux/amd64', 'linux/arm64'] } });
new ContainerService(data, 'data', { image: ContainerImage.dockerfile({ context: 'data' }) });
project.synth();
`);
}

async function buildScanner(): Promise<void> {
  mkdirSync(join(folder, 'scanner'));
  writeFileSync(join(folder, 'scanner', 'Dockerfile'), SCANNER);
  await succeed(['docker', 'buildx', 'build', '--push', '--tag', `${registry.host}/tools/scanner:1`, join(folder, 'scanner')], { environment });
}

/** Kinds of attestations in what a digest leads to. */
function attestations(digest: string): string[] {
  const manifests = registry.manifest(digest).manifests ?? [];
  const attesting = manifests.filter(({ platform }) => platform.architecture === 'unknown');
  return attesting.flatMap((each) => registry.manifest(each.digest).layers ?? []).map(({ annotations }) => annotations?.['in-toto.io/predicate-type'] ?? '').sort();
}

const platforms = (digest: string): string[] =>
  (registry.manifest(digest).manifests ?? []).map(({ platform }) => `${platform.os}/${platform.architecture}`).filter((each) => !each.startsWith('unknown'));

describe('a pull request', () => {
  test('is built, tested and scanned, and nothing of it is pushed', async () => {
    const { output, clone } = await workflow.job('check', { ...PLATFORM, 'secrets.BUILD_NPMRC': 'registry=https://registry.example.invalid' });
    expect(output).toMatch(/✓ build\/npmrc: from \$BUILD_NPMRC\n[^]*✓ built web in [^]*✓ healthy in [^]*✓ nothing of severity HIGH,CRITICAL in web/);
    expect(readFileSync(join(clone, 'docker/secrets/build/npmrc'), 'utf8')).toBe('registry=https://registry.example.invalid\n');
    expect(registry.tags(image('web'))).toEqual([]);
  });
});

describe('a commit of the branch', () => {
  let built: JobResult;
  let digest: string;
  const published = (reference: string) => workflow.job('publish', { 'needs.build.outputs.linux-amd64': built.outputs['linux-amd64'] }, {
    GITHUB_REF: reference, GITHUB_SERVER_URL: 'https://github.com', GITHUB_WORKFLOW_REF: `acme/shop/${WORKFLOW}@${reference}`,
  });

  beforeAll(async () => {
    built = await workflow.job('build', { ...PLATFORM, 'secrets.BUILD_NPMRC': '' });
    [, digest] = /^web@(sha256:[0-9a-f]{64})$/.exec(built.outputs['linux-amd64']) ?? [];
  });

  test('is pushed without a tag, and what is pushed is what was tested', async () => {
    expect(registry.tags(image('web'))).toEqual([]);
    const [{ digest: manifest }] = registry.manifest(digest).manifests ?? [];
    expect(registry.manifest(manifest).config?.digest).toBe((await inspectImage(`${registry.host}/${image('web')}:local`)).Id);
  });

  test('has its provenance and its bill of materials beside it', () => {
    expect(attestations(digest)).toEqual([expect.stringMatching(/^https:\/\/slsa\.dev\/provenance\//), 'https://spdx.dev/Document']);
  });

  test('is signed, tagged with commit and branch, and told in the summary', async () => {
    const { summary } = await published('refs/heads/main');
    expect(registry.tags(image('web'))).toEqual([revision, 'main']);
    expect(registry.digest(image('web'), 'main')).toBe(digest);
    expect(readFileSync(environment.SIGNED ?? '', 'utf8')).toBe(`sign --yes ${registry.host}/${image('web')}@${digest}\n`);
    expect(summary).toContain(`| \`${registry.host}/${image('web')}\` | \`${digest}\` |`);
    expect(summary).toContain(`--certificate-identity https://github.com/acme/shop/${WORKFLOW}@refs/heads/main`);
  });

  test('that is a version has its tags, too', async () => {
    await published('refs/tags/v1.2.3');
    expect(registry.tags(image('web')).slice(-3)).toEqual(['1.2.3', '1.2', '1']);
    expect(registry.tags(image('web'))).toHaveLength(5);
    expect(new Set(['1.2.3', '1.2', '1'].map((tag) => registry.digest(image('web'), tag)))).toEqual(new Set([digest]));
  });

  test('is scanned once it is published, and leaves its findings where they are uploaded from', async () => {
    await removeOwned(name);
    const context = { 'matrix.service': 'web' };
    const { clone } = await workflow.job('scan', context);
    expect(existsSync(join(clone, workflow.input('scan', 'github/codeql-action/upload-sarif', 'sarif_file', context)))).toBe(true);
  });
});

describe('an image of two platforms', () => {
  const script = (file: string, ...argv: string[]) => succeed(['bash', join('part/scripts', file), ...argv], { cwd: repository, environment });
  const digestOf = (platform: string): string => new RegExp(`^${platform}=(.*)$`, 'm').exec(readFileSync(join(folder, 'digests'), 'utf8'))?.[1] ?? '';

  test('is put together from what each pushed, with all their attestations', async () => {
    for (const platform of ['linux/amd64', 'linux/arm64']) {
      await script('build-images.sh', '--platform', platform, '--attest', '--push-by-digest', join(folder, 'digests'));
    }
    await script('publish-images.sh', '--digests', digestOf('linux-amd64'), '--digests', digestOf('linux-arm64'), '--tag', 'both');
    const digest = registry.digest(`acme/${name}-part-data`, 'both') ?? '';
    expect(platforms(digest).sort()).toEqual(['linux/amd64', 'linux/arm64']);
    expect(attestations(digest)).toHaveLength(4);
  });

  test('has a workflow of its own, beside the other, whose paths begin at the root', () => {
    const text = readFileSync(join(repository, `.github/workflows/${name}-part-images.yml`), 'utf8');
    expect(text).toContain('run: bash part/scripts/publish-images.sh --digests "$DIGESTS_AMD64" --digests "$DIGESTS_ARM64"');
  });
});

test('layers are kept in the registry, and taken from there by a builder that has none', async () => {
  const build = (...argv: string[]) => succeed(['bash', 'scripts/build-images.sh', '--platform', 'linux/amd64', '--cache', 'registry', ...argv], { cwd: repository, environment });
  await build();
  expect(registry.tags(image('web'))).toContain('buildcache-linux-amd64');
  await succeed(['docker', 'buildx', 'prune', '--all', '--force'], { environment });
  const { output } = await build();
  expect(output).toMatch(/^#\d+ importing cache manifest from [^]*^(#\d+) \[server 2\/4\] RUN .*\n\1 CACHED$/m);
});

test("the engine's own builder is told to be the wrong one", async () => {
  const own = { ...environment, BUILDX_BUILDER: undefined };
  const { status, output } = await run(['bash', 'scripts/build-images.sh', '--platform', 'linux/amd64', '--push-by-digest', join(folder, 'none')], { cwd: repository, environment: own });
  expect([status, output]).toEqual([1, expect.stringContaining('✗ The builder cannot do this: ')]);
});
