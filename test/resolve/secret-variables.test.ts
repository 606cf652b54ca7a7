import { ContainerStack, FastApiService, Migrations, NextJsService, Postgres, ScheduledJob, Secret, Worker } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI, NEXTJS } from '../support/applications';
import { Repository, synth } from '../support/synth';

const FOLDER = '/usr/local/lib/secret-environment';
const VALUES = ['--require', `${FOLDER}/values.cjs`];
const token = () => Secret.fromEnvironment('TOKEN', { asVariable: 'TOKEN' });

function commandsOf(repository: Repository, ...names: readonly string[]): unknown[] {
  return names.map((name) => repository.service(name).command);
}

describe('beside a Next.js application, whose server reads the values itself', () => {
  const repository = synth(inFolder('frontend', NEXTJS), (project) => {
    const stack = new ContainerStack(project, { name: 'shop', kubernetes: {} });
    const service = new NextJsService(stack, 'frontend', { secrets: [token()] });
    new Worker(stack, 'worker', { service, command: ['node', 'worker.js'] });
    new Worker(stack, 'shell', { service, command: ['sh', '-c', 'exec node worker.js'] });
    new ScheduledJob(stack, 'job', { service, command: ['node', 'job.js'], schedule: '0 3 * * *' });
  });

  test('so does a worker in Node.js, and another program is started with them', () => {
    expect(commandsOf(repository, 'worker', 'shell')).toEqual([
      ['node', ...VALUES, 'worker.js'],
      ['node', `${FOLDER}/run.cjs`, 'sh', '-c', 'exec node worker.js'],
    ]);
  });

  test('a scheduler hands them on to its job, and a cluster starts the job with them', () => {
    expect(commandsOf(repository, 'job')).toEqual([['node', ...VALUES, '/opt/schedule.cjs', '0 3 * * *', 'node', 'job.js']]);
    expect(repository.text('kubernetes/base/job.yaml')).toContain(`- ${FOLDER}/values.cjs\n                - job.js`);
  });
});

describe('migrations of a Next.js application have an image of their own', () => {
  const migrated = (command: string[]) => synth(inFolder('frontend', { ...NEXTJS, 'db.ts': 'export const url = process.env.DATABASE_URL!;' }), (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    new NextJsService(stack, 'frontend', { database: new Postgres(stack, 'postgres'), migrations: Migrations.command(command) });
  });

  test('with Node.js, they read the address of the database before their first line', () => {
    expect(commandsOf(migrated(['node', 'migrate.mjs']), 'frontend-migrations')).toEqual([['node', ...VALUES, 'migrate.mjs']]);
  });

  test('another program gets it from the entrypoint', () => {
    const repository = migrated(['sh', '-c', 'node migrate.mjs']);
    expect(commandsOf(repository, 'frontend-migrations')).toEqual([['sh', '-c', 'node migrate.mjs']]);
    expect(repository.text('docker/frontend/Dockerfile')).toContain(`ENTRYPOINT ["node", "${FOLDER}/run.cjs"]`);
  });
});

describe('beside a FastAPI application', () => {
  const shared = (ofService: Secret[], ofWorker: Secret[]) => synth(inFolder('backend', FASTAPI), (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    const service = new FastApiService(stack, 'backend', { secrets: ofService });
    new Worker(stack, 'worker', { service, command: ['python', '-m', 'worker'], secrets: ofWorker });
  });
  const ENTRYPOINT = `ENTRYPOINT ["python", "-IS", "${FOLDER}/run.py"]`;

  test.each([
    { whose: 'both', repository: shared([token()], []) },
    { whose: 'only the worker', repository: shared([], [token()]) },
  ])('the entrypoint of the image sets what $whose wants', ({ repository }) => {
    expect(repository.text('docker/backend/Dockerfile')).toContain(ENTRYPOINT);
    expect(commandsOf(repository, 'worker')).toEqual([['python', '-m', 'worker']]);
  });

  test('an image that nobody wants variables of has none', () => {
    const file = Secret.fromEnvironment('TOKEN');
    expect(shared([file], [file]).text('docker/backend/Dockerfile')).not.toContain(ENTRYPOINT);
  });
});
