import { buildJob, checkJob, publishJob, scanJob } from './images-jobs';
import { jobContent, WorkflowJob } from './workflow-step';
import type { StackModel } from '../../model/stack-model';
import type { WorkflowModel } from '../../model/workflow-model';
import type { PlainObject } from '../../util/objects';
import { YamlDocument } from '../yaml-document';

/** Text of the workflow that builds, tests, scans, publishes and signs the images. @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax */
export function renderImagesWorkflow(stack: StackModel, workflow: WorkflowModel): string {
  const jobs: Readonly<Record<string, WorkflowJob>> = {
    check: checkJob(stack, workflow),
    build: buildJob(stack, workflow),
    publish: publishJob(stack, workflow),
    scan: scanJob(stack, workflow),
  };
  const document = new YamlDocument(content(stack, workflow, jobs), 'sections', '1.2');
  document.header(`Checks the images of ${stack.name} in pull requests, publishes them from branches and tags, and scans them on a schedule.`);
  document.comment(['permissions'], 'Each job declares its own permissions.');
  document.comment(['concurrency', 'cancel-in-progress'], 'Superseded pull request runs are cancelled; publishing is never interrupted.');
  for (const [name, { permissions, steps }] of Object.entries(jobs)) {
    for (const [right, { why }] of Object.entries(permissions)) if (why) document.commentBehind(['jobs', name, 'permissions', right], why);
    steps.forEach(({ comment: why, uses }, index) => {
      if (why) document.commentItem(['jobs', name, 'steps'], index, why);
      if (uses?.version) document.commentBehind(['jobs', name, 'steps', index, 'uses'], uses.version);
    });
  }
  return document.toString();
}

function content(stack: StackModel, { branches, scanSchedule, file }: WorkflowModel, jobs: Readonly<Record<string, WorkflowJob>>): PlainObject {
  return {
    name: workflowName(file),
    on: {
      pull_request: { branches },
      push: { branches, tags: ['v[0-9]+.[0-9]+.[0-9]+*'] },
      schedule: [{ cron: scanSchedule }],
    },
    permissions: {},
    concurrency: {
      'group': `${stack.name}-images-\${{ github.event_name }}-\${{ github.ref }}`,
      'cancel-in-progress': "${{ github.event_name == 'pull_request' }}",
    },
    jobs: Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, jobContent(job)])),
  };
}

function workflowName(file: string): string {
  return file.replace(/^.*\/|\.ya?ml$/g, '');
}
