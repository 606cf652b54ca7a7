import { Construct } from 'constructs';
import { Project } from 'projen';
import { ContainerStack, FastApiService } from '../../src';
import { serviceId } from '../../src/services/service-id';
import { temporaryFolder } from '../support/application-folder';

const project = () => new Project({ name: 'shop', outdir: temporaryFolder() });

test('a service of a stack, or of a part of one, has its name', () => {
  const stack = new ContainerStack(project(), { name: 'shop' });
  expect([serviceId(stack, 'api'), serviceId(new Construct(stack, 'part'), 'api')]).toEqual(['api', 'api']);
});

test('one in no stack is refused, since nothing would be generated for it', () => {
  expect(() => new FastApiService(project(), 'api', { path: 'api' })).toThrow([
    '  api',
    '    Its scope is an object of the class Project, which is in no stack.',
    '    Fix: Give it the stack: new ContainerStack(…), what ContainerStack.detect(…) returns, or the stack of a ContainerProject.',
  ].join('\n'));
});

test('so is one without a name, or without a scope', () => {
  const stack = new ContainerStack(project(), { name: 'shop' });
  expect(() => serviceId(stack, { path: 'api' } as never)).toThrow('Its name is an object of the class Object.');
  expect(() => serviceId(undefined as never, 'api')).toThrow('Its scope is undefined');
});
