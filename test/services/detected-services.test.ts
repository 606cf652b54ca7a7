import { Project } from 'projen';
import { ContainerStack, DetectOptions, FastApiService } from '../../src';
import { Files, inFolder } from '../support/application-folder';
import { FASTAPI, NEXTJS } from '../support/applications';
import { synth, synthError } from '../support/synth';

const FILES: Files = { ...inFolder('backend', FASTAPI), ...inFolder('frontend', NEXTJS) };
const detect = (options: DetectOptions = {}, change: (stack: ContainerStack) => void = () => undefined) => (project: Project) =>
  change(ContainerStack.detect(project, options));

test('a service for each application, in a stack of the project\'s name', () => {
  const compose = synth(FILES, detect()).compose();
  expect(compose.name).toBe('sample');
  expect(Object.keys(compose.services)).toEqual(['backend', 'frontend']);
});

test('two of a kind get ports of their own on the host', () => {
  const repository = synth({ ...inFolder('users', FASTAPI), ...inFolder('orders', FASTAPI) }, detect());
  expect(repository.service('orders').ports).toEqual(['127.0.0.1:${ORDERS_PORT:-8000}:8000']);
  expect(repository.service('users').ports).toEqual(['127.0.0.1:${USERS_PORT:-8001}:8000']);
});

test('a folder with any name', () => {
  const repository = synth(inFolder('frontend [new] ü', NEXTJS), detect());
  expect(repository.service('frontend-new-u').build).toMatchObject({ context: '../frontend [new] ü' });
});

test('an option is laid over what is found', () => {
  const repository = synth(FILES, detect({ name: 'shop', services: { backend: { port: 9000, environment: { MODE: 'fast' } } } }));
  expect(repository.service('backend')).toMatchObject({ image: 'shop-backend:${IMAGE_TAG:-local}', environment: { MODE: 'fast' } });
  expect(repository.service('backend').ports).toEqual(['127.0.0.1:${BACKEND_PORT:-9000}:9000']);
});

test('an option with a path names the application that lies there', () => {
  expect(Object.keys(synth(FILES, detect({ services: { api: { path: './backend/' } } })).compose().services)).toEqual(['api', 'frontend']);
});

test('the services can be had from the stack', () => {
  synth(FILES, detect({}, (stack) => expect(stack.service('backend')).toBeInstanceOf(FastApiService)));
});

test('options for a service that is not there are told, with the closest name', () => {
  expect(synthError(FILES, detect({ services: { bakend: { port: 9000 } } }))).toContain([
    '  sample',
    '    No service "bakend" was found. Did you mean "backend"?',
    '    Fix: Use one of: backend (backend), frontend (frontend); or name its folder with path.',
  ].join('\n'));
});

test('a repository without an application is told how to go on', () => {
  expect(synthError({ 'README.md': '' }, detect())).toContain('No FastAPI application and no Next.js application was found.');
});

test('an excluded folder has no service', () => {
  expect(Object.keys(synth(FILES, detect({ exclude: ['frontend'] })).compose().services)).toEqual(['backend']);
});
