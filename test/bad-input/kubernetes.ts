import { bad, BadInput, shop } from './case';
import { ContainerImage, ContainerService, ContainerServiceOptions, FastApiService, HealthCheck, KubernetesOptions, Migrations, NextJsService, Postgres, ScheduledJob, Worker } from '../../src';
import { inFolder } from '../support/application-folder';
import { fastApiWith } from '../support/applications';
import type { Describe } from '../support/synth';

const SAY_IT = "Say it: kubernetes: { addresses: { 'backend': 'https://backend.example.com' } }; or that of a ReverseProxy before it.";
const HOST = 'Give scheme and host without a path, such as "https://todo.example.com".';
const NUMBER = 'Give a whole number of at least 1.';
const OBJECT = 'Use lower-case letters, digits, hyphens and dots.';

/** A backend with its database, in a cluster. */
const cluster = (kubernetes: KubernetesOptions): Describe => shop((stack) => {
  const service = new FastApiService(stack, 'backend', { path: 'backend', database: new Postgres(stack, 'postgres') });
  new ScheduledJob(stack, 'job', { service, command: ['true'], schedule: '0 3 * * *' });
}, { kubernetes });
const container = (name: string, options: Partial<ContainerServiceOptions>, kubernetes: KubernetesOptions = {}): Describe => shop((stack) => {
  new ContainerService(stack, name, { image: ContainerImage.pin('tool', 'acme/tool:1'), ...options });
}, { kubernetes });

