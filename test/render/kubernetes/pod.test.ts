import { ServiceModel } from '../../../src/model/service-model';
import { claimName, labels, podTemplate, selector } from '../../../src/render/kubernetes/pod';
import { buildModel, clusterStack, publishedPort, serviceModel } from '../../support/models';
import type { Yaml } from '../../support/synth';

function pod(about: Partial<ServiceModel> = {}, replicas = {}): Yaml {
  return podTemplate(clusterStack({}, { replicas }), serviceModel(about)).spec as unknown as Yaml;
}

test('a pod as the restricted Pod Security Standard wants it, and no more', () => {
  expect(pod()).toEqual({
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: 30,
    securityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'backend',
        image: 'shop-backend',
        resources: { requests: { cpu: '250m', memory: '128Mi' }, limits: { cpu: '1', memory: '512Mi' } },
        securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
        volumeMounts: [{ name: 'memory-tmp', mountPath: '/tmp' }],
      },
    ],
    volumes: [{ name: 'memory-tmp', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } }],
  });
});

test('a service sees its secrets, at the paths of compose and for its group only', () => {
  const { volumes, containers } = pod({ secrets: [{ secret: 'backend-database-url', target: 'database_url' }] });
  expect(volumes[0]).toEqual({
    name: 'secrets',
    secret: { secretName: 'shop-secrets', defaultMode: 0o440, items: [{ key: 'backend-database-url', path: 'database_url' }] },
  });
  expect(containers[0].volumeMounts[0]).toEqual({ name: 'secrets', mountPath: '/run/secrets', readOnly: true });
});

test('folders in memory have names of their own, however much their paths are alike', () => {
  const targets = ['/data/cache', '/data/.cache', '/tmp'];
  const { volumes, containers } = pod({ tmpfs: targets.map((target) => ({ target, sizeMegabytes: 8 })) });
  const names = ['memory-data-cache', 'memory-data-cache-2', 'memory-tmp'];
  expect(containers[0].volumeMounts).toEqual(targets.map((mountPath, index) => ({ name: names[index], mountPath })));
  expect(Object.values(volumes).map(({ name }) => name)).toEqual(names);
});

test('what can be downloaded again lies on the disk of the node, and is no claim', () => {
  const { volumes, containers, securityContext } = pod({ caches: [{ volume: 'backend-models', target: '/models' }] });
  expect(volumes[0]).toEqual({ name: 'backend-models', emptyDir: { sizeLimit: '10Gi' } });
  expect(containers[0].volumeMounts[0]).toEqual({ name: 'backend-models', mountPath: '/models' });
  expect(securityContext).toMatchObject({ fsGroup: 1000 });
});

test('a server ends after the requests that are on their way', () => {
  const about = { port: publishedPort(8000, 'BACKEND_PORT'), stopGraceSeconds: 40 };
  expect(pod(about)).toMatchObject({ terminationGracePeriodSeconds: 45, containers: [{ lifecycle: { preStop: { sleep: { seconds: 5 } } } }] });
});

test('its command is what the image starts with, whose entrypoint stays', () => {
  expect(pod({ command: ['python', '-m', '$(module)'], workingFolder: '/srv' }).containers[0]).toMatchObject({ args: ['python', '-m', '$$(module)'], workingDir: '/srv' });
});

test('a job that runs at set times runs its own command, once', () => {
  const about = { command: ['python', '/opt/schedule.py'], schedule: { expression: '0 3 * * *', command: ['python', '-m', 'src.job'] }, imageBuild: buildModel() };
  expect(pod(about)).toMatchObject({ restartPolicy: 'Never', containers: [{ args: ['python', '-m', 'src.job'] }] });
});

test('two pods are on two nodes, where there are two', () => {
  expect(pod({}, { backend: 2 }).topologySpreadConstraints).toMatchObject([{ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: selector('backend') } }]);
  expect(pod({}, { backend: 1 })).not.toHaveProperty('topologySpreadConstraints');
});

test('PostgreSQL begins in an empty folder, which the root of a volume need not be', () => {
  const port = { container: 5432, protocol: 'postgresql', checkPath: '' } as const;
  const upTo17 = pod({ port, volumes: [{ volume: 'postgres-data', target: '/var/lib/postgresql/data' }] });
  expect(upTo17.containers[0].env).toEqual([{ name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' }]);
  expect(upTo17.securityContext).toMatchObject({ fsGroupChangePolicy: 'OnRootMismatch' });
  expect(pod({ port, volumes: [{ volume: 'postgres-data', target: '/var/lib/postgresql' }] }).containers[0]).not.toHaveProperty('env');
});

test('labels tell what a service is for', () => {
  const of = (about: Partial<ServiceModel>) => labels(serviceModel(about))['app.kubernetes.io/component'];
  expect(of({ oneShot: true })).toBe('migrations');
  expect(of({ schedule: { expression: '* * * * *', command: ['x'] } })).toBe('scheduled-job');
  expect(of({ port: { container: 6379, protocol: 'redis', checkPath: '' } })).toBe('database');
  expect(of({ port: publishedPort(8000, 'BACKEND_PORT') })).toBe('server');
  expect(of({})).toBe('worker');
});

test('a claim is called like its volume, as far as Kubernetes takes that', () => {
  expect(claimName('mail-Data_1')).toBe('mail-data-1');
});
