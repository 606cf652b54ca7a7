import { bad, BadInput, shop } from './case';
import { ContainerImage, ContainerService, ContainerServiceOptions, FastApiService, HealthCheck, Postgres, ReverseProxy, ScheduledJob, ScheduledJobOptions, Service, Worker, WorkerOptions } from '../../src';
import type { Describe } from '../support/synth';

const FIVE_FIELDS = "Write five fields, such as '*/15 * * * *' or '0 3 * * 1-5': minute, hour, day, month, weekday.";
const PREFIX = "Begin with a slash and end without one, such as '/api' or '/api/v2'; '/' takes the rest.";

const worker = (options: Partial<WorkerOptions>): Describe => shop((stack) => {
  const service = new FastApiService(stack, 'backend', { path: 'backend' });
  new Worker(stack, 'worker', { service, command: ['arq'], ...options });
});
const job = (options: Partial<ScheduledJobOptions>): Describe => shop((stack) => {
  const service = new FastApiService(stack, 'backend', { path: 'backend' });
  new ScheduledJob(stack, 'job', { service, command: ['true'], schedule: '* * * * *', ...options });
});
const proxy = (routes: (backend: Service) => Record<string, Service>): Describe => shop((stack) => {
  new ReverseProxy(stack, 'proxy', { routes: routes(new FastApiService(stack, 'backend', { path: 'backend', publish: false })) });
});
const container = (options: Partial<ContainerServiceOptions>): Describe => shop((stack) => {
  new ContainerService(stack, 'mail', { image: ContainerImage.pin('mailpit', 'axllent/mailpit:v1.27'), ...options });
});
const notASchedule = (schedule: string, reason: string): BadInput =>
  bad(`the schedule "${schedule}"`, job({ schedule }), [['shop/job', `schedule "${schedule}": ${reason}.`, FIVE_FIELDS]]);

export const SERVICES: readonly BadInput[] = [
  bad('a worker without a command', worker({ command: [] }), [['shop/worker', 'command is empty.', "Give the program and its arguments, such as ['python', '-m', 'src.worker']."]]),
  bad('a worker that is asked over HTTP', worker({ healthCheck: HealthCheck.http() }), [['shop/worker', 'healthCheck uses HTTP, but a worker has no port.', 'Use HealthCheck.command([…]), or leave it out.']]),
  bad('a worker of a service that cannot be resolved', shop((stack) => {
    new Worker(stack, 'worker', { service: new FastApiService(stack, 'backend', { path: 'nowhere' }), command: ['arq'] });
  }), [['shop/backend', 'path "nowhere" does not exist.', "Give the application's folder, relative to the project's root (ROOT)."]]),
  bad('the address of a worker', shop((stack) => {
    const service = new FastApiService(stack, 'backend', { path: 'backend' });
    service.addEnvironment('WORKER', new Worker(stack, 'worker', { service, command: ['arq'] }).url);
  }), [
    ['shop/backend', 'WORKER is the address of "worker", which listens on no port.', 'Remove it; what it needs of that service goes through a queue or a database.'],
    ['shop/worker', 'WORKER is the address of "worker", which listens on no port.', 'Remove it; what it needs of that service goes through a queue or a database.'],
  ]),
  bad('a job without a command', job({ command: [] }), [['shop/job', 'command is empty.', "Give the program and its arguments, such as ['python', '-m', 'src.cleanup']."]]),
  notASchedule('@daily', 'it has 1 fields, not 5'),
  notASchedule('0 25 * * *', 'the hour "25" is not within 0-23'),
  notASchedule('0 0 * * MON', '"MON" is not a valid day of the week'),
  notASchedule('*/0 * * * *', 'the minute "*/0" has no step'),
  bad('a Dockerfile that is not there', container({ image: ContainerImage.dockerfile({ context: 'backend', file: 'Dockerfile.prod' }) }), [['shop/mail', 'backend has no file Dockerfile.prod.', 'Give the path of the Dockerfile from the context.']]),
  bad('a stage that is misspelt', container({ image: ContainerImage.dockerfile({ context: 'backend', target: 'buidl' }) }), [['shop/mail', 'backend/Dockerfile has no stage "buidl". Did you mean "build"?', 'Give one of its stages: build.']], { 'backend/Dockerfile': 'FROM scratch AS build\n' }),
  bad('a Dockerfile without a stage', container({ image: ContainerImage.dockerfile({ context: 'backend' }) }), [['shop/mail', 'backend/Dockerfile has no FROM.', 'Name a Dockerfile.']], { 'backend/Dockerfile': '\n' }),
  bad('a volume at a relative path', container({ volumes: { data: './data' } }), [['shop/mail', '"./data" is not an absolute path.', "Begin with a slash, such as '/data'; colons and commas cannot be in it."]]),
  bad('a check over HTTP of what listens nowhere', container({ healthCheck: HealthCheck.http() }), [['shop/mail', 'healthCheck uses HTTP, but the service has no port.', 'Give the port, or use HealthCheck.command([…]).']]),
  bad('a pin without a line or an image', container({ image: ContainerImage.pin('mailpit') }), [['docker/pins/Dockerfile', 'No line has the alias "mailpit".', 'Add one, such as FROM image:tag@sha256:… AS mailpit.']]),
  bad('a proxy without routes', proxy(() => ({})), [['shop/proxy', 'routes is empty.', "Say what answers, such as routes: { '/api': backend, '/': frontend }."]]),
  bad('a prefix without a slash', proxy((backend) => ({ api: backend })), [['shop/proxy', '"api" cannot be the beginning of a path.', PREFIX]]),
  bad('a prefix that would end a block of nginx', proxy((backend) => ({ '/a{}': backend })), [['shop/proxy', '"/a{}" cannot be the beginning of a path.', PREFIX]]),
  bad('a route to a database', shop((stack) => {
    new ReverseProxy(stack, 'proxy', { routes: { '/db': new Postgres(stack, 'postgres') } });
  }), [['shop/proxy', '/db leads to "postgres", which does not speak HTTP.', 'Name a service that answers requests.']]),
];
