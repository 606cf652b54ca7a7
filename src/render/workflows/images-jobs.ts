import type { WorkflowJob, WorkflowPermission } from './workflow-step';
import { containerFiles } from '../../model/container-files';
import { builtServices } from '../../model/service-model';
import type { StackModel } from '../../model/stack-model';
import type { WorkflowModel, WorkflowStep } from '../../model/workflow-model';
import { branchTag } from '../../util/branch-tag';
import type { PlainObject } from '../../util/objects';
import { shellQuote } from '../../util/shell';

const GITHUB_REGISTRY = 'ghcr.io';
const READ: WorkflowPermission = { level: 'read' };

/** Builds, tests and scans the images of a pull request. */
export function checkJob(stack: StackModel, workflow: WorkflowModel): WorkflowJob {
  return {
    keys: {
      name: 'check (${{ matrix.platform }})',
      if: "github.event_name == 'pull_request'",
      ...onEveryPlatform(workflow),
    },
    permissions: { contents: READ, ...(workflow.pullsFromRegistry ? registryRights(workflow, { level: 'read', why: 'pulls base images' }) : {}) },
    steps: checkedImages(stack, workflow, 'Pull requests from forks get no secrets and build without them.'),
  };
}

/** The same for a commit to publish; pushes the images of its platform by digest, without a tag. */
export function buildJob(stack: StackModel, workflow: WorkflowModel): WorkflowJob {
  const outputs = workflow.platforms.map(({ name }) => [outputOf(name), `\${{ steps.push.outputs.${outputOf(name)} }}`]);
  return {
    keys: {
      name: 'build (${{ matrix.platform }})',
      if: condition('push', workflow),
      ...onEveryPlatform(workflow),
    },
    permissions: { contents: READ, ...registryRights(workflow, { level: 'write', why: 'pushes the images' }) },
    outputs: Object.fromEntries(outputs),
    steps: [
      ...checkedImages(stack, workflow),
      ...(workflow.pullsFromRegistry ? [] : login(workflow)),
      {
        comment: 'Comes from the cache of the builder, so what is pushed is what was tested. Tags follow when all platforms are pushed.',
        name: 'Push',
        id: 'push',
        run: `${script(stack, workflow, 'build-images.sh')} --platform "$PLATFORM" --attest --push-by-digest "$GITHUB_OUTPUT"`,
        env: { PLATFORM: '${{ matrix.platform }}' },
      },
    ],
  };
}

/** Combines the platforms into one image, signs and tags it. */
export function publishJob(stack: StackModel, workflow: WorkflowModel): WorkflowJob {
  const { platforms, sign } = workflow;
  const outputs = platforms.map(({ name }) => [outputVariable(name), `\${{ needs.build.outputs.${outputOf(name)} }}`]);
  const digests = platforms.map(({ name }) => ` --digests "$${outputVariable(name)}"`).join('');
  return {
    keys: {
      'name': 'publish', // linters want one of every job
      'needs': 'build',
      'runs-on': platforms[0]?.runner,
      'timeout-minutes': 15,
    },
    permissions: {
      contents: READ,
      ...registryRights(workflow, { level: 'write', why: sign ? 'pushes tags and signatures' : 'pushes tags' }),
      ...(sign ? identity(workflow.login ? 'registry and signing authority' : 'the signing authority') : {}),
    },
    steps: [
      checkout(workflow, { comment: 'With all tags, so that 1.2 and 1 point to the highest version rather than the one tagged last.', fetchTags: true }),
      ...login(workflow),
      ...(sign ? [{ uses: workflow.actions.cosign }] : []),
      {
        name: sign ? 'Sign and tag' : 'Tag',
        run: `${script(stack, workflow, 'publish-images.sh')}${digests} --ref "$GITHUB_REF"${sign ? ' --sign' : ''} --summary "$GITHUB_STEP_SUMMARY"`,
        env: Object.fromEntries(outputs),
      },
    ],
  };
}

/** Scans the published images, since vulnerabilities become known long after a build. */
export function scanJob(stack: StackModel, workflow: WorkflowModel): WorkflowJob {
  const { platforms, codeScanning, branches, actions } = workflow;
  const upload: WorkflowStep = {
    comment: 'The scan fails when it has findings, and these must be uploaded.',
    if: '${{ !cancelled() }}',
    uses: actions.uploadSarif,
    with: { sarif_file: `${inProject(workflow, containerFiles(stack.paths.docker).reports)}/\${{ matrix.service }}.sarif`, category: `${stack.name}-\${{ matrix.service }}` },
  };
  return {
    keys: {
      'name': 'scan (${{ matrix.service }})',
      'if': condition('schedule', workflow),
      'strategy': { 'fail-fast': false, 'matrix': { service: builtServices(stack).map(({ name }) => name) } },
      'runs-on': platforms[0]?.runner,
      'timeout-minutes': 15,
    },
    permissions: {
      contents: READ,
      ...registryRights(workflow, { level: 'read', why: 'pulls the images' }),
      ...(codeScanning ? { 'actions': { level: 'read', why: 'lets the upload name its run, in a private repository' }, 'security-events': { level: 'write', why: 'uploads the findings' } } : {}),
    },
    steps: [
      checkout(workflow),
      ...login(workflow),
      {
        name: 'Scan',
        run: `${script(stack, workflow, 'scan-images.sh')} --pull --tag ${shellQuote(branchTag(branches[0] ?? ''))} --service "$SERVICE" --ignore-unfixed`,
        env: { SERVICE: '${{ matrix.service }}' },
      },
      ...(codeScanning ? [upload] : []),
    ],
  };
}

