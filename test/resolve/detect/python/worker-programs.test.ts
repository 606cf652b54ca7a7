import { workerArguments } from '../../../../src/resolve/detect/python/worker-programs';

test.each([
  ['celery -A app worker', 'celery -A app worker'],
  ['celery worker -A app', 'celery worker -A app'],
  ['celery -q --broker redis://x -A app beat -l info', 'celery -q --broker redis://x -A app beat -l info'],
  ['uv run arq app.worker.WorkerSettings', 'arq app.worker.WorkerSettings'],
  ['CMD rq worker-pool high', 'rq worker-pool high'],
  ['exec dramatiq app.tasks:broker --processes 2', 'dramatiq app.tasks:broker --processes 2'],
  ['dramatiq app.tasks --watch app --watch-use-polling -x *.pyc --threads 2', 'dramatiq app.tasks --threads 2'],
  ['taskiq worker --reload --reload-dir=app app.broker:broker', 'taskiq worker app.broker:broker'],
  ['uv run python -u -m app.worker --queue mail', 'python -m app.worker --queue mail'],
  ['python -m app.outbox.dispatcher --interval 5', 'python -m app.outbox.dispatcher --interval 5'],
  ['python3 jobs/scheduler.py', 'python jobs/scheduler.py'],
  ['@/opt/venv/bin/taskiq scheduler app.broker:scheduler', 'taskiq scheduler app.broker:scheduler'],
])('%s starts a worker', (command, started) => {
  expect(workerArguments(command.split(' '))?.join(' ')).toBe(started);
});

test.each([
  'celery worker', 'celery -A worker inspect ping', 'celery -A app', 'arq --help', 'arq', 'rq info worker', 'dramatiq --version', 'taskiq worker', 'taskiq', 'python manage.py worker', 'python -m app.networker', 'echo python worker.py', 'python -c worker;',
  'uv add dramatiq redis', 'echo celery -A app worker', 'constructor', '',
])('%j does not', (command) => {
  expect(workerArguments(command.split(' '))).toBeUndefined();
});
