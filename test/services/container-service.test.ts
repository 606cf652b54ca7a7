import { ContainerImage, ContainerService, ContainerServiceOptions, ContainerStack, HealthCheck, HttpClient, Worker } from '../../src';
import { Files } from '../support/application-folder';
import { Describe, Repository, synth, synthError } from '../support/synth';

const DOCKERFILE = `FROM golang:1.25 AS build
RUN go build -o /mailer .

FROM gcr.io/distroless/static:nonroot AS mailer
COPY --from=build /mailer /mailer
USER nonroot
EXPOSE 8025
HEALTHCHECK --interval=10s --start-period=1m30s --retries=5 CMD ["/mailer", "check"]
ENTRYPOINT ["/mailer"]

FROM mailer AS debug
`;
const FILES: Files = { 'mailer/Dockerfile': DOCKERFILE };
const PULLED = ContainerImage.pin('mailpit', 'axllent/mailpit:v1.27');
const BUILT = ContainerImage.dockerfile({ context: 'mailer', target: 'mailer' });
const CHECK = HealthCheck.command(['/mailpit', 'readyz']);

const mail = (options: Partial<ContainerServiceOptions>): Describe => (project) => {
  new ContainerService(new ContainerStack(project, { name: 'shop' }), 'mail', { image: PULLED, ...options });
};
const stackWith = (options: Partial<ContainerServiceOptions> = {}, files = FILES): Repository => synth(files, mail(options));
const serviceWith = (options?: Partial<ContainerServiceOptions>, files?: Files) => stackWith(options, files).service('mail');
const pulled = { port: 8025, healthCheck: CHECK };

test('an image that is pulled has its line in the pins file, which decides from then on', () => {
  expect(stackWith(pulled).text('docker/pins/Dockerfile')).toContain('FROM axllent/mailpit:v1.27 AS mailpit\n');
  expect(serviceWith(pulled, { 'docker/pins/Dockerfile': 'FROM axllent/mailpit:v1.30 AS mailpit\n' }).image).toBe('axllent/mailpit:v1.30');
});

test('it is hardened as the others are', () => {
  expect(serviceWith(pulled)).toMatchObject({ read_only: true, cap_drop: ['ALL'], user: '1000:1000', tmpfs: ['/tmp:size=64m,mode=1777'], networks: ['mail'] });
});

test('it is published only if that is said', () => {
  expect(serviceWith(pulled)).not.toHaveProperty('ports');
  expect(serviceWith({ ...pulled, publish: true, hostPort: 8026 }).ports).toEqual(['127.0.0.1:${MAIL_PORT:-8026}:8025']);
});

test('folders are kept in volumes of its own, or are in memory', () => {
  const repository = stackWith({ ...pulled, volumes: { data: '/data' }, tmpfs: { '/run/mail': 8 } });
  expect(repository.service('mail')).toMatchObject({ volumes: ['mail-data:/data'], tmpfs: ['/tmp:size=64m,mode=1777', '/run/mail:size=8m,mode=1777'] });
  expect(repository.compose().volumes).toEqual({ 'mail-data': {} });
});

test('the size of /tmp can be said', () => {
  expect(serviceWith({ ...pulled, tmpfs: { '/run/mail': 8, '/tmp': 256 } }).tmpfs).toEqual(['/tmp:size=256m,mode=1777', '/run/mail:size=8m,mode=1777']);
});

test('command, user and time to stop can be said', () => {
  expect(serviceWith({ ...pulled, command: ['/mailpit', '--smtp', ':1025'], user: '10:10', stopSeconds: 5 })).toMatchObject({ command: ['/mailpit', '--smtp', ':1025'], user: '10:10', stop_grace_period: '5s' });
});

test('it is asked over HTTP with a program that its image has', () => {
  const check = (options: Partial<ContainerServiceOptions>) => Object.values(serviceWith({ port: 8025, ...options }).healthcheck.test).slice(0, 2);
  expect(check({ healthCheck: HealthCheck.http({ path: '/ready' }) })).toEqual(['CMD', 'wget']);
  expect(check({ healthCheck: HealthCheck.http(), httpClient: HttpClient.curl() })).toEqual(['CMD', 'curl']);
});

test('without a health check the policy has its say, as long as it listens on a port', () => {
  expect(synthError(FILES, mail({ port: 8025 }))).toContain('The service has no health check.');
  expect(serviceWith()).not.toHaveProperty('healthcheck');
});

test('its address has the scheme that is spoken', () => {
  const repository = synth(FILES, (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    const broker = new ContainerService(stack, 'broker', { image: ContainerImage.pin('nats', 'nats:2.12-alpine'), port: 4222, protocol: 'tcp', healthCheck: CHECK });
    new ContainerService(stack, 'client', { image: PULLED, environment: { BROKER: broker.url } });
  });
  expect(repository.service('client')).toMatchObject({ environment: { BROKER: 'tcp://broker:4222' }, depends_on: { broker: { condition: 'service_healthy' } } });
});