function onEveryPlatform({ platforms }: WorkflowModel): PlainObject {
  return {
    'strategy': { 'fail-fast': false, 'matrix': { include: platforms.map(({ name, runner }) => ({ platform: name, runner })) } },
    'runs-on': '${{ matrix.runner }}',
    'timeout-minutes': 45,
  };
}

/** Steps that build, test and scan the images. */
function checkedImages(stack: StackModel, workflow: WorkflowModel, aboutSecrets?: string): WorkflowStep[] {
  const { actions, buildkitImage } = workflow;
  const secrets = stack.buildSecrets.map(({ variable }) => variable.replace(/_FILE$/, '')).map((name) => [name, `\${{ secrets.${name} }}`]);
  return [
    checkout(workflow),
    ...(workflow.pullsFromRegistry ? login(workflow) : []),
    {
      comment: "The engine's own builder exports neither cache nor provenance.",
      uses: actions.buildx,
      with: { 'driver-opts': `image=${buildkitImage}` },
    },
    { comment: "Only actions get the token for GitHub's cache.", uses: actions.cacheAccess },
    ...(secrets.length > 0 ? [{
      comment: aboutSecrets,
      name: 'Create the secret files of the build',
      run: script(stack, workflow, 'create-secrets.sh'),
      env: Object.fromEntries(secrets),
    }] : []),
    {
      name: 'Build',
      run: `${script(stack, workflow, 'build-images.sh')} --platform "$PLATFORM" --cache gha`,
      env: { PLATFORM: '${{ matrix.platform }}' },
    },
    { name: 'Test', run: `${script(stack, workflow, 'test-stack.sh')} --security` },
    { comment: 'Vulnerabilities without a fix do not fail the job.', name: 'Scan', run: `${script(stack, workflow, 'scan-images.sh')} --ignore-unfixed` },
  ];
}

function checkout({ actions }: WorkflowModel, { comment, fetchTags }: { comment?: string; fetchTags?: boolean } = {}): WorkflowStep {
  return { comment, uses: actions.checkout, with: { 'persist-credentials': false, ...(fetchTags ? { 'fetch-tags': true } : {}) } };
}

function login({ actions, registryHost, login: steps }: WorkflowModel): readonly WorkflowStep[] {
  if (steps) return steps;
  const own = { username: '${{ github.actor }}', password: '${{ secrets.GITHUB_TOKEN }}' };
  const other = { username: '${{ secrets.REGISTRY_USERNAME }}', password: '${{ secrets.REGISTRY_PASSWORD }}' };
  return [{ uses: actions.login, with: { registry: registryHost, ...(registryHost === GITHUB_REGISTRY ? own : other) } }];
}

/** A fork has no access to the packages of its upstream repository. */
function condition(event: string, { packagesOwner }: WorkflowModel): string {
  return `github.event_name == '${event}'${packagesOwner ? ` && github.repository_owner == '${packagesOwner}'` : ''}`;
}

/** Only GitHub's own registry uses permissions of the token; others may authenticate the workflow by its identity. */
function registryRights({ registryHost, login: steps }: WorkflowModel, permission: WorkflowPermission): Record<string, WorkflowPermission> {
  if (steps) return identity('the registry');
  return registryHost === GITHUB_REGISTRY ? { packages: permission } : {};
}

function identity(asker: string): Record<string, WorkflowPermission> {
  return { 'id-token': { level: 'write', why: `proves to ${asker} which workflow this is` } };
}

function script({ paths }: StackModel, workflow: WorkflowModel, name: string): string {
  return `bash ${shellQuote(inProject(workflow, `${paths.scripts}/${name}`))}`;
}

function inProject({ directory }: WorkflowModel, path: string): string {
  return directory === '.' ? path : `${directory}/${path}`;
}

/** A platform's name without a slash, as the scripts write it. */
function outputOf(platform: string): string {
  return platform.replaceAll('/', '-');
}

function outputVariable(platform: string): string {
  return `DIGESTS_${platform.replace(/^.*\//, '').toUpperCase()}`;
}
