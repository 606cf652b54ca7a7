import { CommandFailure } from '../../src/cli/command';

test('a failure carries the command that mends it', () => {
  const { message, next } = new CommandFailure('It is not built.', 'npx projen build-images');
  expect([message, next]).toEqual(['It is not built.', 'npx projen build-images']);
});
