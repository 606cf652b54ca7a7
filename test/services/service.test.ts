import { ContainerStack, FastApiService, FastApiServiceOptions } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI } from '../support/applications';
import { Repository, synth, Yaml } from '../support/synth';

function stackWith(options: Partial<FastApiServiceOptions>, change: (service: FastApiService) => void = () => undefined): Repository {
  return synth(inFolder('api', FASTAPI), (project) => {
    change(new FastApiService(new ContainerStack(project, { name: 'shop' }), 'api', { path: 'api', ...options }));
  });
}
const api = (options: Partial<FastApiServiceOptions>, change?: (service: FastApiService) => void): Yaml => stackWith(options, change).service('api');

test('environment variables keep the order in which they were said', () => {
  const { environment } = api({ environment: { Z: '1', A: '2' } }, (service) => service.addEnvironment('M', '3'));
  expect(Object.entries(environment)).toEqual([['Z', '1'], ['A', '2'], ['M', '3']]);
});

test('a variable that is set again has its last value', () => {
  expect(api({ environment: { A: '1' } }, (service) => service.addEnvironment('A', '2')).environment).toEqual({ A: '2' });
});

test('what was given to the constructor is not changed', () => {
  const environment = { A: '1' };
  api({ environment }, (service) => service.addEnvironment('B', '2'));
  expect(environment).toEqual({ A: '1' });
});

test('resources that are said replace only those', () => {
  expect(api({ resources: { memoryMegabytes: 1024, pids: 64 } }).deploy.resources).toEqual({
    limits: { cpus: '1', memory: '1024M', pids: 64 },
    reservations: { cpus: '0.25', memory: '128M' },
  });
});

test('a limit below what is reserved by default lowers the reservation too', () => {
  expect(api({ resources: { cpus: 0.1, memoryMegabytes: 64 } }).deploy.resources).toEqual({
    limits: { cpus: '0.1', memory: '64M', pids: 256 },
    reservations: { cpus: '0.1', memory: '64M' },
  });
});

test('overrides of compose are laid over one another', () => {
  const service = api({ environment: { A: '1' } }, (each) => {
    each.addComposeOverride({ hostname: 'one', environment: { B: '2' }, labels: ['x'] });
    each.addComposeOverride({ hostname: 'two', environment: { A: null, C: '3' }, labels: ['y'] });
  });
  expect(service).toMatchObject({ hostname: 'two', environment: { B: '2', C: '3' }, labels: ['y'] });
  expect(service.environment).not.toHaveProperty('A');
});

test('an override that removes takes away what a service has', () => {
  expect(api({}, (service) => service.addComposeOverride({ ports: null }))).not.toHaveProperty('ports');
});