export const KUBERNETES: readonly BadInput[] = [
  bad('an address of browsers that nobody says', shop((stack) => {
    const backend = new FastApiService(stack, 'backend', { path: 'backend' });
    new NextJsService(stack, 'frontend', { path: 'frontend', environment: { API_URL: backend.publicUrl } });
  }, { kubernetes: {} }), [['shop/frontend', 'API_URL is the address of "backend" for browsers, and nothing says what that is in the cluster.', SAY_IT]]),
  bad('names that are none', cluster({ namespace: 'Shop', ingressClass: 'n/x', storageClass: '' }), [
    ['shop', 'kubernetes.namespace "Shop" is not a valid namespace name.', 'Use at most 63 lower-case letters, digits and hyphens, such as "shop-production".'],
    ['shop', 'kubernetes.ingressClass "n/x" is not a valid name of a Kubernetes object.', OBJECT],
    ['shop', 'kubernetes.storageClass "" is not a valid name of a Kubernetes object.', OBJECT],
  ]),
  bad('a folder outside', cluster({ directory: '../kubernetes' }), [['shop', 'kubernetes.directory "../kubernetes" is not a folder inside the project.', 'Give a folder below the project\'s root, such as "docker".']]),
  bad('an option that does not exist', cluster({ address: {} } as KubernetesOptions), [
    ['shop', 'kubernetes has no option "address". Did you mean "addresses"?', 'Use one of: addresses, directory, external, ingressClass, namespace, replicas, storageClass, storageGigabytes, tlsSecret.'],
  ]),
  bad('services that do not exist', cluster({ replicas: { bakend: 2 }, addresses: { frontend: 'https://shop.example.com' } }), [
    ['shop', 'kubernetes.addresses names the service "frontend", which does not exist.', 'Use one of: postgres, backend, job.'],
    ['shop', 'kubernetes.replicas names the service "bakend", which does not exist. Did you mean "backend"?', 'Use one of: postgres, backend, job.'],
  ]),
  bad('addresses that are none', cluster({ addresses: { backend: 'shop.example.com', postgres: 'https://db.example.com' } }), [
    ['shop', 'kubernetes.addresses gives "backend" an invalid address: "shop.example.com".', HOST],
    ['shop', 'kubernetes.addresses gives "postgres" an address, and it speaks postgresql.', 'Leave it out: an Ingress passes HTTP on. Other ports take a Service of type LoadBalancer, in an overlay.'],
  ]),
  bad('an address of what listens nowhere', cluster({ addresses: { job: 'https://job.example.com' } }), [
    ['shop', 'kubernetes.addresses gives "job" an address, and it listens on no port.', 'Leave it out: an Ingress passes HTTP on. Other ports take a Service of type LoadBalancer, in an overlay.'],
  ]),
  bad('one host for two services', shop((stack) => {
    new FastApiService(stack, 'backend', { path: 'backend' });
    new NextJsService(stack, 'frontend', { path: 'frontend' });
  }, { kubernetes: { addresses: { backend: 'https://shop.example.com', frontend: 'http://shop.example.com:8080' } } }), [
    ['shop', 'kubernetes.addresses gives shop.example.com to "backend" and to "frontend".', 'Give each a host of its own, or put a ReverseProxy before them.'],
  ]),
  bad('a certificate for no address', cluster({ addresses: { backend: 'http://shop.localhost' }, tlsSecret: 'shop-tls' }), [
    ['shop', 'kubernetes.tlsSecret "shop-tls" has a certificate for no address.', 'Begin the addresses with https://, or leave it out.'],
  ]),
  bad('numbers that are none', cluster({ replicas: { backend: 0 }, storageGigabytes: { postgres: 0.5 } }), [
    ['shop', 'kubernetes.replicas of "backend" is 0.', NUMBER],
    ['shop', 'kubernetes.storageGigabytes of "postgres" is 0.5.', NUMBER],
  ]),
  bad('numbers for what has none', cluster({ replicas: { postgres: 2, job: 2 }, storageGigabytes: { backend: 5 } }), [
    ['shop', 'kubernetes.replicas names "postgres", which keeps a volume, which one pod has.', 'Leave it out.'],
    ['shop', 'kubernetes.storageGigabytes names "backend", which keeps no volume.', 'Leave it out.'],
    ['shop', 'kubernetes.replicas names "job", which is started when there is something to do.', 'Leave it out.'],
  ]),
  bad('a host elsewhere that is none', cluster({ external: { postgres: '10.0.0.5' } }), [
    ['shop', 'kubernetes.external gives "postgres" an invalid host name: "10.0.0.5".', 'Give a name that the cluster\'s name server knows, such as "todo.db.example.com"; an address of numbers or a port cannot be in it.'],
  ]),
  bad('what runs elsewhere and has an address', cluster({ external: { backend: 'api.example.com' }, addresses: { backend: 'https://api.example.com' } }), [
    ['shop', 'kubernetes.addresses gives "backend" an address, and kubernetes.external says that it runs elsewhere.', 'Leave out one of them.'],
  ]),
  bad('a service that is called like a manifest', container('ingress', { healthCheck: HealthCheck.command(['true']) }), [
    ['shop/ingress', '"ingress" is the name of a manifest of the stack.', 'Give the service another name than namespace, network-policies, ingress, kustomization.'],
  ]),
  bad('a file of SQLite that migrations share', shop((stack) => void new FastApiService(stack, 'backend', { path: 'backend', migrations: Migrations.command(['true']) }), { kubernetes: {} }), [
    ['shop/backend', 'It shares the volume "backend-sqlite" with "backend-migrations", and most volumes of a cluster are one pod\'s.', 'Give it a Postgres; or say migrations: Migrations.none(), and let it migrate its file when it starts.'],
  ], inFolder('backend', fastApiWith('database', 'import sqlite3\nsqlite3.connect("shop.db")\n'))),
  bad('a volume of two services', shop((stack) => {
    const healthCheck = HealthCheck.command(['true']);
    const service = new ContainerService(stack, 'files', { image: ContainerImage.pin('tool', 'acme/tool:1'), volumes: { data: '/data' }, healthCheck });
    new Worker(stack, 'worker', { service, command: ['true'], healthCheck });
  }, { kubernetes: {} }), [
    ['shop/worker', 'It shares the volume "files-data" with "files", and most volumes of a cluster are one pod\'s.', 'Keep what both need in a database or an object store.'],
  ]),
];
