import { DEFAULT_TAG, databasePorts, imageName } from './compose-values';
import { taskCommand } from './task-command';
import { containerFiles } from '../model/container-files';
import type { KubernetesModel } from '../model/kubernetes-model';
import type { SecretModel, SecretSource } from '../model/secret';
import { builtServices, isDatabase, ServiceModel } from '../model/service-model';
import type { StackModel } from '../model/stack-model';
import type { WorkflowModel } from '../model/workflow-model';
import { branchTag } from '../util/branch-tag';
import { DOCUMENTATION } from '../util/documentation';
import { markdownTable } from '../util/markdown-table';

/** Text of the README of the stack. */
export function renderReadme(stack: StackModel): string {
  const { tasks, paths } = stack;
  const isGenerated = stack.taskRunner === undefined; // by projen, whenever it runs
  return [
    `# The containers of ${stack.name}`,
    'What runs in this stack, how it is connected, and how to configure it.' + (isGenerated ? YOURS : ''),
    diagram(stack),
    '## Services',
    markdownTable(['service', 'what it is', 'address', 'image'], stack.services.map((service) => serviceRow(stack, service))),
    '## Settings',
    settings(stack),
    '## Secrets',
    stack.secrets.length > 0
      ? `Local values are in \`${containerFiles(paths.docker).secrets}\`, which git ignores; \`${taskCommand(stack, tasks.secrets)}\` creates missing ones.\n\n`
        + markdownTable(['secret', 'read by', 'local value'], stack.secrets.map((secret) => secretRow(stack, secret)))
      : 'None.',
    '## Commands',
    ...(isGenerated ? [PACKAGES_FIRST] : []),
    markdownTable(['command', 'does'], [
      [tasks.buildImages, 'builds the images, in parallel; `--help` lists the options'],
      [tasks.up, 'builds what changed, starts the stack and waits until it is healthy'],
      [tasks.dev, 'starts the stack in development mode: servers reload when a source changes'],
      [tasks.ps, 'lists the containers'],
      [tasks.logs, 'follows the logs'],
      [tasks.down, 'stops the stack; data stays'],
      [tasks.e2e, 'builds the images and tests the stack, without disturbing a running one'],
      [tasks.explain, 'shows each value of the services, where it comes from, and how to change it'],
      [tasks.doctor, 'checks the prerequisites on this machine and suggests fixes'],
      [tasks.scan, 'scans for vulnerabilities, secrets and misconfiguration; writes SBOMs'],
      [tasks.prove, 'proves that every image builds, starts hardened, answers requests and stops'],
      [tasks.imageReport, 'shows what the images contain: layers, folders, wasted space'],
      [tasks.loadMinikube, 'loads the images into minikube or kind'],
      [tasks.cleanImages, 'removes what the stack left behind in the engine'],
    ].map(([task, does]) => [`\`${taskCommand(stack, task)}\``, does])),
    ...(stack.workflow ? ['## Published images', publishedImages(stack, stack.workflow)] : []),
    ...(stack.kubernetes ? ['## In a cluster', inCluster(stack, stack.kubernetes)] : []),
  ].join('\n\n') + '\n';
}

const YOURS = ' The files in this folder are generated; only [pins/Dockerfile](pins/Dockerfile), which names the base images, is yours to edit.';
/** projen is one of them. */
const PACKAGES_FIRST = 'In a fresh clone, first install the packages of the project itself: `npm ci`, or the same of the package manager whose lock file lies beside its `package.json`.';

function diagram({ services }: StackModel): string {
  const id = (name: string): string => name.replaceAll('-', '_');
  const nodes = services.map((service) => {
    const { name, port } = service;
    return isDatabase(service) ? `  ${id(name)}[("${name}")]` : `  ${id(name)}["${name}${port ? `<br>:${port.container}` : ''}"]`;
  });
  const published = services.filter(({ port }) => port?.published);
  const edges = [
    ...published.map(({ name, port }) => `  browser -- "127.0.0.1:${port?.published?.host}" --> ${id(name)}`),
    ...services.flatMap(({ name, dependencies, networks }) =>
      dependencies.filter(({ service }) => networks.includes(service)).map(({ service }) => `  ${id(name)} --> ${id(service)}`),
    ),
  ];
  return ['```mermaid', 'flowchart LR', ...(published.length > 0 ? ['  browser([browser])'] : []), ...nodes, ...edges, '```'].join('\n');
}

