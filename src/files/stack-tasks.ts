import { Project, Task } from 'projen';
import type { StackPaths, TaskNames } from '../model/stack-model';

/** Adds the stack's tasks to the project; what needs more than one command is a script. */
export function addStackTasks(project: Project, names: TaskNames, paths: StackPaths): void {
  const compose = `docker compose --file ${paths.docker}/docker-compose.yml`;
  const task = (name: string, description: string, exec: string): Task =>
    project.addTask(name, { description, exec, receiveArgs: true });
  task(names.buildImages, 'Build the images of the stack', `bash ${paths.scripts}/build-images.sh`);
  task(names.up, 'Start the stack and wait until it is healthy', `bash ${paths.scripts}/up.sh`);
  task(names.down, 'Stop the stack; its data stays', `${compose} down`);
  task(names.logs, 'Follow the logs of the stack', `${compose} logs --follow`);
  task(names.ps, 'List the containers of the stack', `${compose} ps --all`);
  task(names.dev, 'Start the stack in development mode, reloading on a change', `bash ${paths.scripts}/dev.sh`);
  task(names.secrets, 'Create the local secret files that are missing', `bash ${paths.scripts}/create-secrets.sh`);
  const e2e = project.addTask(names.e2e, { description: 'Build the images and test the stack beside a running one' });
  e2e.exec(`bash ${paths.scripts}/build-images.sh`);
  e2e.exec(`bash ${paths.scripts}/test-stack.sh`);
}
