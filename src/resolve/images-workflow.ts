import type { Pins } from './pins';
import { workflowActions } from './workflow-actions';
import { hostOf } from '../model/image-reference';
import type { WorkflowModel, WorkflowPlatform } from '../model/workflow-model';
import { cronProblem } from '../util/cron-expression';
import { named, OptionTableOf } from '../util/option-kinds';
import type { Problems } from '../util/problem';
import { didYouMean } from '../util/suggest';

/**
 * A step that logs in to a registry: an action, or commands.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idsteps
 */
export interface RegistryLoginStep {
  /** What the run shows it as. @default what it uses or runs */
  readonly name?: string;
  /** Identifier by which later steps read its outputs. */
  readonly id?: string;
  /** Action, pinned to a commit, such as `aws-actions/amazon-ecr-login@…`. @default none: it runs commands */
  readonly uses?: string;
  /** Inputs of the action. */
  readonly with?: { [name: string]: string };
  /** Commands for the shell. @default none: it uses an action */
  readonly run?: string;
  /** Environment variables. */
  readonly env?: { [name: string]: string };
}

/** Options of the GitHub workflow that builds, tests, scans, publishes and signs the images. */
export interface ImagesWorkflowOptions {
  /** Its path, from the repository's root. @default '.github/workflows/images.yml'; beside that of another stack `.github/workflows/STACK-images.yml` */
  readonly file?: string;
  /** Branches whose pull requests are checked, and whose commits are published. @default the release branches of the project, else `main` */
  readonly branches?: string[];
  /** Platforms that the images are built for, `linux/amd64` and `linux/arm64`, each on a runner of its kind. @default ['linux/amd64'] */
  readonly platforms?: string[];
  /** Labels of runners, by platform. @default GitHub's own: `ubuntu-24.04`, `ubuntu-24.04-arm` */
  readonly runners?: { [platform: string]: string };
  /**
   * Steps that log in to the registry, for one whose credentials are short-lived; the jobs with them may prove to it who they
   * are (`id-token: write`).
   *
   * @default GitHub's token for ghcr.io; for another registry the repository's secrets `REGISTRY_USERNAME` and `REGISTRY_PASSWORD`
   */
  readonly login?: RegistryLoginStep[];
  /** Whether cosign signs what is published, with the identity of the workflow. @default true */
  readonly sign?: boolean;
  /** When the published images are scanned: a cron expression, in UTC. @default '23 4 * * *' */
  readonly scanSchedule?: string;
  /** Whether the findings of that scan go to GitHub's code scanning, which private repositories need a licence for. @default true */
  readonly codeScanning?: boolean;
}

export const LOGIN_STEP_OPTIONS: OptionTableOf<RegistryLoginStep> = {
  name: 'text',
  id: 'text',
  uses: 'text',
  with: named('text'),
  run: 'text',
  env: named('text'),
};

export const IMAGES_WORKFLOW_OPTIONS: OptionTableOf<ImagesWorkflowOptions> = {
  file: 'text',
  branches: ['text'],
  platforms: ['text'],
  runners: named('text'),
  login: [LOGIN_STEP_OPTIONS],
  sign: 'boolean',
  scanSchedule: 'text',
  codeScanning: 'boolean',
};

/** What the workflow depends on beside its options. */
export interface WorkflowContext {
  readonly where: string;
  readonly registry?: string;
  /** The project's folder from the repository's root, or from what is taken for that. */
  readonly directory: string;
  /** Path of a folder above the root of the projects that git has for the repository's root. */
  readonly repositoryAbove?: string;
  readonly defaultFile: string;
  readonly defaultBranches: string[];
  /** Who has a file of the repository already; undefined if nobody has. */
  readonly ownerOf: (file: string) => string | undefined;
  readonly overriddenAction: (action: string) => string;
  readonly buildsImages: boolean;
}

const FOLDER = '.github/workflows';
const RUNNERS: Readonly<Record<string, string>> = { 'linux/amd64': 'ubuntu-24.04', 'linux/arm64': 'ubuntu-24.04-arm' };
// The part of git's rules that needs no quoting anywhere; patterns are none.
const BRANCH = /^(?!.*\.lock$)\w(?:[\w-]|[./](?=[\w-]))*$/;
// A quarter past, or on the hour, is when everybody's runs are due; GitHub delays them.
const DEFAULT_SCHEDULE = '23 4 * * *';

