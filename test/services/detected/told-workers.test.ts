import { tellWorkers } from '../../../src/services/detected/told-workers';

const tell = (stack: string, ...commands: string[]) => tellWorkers(commands.map((command) => ({ argv: command.split(' '), place: 'Procfile:2' })), stack, 'api');

test('the line that adds a worker can be pasted where the stack is that of a project', () => {
  expect(tell('project.stack', 'arq src.worker.Settings')).toEqual([
    "Procfile:2: arq is started here, and not by the stack. Import Worker, and add new Worker(project.stack, 'worker', { service: project.stack.service('api'), command: ['arq', 'src.worker.Settings'] });",
  ]);
});

test('each has a name of its own', () => {
  const told = tell('stack', 'celery -A src.tasks worker', 'celery -A src.tasks beat', 'rq worker high', 'taskiq scheduler src.broker:scheduler');
  expect(told.map((line) => /'(?<id>[\w-]+)', \{/.exec(line)?.groups?.id)).toEqual(['worker', 'beat', 'worker-2', 'scheduler']);
});

test('a variable of a shell is told, since nothing fills it in', () => {
  expect(tell('stack', 'celery -A src.tasks worker --concurrency=$WORKERS')[0]).toMatch(/ No shell fills in --concurrency=\$WORKERS: write its value\.$/);
});