describe('with a Dockerfile of its own', () => {
  const repository = stackWith({ image: BUILT });

  test('it is built from that, which stays as it is', () => {
    expect(repository.service('mail')).toMatchObject({ image: 'shop-mail:${IMAGE_TAG:-local}', build: { context: '../mailer', dockerfile: 'Dockerfile', target: 'mailer' } });
    expect(repository.text('docker/docker-bake.hcl')).toContain('  context    = "mailer"\n  dockerfile = "Dockerfile"\n  target     = "mailer"\n');
    expect(repository.text('mailer/Dockerfile')).toBe(DOCKERFILE);
    expect([repository.has('docker/mail/Dockerfile'), repository.has('mailer/Dockerfile.dockerignore')]).toEqual([false, false]);
  });

  test('port and health check are read from it', () => {
    expect(repository.service('mail').healthcheck).toEqual({ test: ['CMD', '/mailer', 'check'], interval: '10s', timeout: '3s', retries: 5, start_period: '90s', start_interval: '1s' });
    expect(stackWith({ image: BUILT, publish: true }).service('mail').ports).toEqual(['127.0.0.1:${MAIL_PORT:-8025}:8025']);
  });

  test('the image has a budget, like all that are built', () => {
    expect(repository.text('scripts/lib.sh')).toContain('BUDGETS_MB=(500)');
    const small = ContainerImage.dockerfile({ context: 'mailer', sizeBudgetMegabytes: 20 });
    expect(stackWith({ image: small }).text('scripts/lib.sh')).toContain('BUDGETS_MB=(20)');
  });

  test('a worker runs its image too', () => {
    const both = synth(FILES, (project) => {
      const stack = new ContainerStack(project, { name: 'shop' });
      const service = new ContainerService(stack, 'mail', { image: BUILT, volumes: { data: '/data' } });
      new Worker(stack, 'sender', { service, command: ['/mailer', 'send'], healthCheck: HealthCheck.command(['/mailer', 'version']) });
    });
    expect(both.service('sender')).toMatchObject({ image: 'shop-mail:${IMAGE_TAG:-local}', volumes: ['mail-data:/data'], command: ['/mailer', 'send'] });
    expect(both.compose('docker/docker-compose.dev.yml').services ?? {}).not.toHaveProperty('sender');
  });

  test('the policy reads it, up to the stage that ships', () => {
    const message = (dockerfile: string) => synthError({ 'mailer/Dockerfile': dockerfile }, mail({ image: BUILT }));
    expect(message(DOCKERFILE.replace('USER nonroot', 'USER root'))).toContain('    user "root" is root.\n');
    expect(message(DOCKERFILE.replace('USER nonroot', 'ENV API_TOKEN=hunter2hunter2'))).toContain('API_TOKEN');
    expect(() => stackWith({ image: BUILT }, { 'mailer/Dockerfile': `${DOCKERFILE}USER root\n` })).not.toThrow();
  });
});

describe('problems', () => {
  test('a worker that would run the check of the server', () => {
    const message = synthError(FILES, (project) => {
      const stack = new ContainerStack(project, { name: 'shop' });
      new Worker(stack, 'sender', { service: new ContainerService(stack, 'mail', { image: BUILT }), command: ['/mailer', 'send'] });
    });
    expect(message).toContain(`  shop/sender
    The image of mail has a health check for a server, and what else it can run is not known.
    Fix: Give the worker a healthCheck: a command of the image that ends with status 0.
`);
  });

  test.each<[string, Partial<ContainerServiceOptions>, string, string]>([
    ['a folder that is not there', { image: ContainerImage.dockerfile({ context: 'nowhere' }) }, 'path "nowhere" does not exist.', "Give the application's folder"],
    ['a file that is not there', { image: ContainerImage.dockerfile({ context: 'mailer', file: 'Containerfile' }) }, 'mailer has no file Containerfile.', 'Give the path of the Dockerfile from the context.'],
    ['a stage that is not there', { image: ContainerImage.dockerfile({ context: 'mailer', target: 'mailr' }) }, 'mailer/Dockerfile has no stage "mailr". Did you mean "mailer"?', 'Give one of its stages: build, mailer, debug.'],
    ['a path that is none', { ...pulled, volumes: { data: 'data' } }, '"data" is not an absolute path.', "Begin with a slash, such as '/data'; colons and commas cannot be in it."],
    ['a path with options', { ...pulled, tmpfs: { '/run:exec': 1 } }, '"/run:exec" is not an absolute path.', 'Begin with a slash'],
    ['a check over HTTP without a port', { healthCheck: HealthCheck.http() }, 'healthCheck uses HTTP, but the service has no port.', 'Give the port, or use HealthCheck.command([…]).'],
    ['a pin that has no line', { image: ContainerImage.pin('mail') }, 'No line has the alias "mail".', 'Add one'],
  ])('%s', (_, options, what, fix) => {
    const message = synthError(FILES, mail(options));
    expect(message).toContain(`    ${what}\n    Fix: ${fix}`);
    expect(message).toMatch(/^1 problem /);
  });

  test('a file without a stage', () => {
    expect(synthError({ 'mailer/Dockerfile': '# nothing\n' }, mail({ image: ContainerImage.dockerfile({ context: 'mailer' }) }))).toContain('mailer/Dockerfile has no FROM.\n    Fix: Name a Dockerfile.');
  });
});
