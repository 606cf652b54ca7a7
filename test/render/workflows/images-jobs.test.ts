import { BuildSecret } from '../../../src';
import { buildJob, checkJob, publishJob, scanJob } from '../../../src/render/workflows/images-jobs';
import type { WorkflowJob } from '../../../src/render/workflows/workflow-step';
import { publishedStack, workflowModel } from '../../support/workflows';

const TWO = [{ name: 'linux/amd64', runner: 'ubuntu-24.04' }, { name: 'linux/arm64', runner: 'acme-arm' }];
const stack = publishedStack();
const workflow = workflowModel();

const commands = ({ steps }: WorkflowJob): string[] => steps.flatMap(({ run }) => run ?? []);
const actions = ({ steps }: WorkflowJob): string[] => steps.flatMap(({ uses }) => uses?.uses.replace(/@.*/, '') ?? []);
const rights = ({ permissions }: WorkflowJob): string[] => Object.entries(permissions).map(([name, { level }]) => `${name}: ${level}`);

describe('a pull request', () => {
  const job = checkJob(stack, workflow);

  test('is built, tested and scanned by the scripts of the stack', () => {
    expect(commands(job)).toEqual([
      'bash scripts/build-images.sh --platform "$PLATFORM" --cache gha',
      'bash scripts/test-stack.sh --security',
      'bash scripts/scan-images.sh --ignore-unfixed',
    ]);
  });

  test('may write nothing, and no registry is logged in to', () => {
    expect(rights(job)).toEqual(['contents: read']);
    expect(actions(job)).not.toContain('docker/login-action');
  });

  test('is built on a machine of each platform', () => {
    const { strategy } = checkJob(stack, workflowModel({ platforms: TWO })).keys;
    expect(strategy).toEqual({
      'fail-fast': false,
      'matrix': { include: [{ platform: 'linux/amd64', runner: 'ubuntu-24.04' }, { platform: 'linux/arm64', runner: 'acme-arm' }] },
    });
  });
});

describe('a commit that is published', () => {
  const job = buildJob(stack, workflowModel({ platforms: TWO }));

  test('is pushed only after all that a pull request goes through, and the registry is not known before', () => {
    const checked = checkJob(stack, workflow).steps.length;
    expect(job.steps.slice(0, checked)).toEqual(checkJob(stack, workflow).steps);
    expect(job.steps.slice(checked).map(({ uses, run }) => uses?.uses.replace(/@.*/, '') ?? run)).toEqual([
      'docker/login-action',
      'bash scripts/build-images.sh --platform "$PLATFORM" --attest --push-by-digest "$GITHUB_OUTPUT"',
    ]);
  });

  test('may push packages, and cannot sign', () => {
    expect(rights(job)).toEqual(['contents: read', 'packages: write']);
  });

  test('hands on the digests of each platform, as the script writes them', () => {
    expect(job.outputs).toEqual({ 'linux-amd64': '${{ steps.push.outputs.linux-amd64 }}', 'linux-arm64': '${{ steps.push.outputs.linux-arm64 }}' });
  });
});

describe('publishing', () => {
  test('takes the digests of all platforms, and signs', () => {
    const { steps } = publishJob(stack, workflowModel({ platforms: TWO }));
    expect(steps.at(-1)).toEqual({
      name: 'Sign and tag',
      run: 'bash scripts/publish-images.sh --digests "$DIGESTS_AMD64" --digests "$DIGESTS_ARM64" --ref "$GITHUB_REF" --sign --summary "$GITHUB_STEP_SUMMARY"',
      env: { DIGESTS_AMD64: '${{ needs.build.outputs.linux-amd64 }}', DIGESTS_ARM64: '${{ needs.build.outputs.linux-arm64 }}' },
    });
  });

  test('is the only job that can prove which workflow it is', () => {
    const jobs = [checkJob, buildJob, publishJob, scanJob].filter((job) => rights(job(stack, workflow)).includes('id-token: write'));
    expect(jobs).toEqual([publishJob]);
  });

  test('without signatures needs neither cosign nor that right', () => {
    const job = publishJob(stack, workflowModel({ sign: false }));
    expect([actions(job), rights(job)]).toEqual([['actions/checkout', 'docker/login-action'], ['contents: read', 'packages: write']]);
    expect(commands(job)[0]).not.toContain('--sign');
  });
});

