import { stackName, taskNames } from '../src/stack-options';

test.each([['todo', 'todo'], ['@acme/Todo App', 'todo-app'], ['', 'stack'], ['製品', 'stack']])('a project called "%s" gives the stack "%s"', (project, stack) => {
  expect(stackName(project)).toBe(stack);
});

test('a task that is not named keeps its name', () => {
  expect(taskNames({ up: 'start', down: undefined })).toMatchObject({ up: 'start', down: 'down', buildImages: 'build-images' });
});

test('a prefix is for the tasks that are not named', () => {
  expect(taskNames({ up: 'start' }, 'admin:')).toMatchObject({ up: 'start', down: 'admin:down' });
});
