import type { BuildModel } from '../../src/model/build-model';
import type { KubernetesModel } from '../../src/model/kubernetes-model';
import { DEFAULT_RESOURCES, ServiceModel } from '../../src/model/service-model';
import type { StackModel, TaskNames } from '../../src/model/stack-model';
import type { ClusterStack } from '../../src/render/kubernetes/values';

/** A service with everything decided; a test says only what it is about. */
export function serviceModel(about: Partial<ServiceModel> = {}): ServiceModel {
  return {
    name: 'backend',
    constructPath: `shop/${about.name ?? 'backend'}`,
    summary: 'A service.',
    image: 'shop-backend',
    environment: {},
    secrets: [],
    oneShot: false,
    dependencies: [],
    networks: ['backend'],
    isolated: false,
    volumes: [],
    tmpfs: [{ target: '/tmp', sizeMegabytes: 64 }],
    user: '1000:1000',
    stopGraceSeconds: 30,
    resources: DEFAULT_RESOURCES,
    composeOverrides: {},
    ...about,
  };
}

/** The names that tasks have unless a team gives others. */
export const TASKS: TaskNames = {
  buildImages: 'build-images',
  up: 'up',
  down: 'down',
  logs: 'logs',
  ps: 'ps',
  dev: 'dev',
  secrets: 'secrets',
  e2e: 'e2e',
  doctor: 'doctor',
  scan: 'scan',
  loadMinikube: 'load-minikube',
  cleanImages: 'clean-images',
  imageReport: 'image-report',
  explain: 'explain',
  prove: 'prove',
};

export function buildModel(about: Partial<BuildModel> = {}): BuildModel {
  return {
    context: 'backend',
    dockerfilePath: 'docker/backend/Dockerfile',
    dockerfileFromContext: '../docker/backend/Dockerfile',
    dockerfile: { stages: [] },
    ignore: { include: ['src'], exclude: [] },
    secrets: [],
    sizeBudgetMegabytes: 200,
    ...about,
  };
}

export function stackModel(about: Partial<StackModel> = {}): StackModel {
  return {
    name: 'shop',
    paths: { docker: 'docker', scripts: 'scripts' },
    services: [],
    networks: [],
    volumes: [],
    secrets: [],
    buildSecrets: [],
    composeOverrides: {},
    tasks: TASKS,
    ...about,
  };
}

/** A port that browsers on the developer's machine reach. */
export function publishedPort(container: number, variable: string): ServiceModel['port'] {
  return { container, protocol: 'http', checkPath: '/health', published: { host: container, variable } };
}

/** A stack that a cluster runs. */
export function clusterStack(about: Partial<StackModel> = {}, kubernetes: Partial<KubernetesModel> = {}): ClusterStack {
  const options = { namespace: 'shop', secretName: 'shop-secrets', addresses: {}, replicas: {}, external: {}, storageGigabytes: {}, ...kubernetes };
  return { ...stackModel(about), paths: { docker: 'docker', scripts: 'scripts', kubernetes: 'kubernetes' }, kubernetes: options };
}
