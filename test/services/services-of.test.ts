import { Project } from 'projen';
import { ContainerStack, FastApiService, Postgres } from '../../src';
import { findService, servicesOf } from '../../src/services/services-of';
import { temporaryFolder } from '../support/application-folder';

const stack = new ContainerStack(new Project({ name: 'shop', outdir: temporaryFolder() }), { name: 'shop' });
const postgres = new Postgres(stack, 'postgres');
const backend = new FastApiService(stack, 'backend');

test('the services come in the order in which they were made', () => {
  expect(servicesOf(stack)).toEqual([postgres, backend]);
});

test('a service is found by its name', () => {
  expect(findService(stack, 'backend')).toBe(backend);
  expect(stack.service('postgres')).toBe(postgres);
});

test('a stack without services has none to name', () => {
  const empty = new ContainerStack(new Project({ name: 'empty', outdir: temporaryFolder() }), { name: 'empty' });
  expect(() => empty.service('backend')).toThrow('It has no service "backend".\n    Fix: Create the service first.');
});

test('a name that is none is answered with those that are', () => {
  expect(() => stack.service('bakend')).toThrow('It has no service "bakend". Did you mean "backend"?\n    Fix: Use one of: postgres, backend.');
});
