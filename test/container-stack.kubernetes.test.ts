import type { Project } from 'projen';
import { parseAllDocuments } from 'yaml';
import { addTodoStack } from '../projenrc/todo-stack';
import {
  ContainerImage, ContainerProject, ContainerService, ContainerStack, FastApiService, HealthCheck, Migrations,
  NextJsService, Postgres, ReverseProxy, ScheduledJob, Secret, Valkey, Worker,
} from '../src';
import { Files, inFolder } from './support/application-folder';
import { FASTAPI, FASTAPI_WITH_DATABASE, NEXTJS } from './support/applications';
import { expectFile, storedFiles } from './support/expect-file';
import { Repository, synth } from './support/synth';

/** What the reference stack does not have. */
function market(project: Project): void {
  const stack = new ContainerStack(project, {
    name: 'market',
    registry: 'ghcr.io/acme',
    kubernetes: {
      directory: 'deploy',
      namespace: 'market-live',
      addresses: { proxy: 'https://market.example.com' },
      ingressClass: 'nginx',
      tlsSecret: 'market-tls',
      replicas: { worker: 3, proxy: 1 },
      external: { postgres: 'market.db.example.com' },
      storageClass: 'fast',
      storageGigabytes: { queue: 2 },
    },
  });
  const service = new FastApiService(stack, 'api', { path: 'api', publish: false, database: new Postgres(stack, 'postgres'), migrations: Migrations.alembic() });
  const queue = new Valkey(stack, 'queue', { persistent: true });
  service.addSecret(queue.connection());
  service.addSecret(Secret.fromEnvironment('API_TOKEN', { asVariable: 'API_TOKEN' }));
  const site = new NextJsService(stack, 'site', { path: 'site', publish: false });
  const command = ['sh', '-c', 'echo $(date)'];
  new Worker(stack, 'worker', { service, command, healthCheck: HealthCheck.command(['arq', '--check', 'src.Settings']), stopSeconds: 90 });
  new ScheduledJob(stack, 'cleanup', { service, command: ['python', '-m', 'src.cleanup'], schedule: '*/15 * * * *' });
  const mail = new ContainerService(stack, 'mail', {
    image: ContainerImage.pin('mailpit', 'axllent/mailpit:v1.27'), port: 8025, tmpfs: { '/data': 32 }, healthCheck: HealthCheck.command(['/mailpit', 'readyz']),
  });
  service.addEnvironment('MAIL_API', mail.url);
  const proxy = new ReverseProxy(stack, 'proxy', { routes: { '/api': service, '/': site } });
  service.addEnvironment('CORS_ORIGINS', proxy.publicUrl);
}

const EXPORTED = { ...NEXTJS, 'next.config.ts': "export default { output: 'export' };\n" };
const stacks: Record<string, Repository> = {
  'kubernetes-todo': synth({ ...inFolder('examples/todo/backend', FASTAPI_WITH_DATABASE), ...inFolder('examples/todo/frontend', NEXTJS) }, addTodoStack),
  'kubernetes-market': synth({ ...inFolder('api', FASTAPI_WITH_DATABASE), ...inFolder('site', EXPORTED) }, market),
};
const generated = (repository: Repository) => Object.keys(repository.files()).filter((path) => /^(?:kubernetes|deploy)\//.test(path));

describe.each(Object.keys(stacks))('the stack %s', (name) => {
  const repository = stacks[name];

  test.each(generated(repository))('has %s as it is stored', (path) => {
    expectFile(`${name}/${path}`, repository.text(path));
  });

  test('has no stored file that is generated no more', () => {
    expect(storedFiles(name)).toEqual(generated(repository));
  });

  test('has no value of a secret, and every container without rights', () => {
    const text = generated(repository).map((path) => repository.text(path)).join('\n');
    const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
    expect(count(/^ +image: /gm)).toBeGreaterThan(3);
    expect(count(/readOnlyRootFilesystem: true/g)).toBe(count(/^ +image: /gm));
    expect(count(/automountServiceAccountToken: false/g)).toBe(count(/^ +image: /gm));
    expect(text).not.toMatch(/kind: Secret\n|:\/\/[^/\n]*:[^/\n]*@/);
  });
});

test('a stack that does not ask for manifests has none', () => {
  const repository = synth(inFolder('api', FASTAPI), (project) => void new FastApiService(new ContainerStack(project, { name: 'small' }), 'api', { path: 'api' }));
  expect(generated(repository)).toEqual([]);
});

test('a stack that is detected has them, too, and so has a project of its own', () => {
  const kubernetes = { addresses: { frontend: 'https://shop.example.com' } };
  const files = inFolder('frontend', NEXTJS);
  const detected = synth(files, (project) => void ContainerStack.detect(project, { kubernetes }));
  expect(generated(detected)).toContain('kubernetes/base/frontend.yaml');
  const owned = synth(files, () => undefined, { create: (options) => new ContainerProject({ ...options, kubernetes }) });
  expect(generated(owned)).toEqual(generated(detected));
});

test('an application without a health route is not ended for what it answers', () => {
  const { 'app/api/health/route.ts': _route, ...withPage } = NEXTJS;
  const { 'app/page.tsx': _page, ...apiOnly } = withPage;
  const probes = (files: Files): object => {
    const repository = synth(inFolder('web', files), (project) => void ContainerStack.detect(project, { kubernetes: {} }));
    const deployment = parseAllDocuments(repository.text('kubernetes/base/web.yaml')).map((each) => each.toJS()).find(({ kind }) => kind === 'Deployment');
    return deployment.spec.template.spec.containers[0];
  };
  const livenessProbe = { tcpSocket: { port: 'http' } };
  expect(probes(NEXTJS)).toMatchObject({ livenessProbe: { httpGet: { path: '/api/health' } } });
  expect(probes(withPage)).toMatchObject({ readinessProbe: { httpGet: { path: '/' } }, livenessProbe });
  expect(probes(apiOnly)).toMatchObject({ readinessProbe: { exec: { command: expect.arrayContaining(['node']) } }, livenessProbe });
});