function serviceRow(stack: StackModel, service: ServiceModel): string[] {
  const { port } = service;
  const address = port?.published ? `<http://localhost:${port.published.host}>` : port ? `${service.name}:${port.container}` : '';
  return [service.name, service.summary, address, `\`${imageName(stack, service)}\``];
}

function settings(stack: StackModel): string {
  const ports = stack.services.flatMap(({ name, port }) =>
    port?.published ? [[`\`${port.published.variable}\``, String(port.published.host), `port of ${name} on this machine`]] : [],
  );
  const databases = databasePorts(stack).map(({ name, variable, host }) => [`\`${variable}\``, String(host), `port of ${name} on this machine, in development mode`]);
  const tag = builtServices(stack).length > 0 ? [['`IMAGE_TAG`', DEFAULT_TAG, 'tag of the images to build and run']] : [];
  const files = stack.buildSecrets.map(({ variable, description }) => [`\`${variable}\``, '', `file for the build: ${description}`]);
  return `Set these environment variables when you run the commands, or keep the values of this machine in \`${stack.paths.docker}/.env\`.\n\n`
    + markdownTable(['variable', 'default', 'sets'], [...ports, ...databases, ...tag, ...files]);
}

function secretRow({ services }: StackModel, { name, source, optional }: SecretModel): string[] {
  const readers = services.filter(({ secrets }) => secrets.some(({ secret }) => secret === name));
  const target = readers[0]?.secrets.find(({ secret }) => secret === name)?.target;
  return [name, `${readers.map((reader) => reader.name).join(', ')}, as \`/run/secrets/${target}\``, `${describe(source)}${optional ? '; optional' : ''}`];
}

function describe(source: SecretSource): string {
  switch (source.kind) {
    case 'random':
      return 'random';
    case 'hex':
      return 'random hexadecimal digits';
    case 'key':
      return 'a random key';
    case 'environment':
      return `from \`$${source.variable}\`, else empty`;
    case 'file':
      return `from \`${source.path}\`, else empty`;
    case 'derived':
      return `made from ${source.from}`;
  }
}

function publishedImages(stack: StackModel, { file, branches, sign }: WorkflowModel): string {
  const signed = sign ? ' Each image is signed; the summary of the publishing run shows how to verify it.' : '';
  return `\`${file}\` publishes the images to \`${stack.registry}\`: from ${branches.join(', ')}, tagged with branch and commit, and from every version tag such as \`v1.2.3\`.`
    + `${signed}\n\n\`\`\`sh\nIMAGE_TAG=${branchTag(branches[0] ?? '')} ${taskCommand(stack, stack.tasks.up)}\n\`\`\`\n\nruns them here.`;
}

function inCluster(stack: StackModel, { namespace, secretName }: KubernetesModel): string {
  const { name, paths, tasks, secrets } = stack;
  const withSecrets = [
    taskCommand(stack, tasks.secrets),
    `kubectl apply --filename ${paths.kubernetes}/base/namespace.yaml`,
    `kubectl create secret generic ${secretName} --namespace ${namespace} --from-file=${containerFiles(paths.docker).secrets}`,
  ];
  const commands = [
    taskCommand(stack, tasks.buildImages),
    taskCommand(stack, tasks.loadMinikube),
    ...(secrets.length > 0 ? withSecrets : []),
    `kubectl apply --kustomize ${paths.kubernetes}/local`,
  ];
  return `\`${paths.kubernetes}/base\` contains the manifests; an overlay sets the images and other settings of an environment. `
    + `An overlay for minikube and kind is generated:\n\n\`\`\`sh\n${commands.join('\n')}\n\`\`\`\n\n`
    + `[How to release ${name} and write overlays](${DOCUMENTATION}/kubernetes.md).`;
}
