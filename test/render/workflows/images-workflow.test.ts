import { parse } from 'yaml';
import { renderImagesWorkflow } from '../../../src/render/workflows/images-workflow';
import { publishedStack, workflowModel } from '../../support/workflows';

interface Workflow {
  readonly name: string;
  readonly on: object;
  readonly permissions: object;
  readonly concurrency: object;
  readonly jobs: Readonly<Record<string, { 'timeout-minutes': number; 'permissions': object; 'steps': readonly { uses?: string; run?: string; with?: object }[] }>>;
}

const text = renderImagesWorkflow(publishedStack(), workflowModel());
const workflow = parse(text) as Workflow;
const jobs = Object.values(workflow.jobs);
const steps = jobs.flatMap((job) => job.steps);

test('it runs for pull requests, commits of the branches, versions, and at its time', () => {
  const { on } = parse(renderImagesWorkflow(publishedStack(), workflowModel({ branches: ['main', 'next'], scanSchedule: '5 6 * * 1' }))) as Workflow;
  expect(on).toEqual({
    pull_request: { branches: ['main', 'next'] },
    push: { branches: ['main', 'next'], tags: ['v[0-9]+.[0-9]+.[0-9]+*'] },
    schedule: [{ cron: '5 6 * * 1' }],
  });
});

test('it is called after its file', () => {
  expect(workflow.name).toBe('images');
  expect((parse(renderImagesWorkflow(publishedStack(), workflowModel({ file: '.github/workflows/shop-images.yaml' }))) as Workflow).name).toBe('shop-images');
});

test('no token has a right that its job does not name', () => {
  expect(workflow.permissions).toEqual({});
  expect(jobs.filter(({ permissions }) => Object.keys(permissions).length === 0)).toEqual([]);
});

test('each job ends after a while', () => {
  expect(jobs.map((job) => job['timeout-minutes']).filter((minutes) => !(minutes > 0 && minutes <= 60))).toEqual([]);
});

test('a run takes the place of an earlier one only where nothing is published', () => {
  expect(workflow.concurrency).toEqual({
    'group': 'shop-images-${{ github.event_name }}-${{ github.ref }}',
    'cancel-in-progress': "${{ github.event_name == 'pull_request' }}",
  });
});

test('every action is named by its commit, with the version behind', () => {
  const used = text.split('\n').filter((line) => line.includes('uses:'));
  expect(used.length).toBeGreaterThan(10);
  expect(used.filter((line) => !/uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
});

test('the sources are fetched without leaving the token behind', () => {
  const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
  expect(checkouts).toHaveLength(jobs.length);
  for (const { with: input } of checkouts) expect(input).toMatchObject({ 'persist-credentials': false });
});

test('no command has an expression in it: what others write comes as a variable', () => {
  expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
});
