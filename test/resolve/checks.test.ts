import { checkDistinct, checkName, checkService } from '../../src/resolve/checks';
import { Problems, StackError } from '../../src/util/problem';
import { publishedPort, serviceModel } from '../support/models';

/** What a check reports: `what` and `fix` on one line each. */
function reported(check: (problems: Problems) => void): string[] {
  const problems = new Problems();
  check(problems);
  try {
    problems.throwIfAny();
    return [];
  } catch (error) {
    return (error as StackError).message.split('\n').slice(2).map((line) => line.trim()).filter(Boolean);
  }
}

const RULE = 'Use lower-case letters, digits and single hyphens, beginning with a letter; at most 40 characters';

test.each(['api', 'back-end', 'v2', 'a'.repeat(40)])('the name "%s" is accepted', (name) => {
  expect(reported((problems) => checkName('todo/x', 'service', name, problems))).toEqual([]);
});

test.each([
  ['Back End', ', such as "back-end"'],
  ['Käufer', ', such as "kaufer"'],
  ['2nd', ', such as "nd"'],
  ['a--b', ', such as "a-b"'],
  ['x'.repeat(41), `, such as "${'x'.repeat(40)}"`],
  ['日本', ''],
  ['', ''],
])('the name "%s" is refused, with a suggestion where there is one', (name, suggestion) => {
  expect(reported((problems) => checkName('todo/x', 'service', name, problems))).toEqual([
    'todo/x',
    `"${name}" cannot be the name of a service.`,
    `Fix: ${RULE}${suggestion}.`,
  ]);
});

test('folders of the container files are no names of services, but may be of stacks', () => {
  expect(reported((problems) => checkName('todo/pins', 'service', 'pins', problems))[1]).toBe('"pins" is reserved.');
  expect(reported((problems) => checkName('pins', 'stack', 'pins', problems))).toEqual([]);
});

test.each([0, 80, 1023, 65536, 3.5, NaN])('a container port of %s is refused', (port) => {
  const service = serviceModel({ port: { ...publishedPort(8000, 'P')!, container: port } });
  expect(reported((problems) => checkService(service, problems))[1]).toBe(`port ${port} cannot be listened on by a user without privileges.`);
});

test.each([0, 70000, -1])('a host port of %s is refused', (port) => {
  const service = serviceModel({ port: { ...publishedPort(8000, 'P')!, published: { host: port, variable: 'P' } } });
  expect(reported((problems) => checkService(service, problems))[1]).toBe(`hostPort ${port} is no port.`);
});

test.each(['app', '1000', '1000:staff', '-1:0'])('the user "%s" is refused, since it is not numeric', (user) => {
  expect(reported((problems) => checkService(serviceModel({ user }), problems))[1]).toBe(`user "${user}" is not numeric.`);
});

test.each(['MY-KEY', '1ST', '', 'A B'])('"%s" is refused as the name of a variable', (name) => {
  const service = serviceModel({ environment: { [name]: 'x' } });
  expect(reported((problems) => checkService(service, problems))[1]).toBe(`"${name}" cannot be the name of an environment variable.`);
});

test('a value that no environment can carry is refused', () => {
  const service = serviceModel({ environment: { KEY: 'a\0b' } });
  expect(reported((problems) => checkService(service, problems))[1]).toBe('The value of KEY has a NUL character.');
});

test("a service that is called like another one's migrations is refused", () => {
  const services = [serviceModel({ name: 'api-migrations', constructPath: 'todo/api' }), serviceModel({ name: 'api-migrations', constructPath: 'todo/api-migrations' })];
  expect(reported((problems) => checkDistinct(services, problems))).toEqual([
    'todo/api-migrations',
    '"api-migrations" is the name of a container of todo/api too.',
    'Fix: Give the service another name.',
  ]);
});
