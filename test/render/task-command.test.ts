import { taskCommand } from '../../src/render/task-command';

test('a task is run by projen, or by what an ejected project has in place of it', () => {
  expect(taskCommand({}, 'up')).toBe('npx projen up');
  expect(taskCommand({ taskRunner: 'node run.cjs' }, 'up')).toBe('node run.cjs up');
});
