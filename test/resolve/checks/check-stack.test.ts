import { checkLabels, checkOtherStacks, checkOverriddenServices, checkRegistry, checkTasks } from '../../../src/resolve/checks/check-stack';
import { Problems } from '../../../src/util/problem';
import { TASKS } from '../../support/models';

function told(check: (problems: Problems) => void): string {
  const problems = new Problems();
  check(problems);
  try {
    problems.throwIfAny();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a registry', () => {
  test.each(['ghcr.io/acme', 'acme', 'localhost:5000', 'registry.acme.example:443/a/b_c/d--e', 'my_team'])('"%s" is accepted', (registry) => {
    expect(told((problems) => checkRegistry('shop', registry, problems))).toBe('');
  });

  test.each([
    ['https://ghcr.io/acme', ' Did you mean "ghcr.io/acme"?'],
    ['ghcr.io/acme/', ' Did you mean "ghcr.io/acme"?'],
    ['ghcr.io/Acme', ' Did you mean "ghcr.io/acme"?'],
    ['', ''],
    ['ghcr.io/acme:latest', ''],
    ['ghcr.io//acme', ''],
    ['ghcr.io/$(id)', ''],
    ['host:port/acme', ''],
  ])('"%s" is refused%s', (registry, hint) => {
    expect(told((problems) => checkRegistry('shop', registry, problems))).toContain(`registry "${registry}" cannot begin the name of an image.${hint}\n`);
  });
});

describe('an override of the stack', () => {
  const check = (services: unknown, unresolved: string[] = []) => (problems: Problems) =>
    checkOverriddenServices('shop', { services }, ['backend', 'postgres'], unresolved, problems);

  test.each([[{ user: '1:1' }], [null], [{}]])('that gives a service which does not exist %j is refused', (value) => {
    expect(told(check({ bakend: value }))).toContain(`  shop
    addComposeOverride of the stack changes the service "bakend", which does not exist. Did you mean "backend"?
    Fix: Use one of: backend, postgres; or give it an image, which makes it a service of its own.
`);
  });

  test.each([{ image: 'redis:8' }, { build: '.' }, { extends: { service: 'backend' } }])('may bring a service with %j', (value) => {
    expect(told(check({ cache: value }))).toBe('');
  });

  test('may change one that exists, or a task of one whose containers are not all known', () => {
    expect(told(check({ backend: { user: '1:1' } }))).toBe('');
    expect(told(check({ 'api': {}, 'api-migrations': {} }, ['api']))).toBe('');
  });
});

describe('the tasks', () => {
  test('may have any names of their own', () => {
    expect(told((problems) => checkTasks('shop', TASKS, ['build', 'test'], problems))).toBe('');
  });

  test('that the project has already are told together', () => {
    expect(told((problems) => checkTasks('shop', TASKS, ['dev', 'up'], problems))).toContain(`  shop
    The project has a task of this name already: up, dev.
    Fix: Give the stack's other names, such as shop:up with taskPrefix: 'shop:'.
`);
  });

  test('must not share a name', () => {
    expect(told((problems) => checkTasks('shop', { ...TASKS, dev: 'up' }, [], problems))).toContain(`  shop
    taskNames gives "up" to up and to dev.
    Fix: Give each task a name of its own.
`);
  });
});

test('a second stack needs a name and folders of its own', () => {
  const first = { name: 'shop', paths: { docker: 'docker', scripts: 'scripts' } };
  const message = told((problems) => checkOtherStacks({ ...first, paths: { docker: 'docker', scripts: 'bin' } }, [first], problems));
  expect(message).toContain('Two stacks of the project are called "shop".');
  expect(message).toContain('directory "docker" is that of the stack "shop" too.');
  expect(message).not.toContain('scriptsDirectory');
});

test('a label is one line', () => {
  expect(told((problems) => checkLabels('shop', { source: 'a\nb', licenses: 'MIT' }, problems))).toContain('source has a line break, which no label can carry.');
});
