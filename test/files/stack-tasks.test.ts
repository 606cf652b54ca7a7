import { execFileSync, spawnSync } from 'node:child_process';
import { Project } from 'projen';
import { addStackTasks, warnOfEmptyDefault } from '../../src/files/stack-tasks';
import type { StackPaths } from '../../src/model/stack-model';
import { temporaryFolder } from '../support/application-folder';
import { TASKS } from '../support/models';
import { Repository, synth } from '../support/synth';

function stackTasks(paths: StackPaths = { docker: 'docker', scripts: 'scripts' }, names = TASKS): Repository {
  return synth({}, (project) => addStackTasks(project, 'shop', names, paths));
}

test.each([
  ['build-images', ['bash scripts/build-images.sh']],
  ['up', ['bash scripts/up.sh']],
  ['down', ['docker compose --file docker/docker-compose.yml down --remove-orphans']],
  ['logs', ['docker compose --file docker/docker-compose.yml logs --follow']],
  ['ps', ['docker compose --file docker/docker-compose.yml ps --all']],
  ['dev', ['bash scripts/dev.sh']],
  ['secrets', ['bash scripts/create-secrets.sh']],
  ['doctor', ['bash scripts/doctor.sh']],
  ['scan', ['bash scripts/scan-images.sh']],
  ['load-minikube', ['bash scripts/load-minikube.sh']],
  ['clean-images', ['bash scripts/clean.sh']],
  ['image-report', ['npx --no-install projen-containers image-report --stack shop']],
  ['prove', ['npx --no-install projen-containers prove --stack shop']],
  ['e2e', ['bash scripts/build-images.sh', 'bash scripts/test-stack.sh']],
])('the task %s runs %j', (name, commands) => {
  expect(stackTasks().task(name)).toEqual(commands);
});

test('a build that fails in e2e tells to run e2e again', () => {
  const { tasks } = JSON.parse(stackTasks(undefined, { ...TASKS, e2e: 'containers:e2e' }).text('.projen/tasks.json'));
  expect(tasks['containers:e2e'].steps[0]).toMatchObject({ exec: 'bash scripts/build-images.sh', env: { BUILD_FOR: 'containers:e2e' } });
});

test('a task may have another name', () => {
  const repository = stackTasks(undefined, { ...TASKS, up: 'containers:up' });
  expect(repository.task('containers:up')).toEqual(['bash scripts/up.sh']);
  expect(repository.task('up')).toEqual([]);
});

test('a task runs the script in whatever folder it lies', () => {
  const [command] = stackTasks({ docker: 'my docker', scripts: "team's scripts" }).task('up');
  const words = execFileSync('bash', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' }).trimEnd().split('\n');
  expect(words).toEqual(['bash', "team's scripts/up.sh"]);
});

test('every task says what it does, and passes its arguments on where it is one command', () => {
  const { tasks: described } = JSON.parse(stackTasks().text('.projen/tasks.json')) as {
    tasks: Record<string, { description?: string; steps: { receiveArgs?: boolean }[] }>;
  };
  for (const name of Object.values(TASKS)) expect(described[name].description).toMatch(/^[A-Z]/);
  for (const name of Object.values(TASKS).filter((each) => each !== 'e2e')) expect(described[name].steps[0].receiveArgs).toBe(true);
});

test('a name that the project has given is left alone', () => {
  const repository = synth({}, (project) => {
    project.addTask('dev', { exec: 'npm run dev' });
    addStackTasks(project, 'shop', TASKS, { docker: 'docker', scripts: 'scripts' });
  });
  expect(repository.task('dev')).toEqual(['npm run dev']);
});

test('a task whose command a signal ends has failed', () => {
  const { root } = synth({ 'scripts/up.sh': 'kill -TERM $$\n', 'scripts/dev.sh': 'exit 0\n' }, (project) => {
    addStackTasks(project, 'shop', TASKS, { docker: 'docker', scripts: 'scripts' });
  });
  const run = (task: string) => spawnSync(process.execPath, [require.resolve('projen/bin/projen'), task], { cwd: root }).status;
  expect([run('up'), run('dev')]).toEqual([1, 0]);
});

test('a project that does not run its own description is warned of', () => {
  const project = new Project({ name: 'shop', outdir: temporaryFolder() });
  const warn = jest.spyOn(project.logger, 'warn').mockImplementation();
  warnOfEmptyDefault(new Project({ name: 'part', parent: project, outdir: 'part' }));
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/^npx projen does nothing here: add new javascript\.Projenrc/)]]);
  project.defaultTask?.exec('node .projenrc.js');
  warnOfEmptyDefault(project);
  expect(warn).toHaveBeenCalledTimes(1);
});
