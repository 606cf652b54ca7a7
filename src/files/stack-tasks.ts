import { Project, Task, TaskOptions, TaskShell } from 'projen';
import { containerFiles } from '../model/container-files';
import type { StackPaths, TaskNames } from '../model/stack-model';
import { commandRunner } from '../util/command-runner';
import { shellQuote } from '../util/shell';

/**
 * Adds the stack's tasks to the project; what needs more than one command is a script. A task of a name that is taken is
 * left out: synthesis tells it, with all other problems.
 */
export function addStackTasks(project: Project, stack: string, names: TaskNames, paths: StackPaths): void {
  const compose = `docker compose --file ${shellQuote(containerFiles(paths.docker).compose)}`;
  const script = (name: string): string => `bash ${shellQuote(`${paths.scripts}/${name}`)}`;
  // It finds the library's command beside projen, or in a folder above.
  const runner = commandRunner(project.outdir).join(' ');
  const command = (name: string): string => `${runner} projen-containers ${name} --stack ${shellQuote(stack)}`;
  // projen's own shell takes a command that a signal ended for one that succeeded.
  const shell = TaskShell.system();
  const add = (name: string, options: TaskOptions): Task | undefined =>
    project.tasks.tryFind(name) ? undefined : project.addTask(name, { shell, ...options });
  const task = (name: string, description: string, exec: string): Task | undefined => add(name, { description, exec, receiveArgs: true });
  task(names.buildImages, 'Build the images of the stack', script('build-images.sh'));
  task(names.up, 'Build what changed, start the stack and wait until it is healthy', script('up.sh'));
  task(names.down, 'Stop the stack; its data stays', `${compose} down --remove-orphans`);
  task(names.logs, 'Follow the logs of the stack', `${compose} logs --follow`);
  task(names.ps, 'List the containers of the stack', `${compose} ps --all`);
  task(names.dev, 'Start the stack in development mode, reloading on a change', script('dev.sh'));
  task(names.secrets, 'Create the local secret files that are missing', script('create-secrets.sh'));
  task(names.doctor, 'Check what the stack needs of this machine', script('doctor.sh'));
  task(names.scan, 'Scan the images and write their bills of materials', script('scan-images.sh'));
  task(names.loadMinikube, 'Load the images into minikube or kind', script('load-minikube.sh'));
  task(names.cleanImages, 'Remove what the stack left in the engine', script('clean.sh'));
  task(names.imageReport, 'Show what the images are made of', command('image-report'));
  task(names.explain, 'Show each value of the services, where it comes from, and how to change it', command('explain'));
  task(names.prove, 'Prove that each image builds, runs hardened, answers and stops', command('prove'));
  add(names.e2e, {
    description: 'Build the images and test the stack beside a running one',
    steps: [{ exec: script('build-images.sh'), env: { BUILD_FOR: names.e2e } }, { exec: script('test-stack.sh') }],
  });
}

/** Warns where `npx projen` would do nothing, without a word: the plainest kind of project does not run its own description. */
export function warnOfEmptyDefault({ root }: Project): void {
  if (root.defaultTask?.steps.length !== 0) return;
  root.logger.warn('npx projen does nothing here: add new javascript.Projenrc(project) for .projenrc.js, or new typescript.ProjenrcTs(project) for .projenrc.ts.');
}
