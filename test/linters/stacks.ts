import type { Project } from 'projen';
import { addTodoStack } from '../../projenrc/todo-stack';
import {
  BaseProfile, BuildSecret, ContainerStack, FastApiService, HealthCheck, Instruction, InstructionPoint, MariaDb, Migrations,
  NextJsService, Postgres, RegistryLoginStep, ReverseProxy, ScheduledJob, Secret, Valkey, Worker,
} from '../../src';
import { Files, inFolder } from '../support/application-folder';
import { FASTAPI, FASTAPI_WITH_DATABASE, NEXTJS } from '../support/applications';

interface Sample {
  readonly files: Files;
  readonly describe: (project: Project) => void;
  /** Folder of the manifests for Kubernetes. @default it has none */
  readonly manifests?: string;
  /** Whether it has a workflow. */
  readonly workflow?: boolean;
}

const IMAGES: Files = { 'app/page.tsx': 'import Image from "next/image";\nexport default () => <Image src="/a.png" alt="" />;\n' };

const LOGIN: RegistryLoginStep[] = [
  {
    name: 'Take the role that publishes',
    uses: 'aws-actions/configure-aws-credentials@e6de054238d6b7531b4efff3b6587d9aade6a06c',
    with: { 'aws-region': 'eu-central-1', 'role-to-assume': 'arn:aws:iam::123456789012:role/publish' },
  },
  { id: 'login', run: 'set -u\necho "$REGION"\n', env: { REGION: 'eu-central-1' } },
];

/** Stacks whose files, together, show every form that the renderers know. */
export const STACKS: Readonly<Record<string, Sample>> = {
  'the reference stack': {
    files: { ...inFolder('examples/todo/backend', FASTAPI_WITH_DATABASE), ...inFolder('examples/todo/frontend', NEXTJS) },
    describe: addTodoStack,
    manifests: 'kubernetes',
    workflow: true,
  },
  'one service, nothing said': {
    files: inFolder('api', FASTAPI),
    describe: (project) => {
      new FastApiService(new ContainerStack(project, { name: 'small' }), 'api', { path: 'api' });
    },
  },
  'everything said': {
    manifests: 'deploy/cluster',
    files: {
      ...inFolder('my apps/back end', { ...FASTAPI_WITH_DATABASE, 'uv.lock': 'version = 1\n', 'pyproject.toml': '[project]\nname = "a"\nversion = "1"\n' }),
      ...inFolder('my apps/front end', { ...NEXTJS, ...IMAGES }),
    },
    describe: (project) => {
      const stack = new ContainerStack(project, {
        name: 'everything',
        registry: 'registry.example.com/acme',
        source: 'https://git.example.com/acme/everything',
        licenses: 'MIT',
        directory: 'deploy/containers',
        scriptsDirectory: 'deploy/bin',
        kubernetes: {
          directory: 'deploy/cluster',
          namespace: 'everything-live',
          addresses: { 'back-end': 'https://everything.example.com' },
          ingressClass: 'nginx',
          tlsSecret: 'everything-tls',
          replicas: { 'back-end': 3 },
          external: { 'main-database': 'everything.db.example.com' },
          storageClass: 'fast',
        },
        buildSecrets: [BuildSecret.certificateAuthority(), BuildSecret.npmrc(), BuildSecret.pipConf(), BuildSecret.uvToml()],
        workflow: { platforms: ['linux/amd64', 'linux/arm64'], branches: ['main', 'release/1.x'], runners: { 'linux/arm64': 'acme-arm' }, login: LOGIN },
      });
      const backend = new FastApiService(stack, 'back-end', {
        path: 'my apps/back end',
        port: 9000,
        hostPort: 9001,
        user: '10001:10001',
        database: new Postgres(stack, 'main-database', { database: 'shop', user: 'owner' }),
        migrations: Migrations.command(['python', '-m', 'src.migrate', '--to', 'head of "all"']),
        healthCheck: HealthCheck.http({ path: '/ready?deep=no', startPeriodSeconds: 90 }),
        environment: { GREETING: 'it\'s "$HOME" # 100 %', SWITCH: 'no', NUMBER: '0755', EMPTY: '' },
        secrets: [Secret.random('session-key'), Secret.fromEnvironment('TOKEN', { target: 'api/token' })],
        resources: { cpus: 0.5, memoryMegabytes: 256 },
      });
      backend.addInstructions(InstructionPoint.BEFORE_DEPENDENCIES, Instruction.environment({ NOTE: 'two words' }, 'Why it is there.'));
      backend.addComposeOverride({ labels: { 'com.example.team': 'shop' } });
      new NextJsService(stack, 'front-end', { path: 'my apps/front end', environment: { API: backend.url.path('/api') }, publish: false });
    },
    workflow: true,
  },
  'Next.js on the other bases': {
    files: { ...inFolder('a', NEXTJS), ...inFolder('b', NEXTJS), ...inFolder('c', NEXTJS), 'docker/pins/Dockerfile': 'FROM acme/base:3.2.1 AS acme-base\n' },
    describe: (project) => {
      const stack = new ContainerStack(project, { name: 'bases', profile: BaseProfile.distroless() });
      new NextJsService(stack, 'a', { path: 'a' });
      new NextJsService(stack, 'b', { path: 'b', publish: false, profile: BaseProfile.slim() });
      new NextJsService(stack, 'c', { path: 'c', publish: false, profile: BaseProfile.custom('acme-base', BaseProfile.alpine()) });
    },
  },
  'FastAPI on the other bases': {
    files: { ...inFolder('a', FASTAPI), ...inFolder('b', FASTAPI) },
    describe: (project) => {
      const stack = new ContainerStack(project, { name: 'bases', profile: BaseProfile.distroless() });
      new FastApiService(stack, 'a', { path: 'a' });
      const systemPackages = { builder: ['gcc', 'musl-dev'], runtime: ['libmagic'] };
      new FastApiService(stack, 'b', { path: 'b', publish: false, profile: BaseProfile.alpine(), systemPackages });
    },
  },
  'a worker, a job, a queue, MariaDB and a reverse proxy': {
    files: { ...inFolder('api', FASTAPI), ...inFolder('web', NEXTJS) },
    manifests: 'kubernetes',
    describe: (project) => {
      const stack = new ContainerStack(project, { name: 'full', kubernetes: { addresses: { proxy: 'https://full.example.com' } } });
      const service = new FastApiService(stack, 'api', { path: 'api', publish: false, database: new MariaDb(stack, 'mariadb') });
      const web = new NextJsService(stack, 'web', { path: 'web', publish: false, environment: { API: service.publicUrl } });
      const queue = new Valkey(stack, 'queue', { persistent: true });
      new Worker(stack, 'worker', { service, command: ['python', '-m', 'src.worker'], secrets: [queue.connection()] });
      new ScheduledJob(stack, 'job', { service, command: ['python', '-m', 'src.job'], schedule: '0 3 * * *' });
      new ReverseProxy(stack, 'proxy', { routes: { '/api': service, '/': web } });
    },
  },
  'pip with its own configuration': {
    files: inFolder('api', FASTAPI),
    describe: (project) => {
      const stack = new ContainerStack(project, { name: 'pip', buildSecrets: [BuildSecret.pipConf()] });
      new FastApiService(stack, 'api', { path: 'api', stripNativeModules: false, systemPackages: { builder: ['libpq-dev'], runtime: ['libpq5'] } });
    },
  },
};
