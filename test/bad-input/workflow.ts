import { LogLevel, Project } from 'projen';
import { bad, BadInput } from './case';
import { ContainerStack, FastApiService, ImagesWorkflowOptions, Postgres } from '../../src';
import { IMAGES_WORKFLOW_OPTIONS } from '../../src/resolve/images-workflow';
import type { Describe } from '../support/synth';

const REGISTRY = 'ghcr.io/acme';
const FILE = '.github/workflows/images.yml';
const NO_REGISTRY = ['shop', 'workflow: there is no registry to publish the images in.', 'Give the stack one, such as registry: "ghcr.io/acme".'] as const;
const BRANCHES = 'Give names of branches, such as "main"; patterns are not taken.';
const PLATFORMS = 'Use one of: linux/amd64, linux/arm64.';

/** A stack of one image and a workflow. */
function published(workflow: object): Describe {
  return (project) => {
    const stack = new ContainerStack(project, { name: 'shop', registry: REGISTRY, workflow: workflow as ImagesWorkflowOptions });
    new FastApiService(stack, 'backend', { path: 'backend' });
  };
}

export const WORKFLOW: readonly BadInput[] = [
  bad('a misspelt option of a workflow', published({ branch: 'main' }), [
    ['shop', 'workflow has no option "branch". Did you mean "branches"?', `Use one of: ${Object.keys(IMAGES_WORKFLOW_OPTIONS).sort().join(', ')}.`],
  ]),
  bad('a workflow without a registry', (project) => {
    new FastApiService(new ContainerStack(project, { name: 'shop', workflow: {} }), 'backend', { path: 'backend' });
  }, [NO_REGISTRY]),
  bad('a workflow of a stack that builds nothing', (project) => {
    new Postgres(new ContainerStack(project, { name: 'shop', registry: REGISTRY, workflow: {} }), 'postgres');
  }, [['shop', 'workflow: no service of the stack has an image that is built.', 'Leave the option out.']]),
  bad('a workflow where GitHub looks for none', published({ file: 'ci/images.yml' }), [
    ['shop', 'workflow: file is "ci/images.yml", where GitHub looks for no workflow.', `Give a path such as "${FILE}".`],
  ]),
  bad('a workflow in the place of a file of the team', published({}), [
    ['shop', `workflow: ${FILE} is there already: it is a file of the repository that projen did not write.`, "Give another path, such as workflow: { file: '.github/workflows/shop-images.yml' }, or remove it."],
  ], { [FILE]: 'on: push\n' }),
  bad('two workflows in one place', (project) => {
    published({})(project);
    const part = new Project({ name: 'part', parent: project, outdir: 'part', logging: { level: LogLevel.OFF } });
    const second = new ContainerStack(part, { name: 'second', registry: REGISTRY, workflow: { file: FILE } });
    new FastApiService(second, 'backend', { path: '../backend', hostPort: 9000 });
  }, [['second', `workflow: ${FILE} is there already: another stack of the project has it.`, "Give another path, such as workflow: { file: '.github/workflows/second-images.yml' }, or remove it."]]),
  bad('branches that are none', published({ branches: ['release/*', 'main'] }), [['shop', 'workflow: "release/*" cannot be the name of a branch.', BRANCHES]]),
  bad('no branch', published({ branches: [] }), [['shop', 'workflow: branches is empty.', BRANCHES]]),
  bad('no platform', published({ platforms: [] }), [['shop', 'workflow: platforms is empty.', PLATFORMS]]),
  bad('a platform that is none', published({ platforms: ['linux/amd46'] }), [
    ['shop', 'workflow: "linux/amd46" is not a platform that it can build for. Did you mean "linux/amd64"?', PLATFORMS],
  ]),
  bad('runners that are none', published({ runners: { 'linux/arm64': 'ubuntu latest' } }), [
    ['shop', 'workflow: runners has "linux/arm64", which is not built for.', 'Use one of: linux/amd64; or add it to platforms.'],
    ['shop', 'workflow: "ubuntu latest" cannot be the label of a runner.', 'Give one label, such as "ubuntu-24.04".'],
  ]),
  bad('a login that logs in to nothing', published({ login: [] }), [
    ['shop', 'workflow: login is empty, and nothing could be published.', 'Give the steps that log in, or leave it out.'],
  ]),
  bad('steps of a login that are none', published({ login: [{ name: 'first' }, { uses: 'acme/login@abc', run: 'login' }] }), [
    ['shop', 'workflow: login[0] does nothing.', 'Give it either uses or run.'],
    ['shop', 'workflow: login[1] has both uses and run.', 'Give it either uses or run.'],
  ]),
  bad('a time of a scan that is none', published({ scanSchedule: '@daily' }), [
    ['shop', 'workflow: scanSchedule is "@daily": it has 1 fields, not 5.', 'Write minute, hour, day of the month, month and day of the week, such as "23 4 * * *".'],
  ]),
  bad('everything of a workflow at once', (project) => {
    const stack = new ContainerStack(project, { name: 'shop', workflow: { branches: [''], platforms: ['windows/amd64'] } });
    new FastApiService(stack, 'backend', { path: 'backend' });
  }, [
    ['shop', 'workflow: "" cannot be the name of a branch.', BRANCHES],
    NO_REGISTRY,
    ['shop', 'workflow: "windows/amd64" is not a platform that it can build for.', PLATFORMS],
  ]),
];
