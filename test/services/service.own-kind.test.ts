import type { Construct } from 'constructs';
import { ContainerStack, Postgres, ResolveContext, Secret, Service, ServiceModel, ServiceModelOptions, ServiceOptions } from '../../src';
import { Repository, synth, synthError } from '../support/synth';

/** A kind as another package would define it. */
class Echo extends Service {
  public calls = 0;

  public constructor(scope: Construct, id: string, private readonly about: Partial<ServiceModelOptions> = {}, options: ServiceOptions = {}) {
    super(scope, id, options);
  }

  public override resolve(context: ResolveContext): ServiceModel[] {
    this.calls += 1;
    return [
      this.serviceModel({
        summary: 'Answers with what it was asked.',
        image: context.pins.get('echo', 'acme/echo:1.2'),
        user: '1000:1000',
        port: { container: 8080, protocol: 'http', checkPath: '/', published: this.publishedPort({ port: 8080 }) },
        healthProbe: { argv: ['echo', 'check'], intervalSeconds: 30, timeoutSeconds: 3, startPeriodSeconds: 40, startIntervalSeconds: 1, retries: 3 },
        ...this.about,
      }),
    ];
  }
}

/** A kind that runs beside another service, with its image. */
class Companion extends Service {
  public constructor(scope: Construct, id: string, private readonly of: Service) {
    super(scope, id, {});
  }

  public override resolve(context: ResolveContext): ServiceModel[] {
    const model = this.modelOf(context, this.of);
    return model ? [this.serviceModel({ summary: 'Keeps company.', image: model.image, user: model.user, healthProbe: model.healthProbe })] : [];
  }
}

function stackWith(about: Partial<ServiceModelOptions> = {}, options: ServiceOptions = {}): Repository {
  return synth({}, (project) => void new Echo(new ContainerStack(project, { name: 'shop' }), 'echo', about, options));
}

test('a kind says what it comes to, and is hardened like the others', () => {
  expect(stackWith().service('echo')).toMatchObject({
    image: 'acme/echo:1.2',
    read_only: true,
    cap_drop: ['ALL'],
    tmpfs: ['/tmp:size=64m,mode=1777'],
    user: '1000:1000',
    ports: ['127.0.0.1:${ECHO_PORT:-8080}:8080'],
    networks: ['echo'],
    stop_grace_period: '30s',
  });
});

test('its image has a line in the pins file', () => {
  expect(stackWith().text('docker/pins/Dockerfile')).toContain('\nFROM acme/echo:1.2 AS echo\n');
});

test('what the user says wins over what the kind sets', () => {
  const service = stackWith({ environment: { LEVEL: '1', MODE: 'kind' }, resources: { pids: 32, cpus: 2 } }, { environment: { MODE: 'user' }, resources: { cpus: 3 } }).service('echo');
  expect(service.environment).toEqual({ LEVEL: '1', MODE: 'user' });
  expect(service.deploy.resources.limits).toEqual({ cpus: '3', memory: '512M', pids: 32 });
});

test('secrets, networks and dependencies of the kind go with those of the user', () => {
  const repository = synth({}, (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    const postgres = new Postgres(stack, 'db');
    const about = { secrets: [Secret.random('inner')], networks: ['db'], dependencies: [{ service: 'db', condition: 'service_healthy' as const }], port: undefined };
    new Echo(stack, 'echo', about, { secrets: [Secret.random('outer'), postgres.password] });
  });
  expect(repository.service('echo')).toMatchObject({
    secrets: [{ source: 'outer', target: 'outer' }, { source: 'db-password', target: 'db_password' }, { source: 'inner', target: 'inner' }],
    networks: ['echo', 'db'],
    depends_on: { db: { condition: 'service_healthy' } },
  });
});

test('one that another is built on is resolved once', () => {
  const echoes: Echo[] = [];
  const repository = synth({}, (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    echoes.push(new Echo(stack, 'echo'));
    new Companion(stack, 'companion', echoes[0]);
  });
  expect(repository.service('companion').image).toBe('acme/echo:1.2');
  expect(echoes[0].calls).toBe(1);
});

test('a problem of a kind is told with its path, and nothing is said of lines that it would have used', () => {
  class Broken extends Echo {
    public override resolve(context: ResolveContext): ServiceModel[] {
      this.addProblem(context, 'Nothing is right.', 'Mend it.');
      return [];
    }
  }
  const message = synthError({ 'docker/pins/Dockerfile': 'FROM acme/echo:1.3 AS echo\n' }, (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    new Companion(stack, 'companion', new Broken(stack, 'echo'));
  });
  expect(message).toBe('1 problem in the container stack; no file was changed.\n\n  shop/echo\n    Nothing is right.\n    Fix: Mend it.\n');
});