/** The workflow with everything decided; what it cannot be is reported. */
export function resolveImagesWorkflow(options: ImagesWorkflowOptions, context: WorkflowContext, pins: Pins, problems: Problems): WorkflowModel {
  const { file = context.defaultFile, branches = context.defaultBranches, scanSchedule = DEFAULT_SCHEDULE } = options;
  checkPlace(file, context, problems);
  checkBranches(context.where, branches, problems);
  checkPublishing(context, problems);
  checkLogin(context.where, options.login, problems);
  const wrong = cronProblem(scanSchedule);
  if (wrong) problems.add(context.where, `workflow: scanSchedule is "${scanSchedule}": ${wrong}.`, `Write minute, hour, day of the month, month and day of the week, such as "${DEFAULT_SCHEDULE}".`);
  for (const tool of ['sbom-scanner', 'trivy']) pins.get(tool);
  const buildkitImage = pins.get('buildkit');
  const registryHost = hostOf(context.registry ?? '');
  return {
    file,
    directory: context.directory,
    branches: [...new Set(branches)],
    platforms: resolvePlatforms(context.where, options, problems),
    sign: options.sign ?? true,
    scanSchedule,
    codeScanning: options.codeScanning ?? true,
    registryHost,
    pullsFromRegistry: pins.toModel().some(({ reference }) => reference.startsWith(`${registryHost}/`)),
    packagesOwner: /^ghcr\.io\/([^/]+)/.exec(context.registry ?? '')?.[1],
    buildkitImage,
    login: options.login?.map(({ uses, ...step }) => ({ ...step, uses: uses === undefined ? undefined : { uses: context.overriddenAction(uses) } })),
    actions: workflowActions(context.overriddenAction),
  };
}

function checkPlace(file: string, { where, repositoryAbove, ownerOf }: WorkflowContext, problems: Problems): void {
  if (!/^\.github\/workflows\/[\w.-]+\.ya?ml$/.test(file)) {
    problems.add(where, `workflow: file is "${file}", where GitHub looks for no workflow.`, `Give a path such as "${FOLDER}/images.yml".`);
    return;
  }
  if (repositoryAbove !== undefined) {
    const what = `workflow: the repository's root is ${repositoryAbove}, and GitHub looks for workflows only there.`;
    problems.add(where, what, 'Describe the stack in a project of that folder, or in a subproject of one (parent and outdir).');
  }
  const owner = ownerOf(file);
  if (owner) problems.add(where, `workflow: ${file} is there already: ${owner}.`, `Give another path, such as workflow: { file: '${FOLDER}/${where}-images.yml' }, or remove it.`);
}

function checkBranches(where: string, branches: readonly string[], problems: Problems): void {
  const fix = 'Give names of branches, such as "main"; patterns are not taken.';
  if (branches.length === 0) problems.add(where, 'workflow: branches is empty.', fix);
  for (const branch of branches) {
    if (!BRANCH.test(branch)) problems.add(where, `workflow: "${branch}" cannot be the name of a branch.`, fix);
  }
}

function checkPublishing({ where, registry, buildsImages }: WorkflowContext, problems: Problems): void {
  if (registry === undefined) problems.add(where, 'workflow: there is no registry to publish the images in.', 'Give the stack one, such as registry: "ghcr.io/acme".');
  if (!buildsImages) problems.add(where, 'workflow: no service of the stack has an image that is built.', 'Leave the option out.');
}

function checkLogin(where: string, steps: readonly RegistryLoginStep[] | undefined, problems: Problems): void {
  if (steps?.length === 0) problems.add(where, 'workflow: login is empty, and nothing could be published.', 'Give the steps that log in, or leave it out.');
  steps?.forEach(({ uses, run }, index) => {
    const does = [uses, run].filter((value) => value !== undefined);
    if (does.length !== 1) problems.add(where, `workflow: login[${index}] ${does.length === 0 ? 'does nothing' : 'has both uses and run'}.`, 'Give it either uses or run.');
  });
}

function resolvePlatforms(where: string, { platforms = ['linux/amd64'], runners = {} }: ImagesWorkflowOptions, problems: Problems): WorkflowPlatform[] {
  const known = Object.keys(RUNNERS);
  const fix = `Use one of: ${known.join(', ')}.`;
  if (platforms.length === 0) problems.add(where, 'workflow: platforms is empty.', fix);
  for (const platform of platforms.filter((each) => !known.includes(each))) {
    problems.add(where, `workflow: "${platform}" is not a platform that it can build for.${didYouMean(platform, known)}`, fix);
  }
  for (const [platform, runner] of Object.entries(runners)) {
    if (!platforms.includes(platform)) {
      problems.add(where, `workflow: runners has "${platform}", which is not built for.`, `Use one of: ${platforms.join(', ')}; or add it to platforms.`);
    }
    if (!/^[\w.-]+$/.test(runner)) problems.add(where, `workflow: "${runner}" cannot be the label of a runner.`, 'Give one label, such as "ubuntu-24.04".');
  }
  return [...new Set(platforms)].map((name) => ({ name, runner: runners[name] ?? RUNNERS[name] }));
}