describe('the scan of what is published', () => {
  test('takes the images of the first branch, each in a run of its own', () => {
    const job = scanJob(stack, workflowModel({ branches: ['release/1.x', 'main'] }));
    expect(job.keys.strategy).toMatchObject({ matrix: { service: ['backend', 'frontend'] } });
    expect(commands(job)).toEqual(['bash scripts/scan-images.sh --pull --tag release-1.x --service "$SERVICE" --ignore-unfixed']);
  });

  test('sends its findings to code scanning, found or not', () => {
    const { steps } = scanJob(stack, workflow);
    expect(steps.at(-1)).toMatchObject({
      if: '${{ !cancelled() }}',
      with: { sarif_file: 'docker/reports/${{ matrix.service }}.sarif', category: 'shop-${{ matrix.service }}' },
    });
  });

  // https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/uploading-a-sarif-file-to-github
  test('may read its own run, without which the upload of a private repository is refused', () => {
    expect(rights(scanJob(stack, workflow))).toEqual(['contents: read', 'packages: read', 'actions: read', 'security-events: write']);
  });

  test('without code scanning may write nothing', () => {
    const job = scanJob(stack, workflowModel({ codeScanning: false }));
    expect([actions(job), rights(job)]).toEqual([['actions/checkout', 'docker/login-action'], ['contents: read', 'packages: read']]);
  });
});

test('a fork publishes nothing, and scans nothing: the packages are not its own', () => {
  const conditions = [checkJob, buildJob, scanJob].map((job) => job(stack, workflowModel({ packagesOwner: 'acme' })).keys.if);
  expect(conditions).toEqual([
    "github.event_name == 'pull_request'",
    "github.event_name == 'push' && github.repository_owner == 'acme'",
    "github.event_name == 'schedule' && github.repository_owner == 'acme'",
  ]);
  expect(buildJob(stack, workflow).keys.if).toBe("github.event_name == 'push'");
});

test("another registry than GitHub's is logged in to with secrets, and needs no right on packages", () => {
  const job = buildJob(stack, workflowModel({ registryHost: 'registry.example.com' }));
  expect(job.steps.find(({ uses }) => uses?.uses.startsWith('docker/login-action'))?.with).toEqual({
    registry: 'registry.example.com', username: '${{ secrets.REGISTRY_USERNAME }}', password: '${{ secrets.REGISTRY_PASSWORD }}',
  });
  expect(rights(job)).toEqual(['contents: read']);
});

describe('a registry with steps of its own that log in', () => {
  const login = [{ uses: { uses: 'acme/assume-role@abc' }, with: { role: 'publisher' } }, { run: 'acme registry login' }];
  const own = workflowModel({ registryHost: 'registry.example.com', login });

  test('is logged in to by these, wherever it is needed', () => {
    for (const job of [buildJob(stack, own), publishJob(stack, own), scanJob(stack, own)]) {
      expect(job.steps).toEqual(expect.arrayContaining(login));
      expect(actions(job)).not.toContain('docker/login-action');
    }
  });

  test('is told who asks; a pull request that pulls nothing from it tells nobody', () => {
    expect([buildJob, publishJob, scanJob].map((job) => job(stack, own).permissions['id-token']?.why)).toEqual([
      'proves to the registry which workflow this is',
      'proves to registry and signing authority which workflow this is',
      'proves to the registry which workflow this is',
    ]);
    expect(rights(checkJob(stack, own))).toEqual(['contents: read']);
    expect(rights(checkJob(stack, { ...own, pullsFromRegistry: true }))).toEqual(['contents: read', 'id-token: write']);
  });
});

test('where base images come from the same registry, it is logged in to before the build, to read only in a pull request', () => {
  const pulling = workflowModel({ pullsFromRegistry: true });
  for (const job of [checkJob(stack, pulling), buildJob(stack, pulling)]) {
    expect(actions(job).slice(0, 3)).toEqual(['actions/checkout', 'docker/login-action', 'docker/setup-buildx-action']);
    expect(actions(job).filter((action) => action === 'docker/login-action')).toHaveLength(1);
  }
  expect(rights(checkJob(stack, pulling))).toEqual(['contents: read', 'packages: read']);
});

test('secrets of the build come from those of the repository', () => {
  const { steps } = checkJob(publishedStack({ buildSecrets: [BuildSecret.npmrc(), BuildSecret.certificateAuthority()] }), workflow);
  expect(steps).toContainEqual(expect.objectContaining({
    run: 'bash scripts/create-secrets.sh',
    env: { BUILD_NPMRC: '${{ secrets.BUILD_NPMRC }}', BUILD_CA: '${{ secrets.BUILD_CA }}' },
  }));
});

test('the paths are those from the root of the repository, quoted where they must be', () => {
  const elsewhere = publishedStack({ paths: { docker: 'deploy/docker', scripts: 'deploy/my scripts' } });
  const job = scanJob(elsewhere, workflowModel({ directory: 'packages/shop' }));
  expect(commands(job)[0]).toMatch(/^bash 'packages\/shop\/deploy\/my scripts\/scan-images\.sh' /);
  expect(job.steps.at(-1)?.with).toMatchObject({ sarif_file: 'packages/shop/deploy/docker/reports/${{ matrix.service }}.sarif' });
});
