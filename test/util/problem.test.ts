import { Problems, StackError } from '../../src/util/problem';

function messageOf(problems: Problems): string {
  try {
    problems.throwIfAny();
  } catch (error) {
    expect(error).toBeInstanceOf(StackError);
    return (error as StackError).message;
  }
  throw new Error('nothing was thrown');
}

test('without a problem nothing is thrown', () => {
  expect(() => new Problems().throwIfAny()).not.toThrow();
});

test('one problem says where it is, what is wrong and how to mend it', () => {
  const problems = new Problems();
  problems.add('shop/backend', 'path "bakend" does not exist.', 'Give the folder.');
  expect(messageOf(problems)).toBe(`1 problem in the container stack; no file was changed.

  shop/backend
    path "bakend" does not exist.
    Fix: Give the folder.
`);
});

test('all problems are told together, in the order they were found', () => {
  const problems = new Problems();
  problems.add('b', 'second letter.', 'Wait.');
  problems.add('a', 'first letter.', 'Hurry.');
  expect(messageOf(problems)).toBe(`2 problems in the container stack; no file was changed.

  b
    second letter.
    Fix: Wait.

  a
    first letter.
    Fix: Hurry.
`);
});

test('a problem may say where the value is from, and which rule it breaks', () => {
  const problems = new Problems();
  problems.addAll([{ where: 'shop/db', what: 'no digest.', fix: 'Pin it.', source: 'docker/pins/Dockerfile:4', rule: 'image-pinned' }]);
  expect(problems.any).toBe(true);
  expect(messageOf(problems)).toContain(`  shop/db
    no digest.
    Fix: Pin it.
    From: docker/pins/Dockerfile:4
    Rule: image-pinned
`);
});

test('no stack trace hides the message', () => {
  const error = new StackError([{ where: 'a', what: 'b.', fix: 'C.' }]);
  expect(error.stack).toBe(`StackError: ${error.message}`);
});
