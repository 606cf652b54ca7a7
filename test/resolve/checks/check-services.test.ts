import { checkDistinct, checkName, checkSecrets, checkService, checkVersion } from '../../../src/resolve/checks/check-services';
import { Problems, StackError } from '../../../src/util/problem';
import { publishedPort, serviceModel } from '../../support/models';

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

test.each([1, 80, 1023])('a container port of %s is refused, since the user has no privileges', (port) => {
  const service = serviceModel({ port: { ...publishedPort(8000, 'P')!, container: port } });
  expect(reported((problems) => checkService(service, problems))[1]).toBe(`port ${port} cannot be listened on by a user without privileges.`);
});

test.each([0, 65536, 70000, 3.5, NaN])('a container port of %s is told to be none', (port) => {
  const service = serviceModel({ port: { ...publishedPort(8000, 'P')!, container: port } });
  expect(reported((problems) => checkService(service, problems))[1]).toBe(`port ${port} is not a valid port.`);
});

test.each(['health', '', "/it's", '/a b', '/a#b', '/a"b', '/a\\b'])('the path %j of a health check is refused', (checkPath) => {
  const service = serviceModel({ port: { ...publishedPort(8000, 'P')!, checkPath } });
  expect(reported((problems) => checkService(service, problems))[1]).toBe(`The path of the health check is ${JSON.stringify(checkPath)}.`);
});

test.each(['/', '/health', '/ready?deep=no&a=%20', '/~x/(y)'])('the path %j of a health check is accepted', (checkPath) => {
  const service = serviceModel({ port: { ...publishedPort(8000, 'P')!, checkPath } });
  expect(reported((problems) => checkService(service, problems))).toEqual([]);
});

test('a secret of a variable that no shell can have is refused, and what was given is not repeated', () => {
  const source = { kind: 'environment', variable: 'sk-live-secret' } as const;
  const told = reported((problems) => checkSecrets(serviceModel({ secrets: [{ secret: 'sk-live-secret', target: 'x', source }] }), problems));
  expect(told[1]).toBe('Secret.fromEnvironment was given an invalid variable name (14 characters).');
  expect(told.join()).not.toContain('sk-live');
});

test('a secret without a name is refused', () => {
  const told = reported((problems) => checkSecrets(serviceModel({ secrets: [{ secret: '', target: 'x', source: { kind: 'random' } }] }), problems));
  expect(told[1]).toBe('Secret.random was given a name without a letter or a digit.');
});

test.each([0, 70000, -1])('a host port of %s is refused', (port) => {
  const service = serviceModel({ port: { ...publishedPort(8000, 'P')!, published: { host: port, variable: 'P' } } });
  expect(reported((problems) => checkService(service, problems))[1]).toBe(`hostPort ${port} is not a valid port.`);
});

test.each(['app', '1000', '1000:staff', '-1:0'])('the user "%s" is refused, since it is not numeric', (user) => {
  expect(reported((problems) => checkService(serviceModel({ user }), problems))[1]).toBe(`user "${user}" is not numeric.`);
});

test.each(['MY-KEY', '1ST', '', 'A B'])('"%s" is refused as the name of a variable', (name) => {
  const service = serviceModel({ environment: { [name]: 'x' } });
  expect(reported((problems) => checkService(service, problems))[1]).toBe(`"${name}" cannot be the name of an environment variable.`);
});

test.each([['pythonVersion', 'latest'], ['pythonVersion', '3'], ['pythonVersion', '3.13-slim'], ['nodeVersion', 'lts'], ['nodeVersion', '']] as const)('%s "%s" is refused', (option, version) => {
  const example = option === 'pythonVersion' ? '3.13' : '24';
  expect(reported((problems) => checkVersion('todo/x', option, version, problems))).toEqual([
    'todo/x', `${option} is "${version}".`, `Fix: Give a version as the tags of the image have it, such as '${example}'.`,
  ]);
});

test.each([['pythonVersion', '3.13'], ['pythonVersion', '3.13.5'], ['nodeVersion', '24'], ['nodeVersion', '24.1'], ['nodeVersion', undefined]] as const)('%s %s is accepted', (option, version) => {
  expect(reported((problems) => checkVersion('todo/x', option, version, problems))).toEqual([]);
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

test('two services of one name are refused once, whatever tasks they have', () => {
  const services = ['api-migrations', 'api', 'api-migrations', 'api'].map((name) => serviceModel({ name, oneShot: name !== 'api', constructPath: 'todo/api' }));
  expect(reported((problems) => checkDistinct(services, problems))).toEqual(['todo/api', 'Two services are called "api".', 'Fix: Give one of them another name.']);
});
