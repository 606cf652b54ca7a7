import { buildModel, serviceModel, stackModel } from './models';
import type { StackModel } from '../../src/model/stack-model';
import type { WorkflowModel } from '../../src/model/workflow-model';
import { workflowActions } from '../../src/resolve/workflow-actions';

/** A workflow with everything decided; a test says only what it is about. */
export function workflowModel(about: Partial<WorkflowModel> = {}): WorkflowModel {
  return {
    file: '.github/workflows/images.yml',
    directory: '.',
    branches: ['main'],
    platforms: [{ name: 'linux/amd64', runner: 'ubuntu-24.04' }],
    sign: true,
    scanSchedule: '23 4 * * *',
    codeScanning: true,
    registryHost: 'ghcr.io',
    pullsFromRegistry: false,
    buildkitImage: 'moby/buildkit:v1',
    actions: workflowActions((action) => action),
    ...about,
  };
}

/** A stack of two images that are published. */
export function publishedStack(about: Partial<StackModel> = {}): StackModel {
  const services = ['backend', 'frontend'].map((name) => serviceModel({ name, image: `shop-${name}`, imageBuild: buildModel() }));
  return stackModel({ registry: 'ghcr.io/acme', services, ...about });
}
