import { Construct } from 'constructs';
import { ContainerStack, FastApiService, NextJsService, ResolveContext, ScheduledJob, ScheduledJobOptions, Service, ServiceModel } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI, NEXTJS } from '../support/applications';
import { Describe, Repository, synth, synthError } from '../support/synth';

const FILES = { ...inFolder('api', FASTAPI), ...inFolder('web', NEXTJS) };
const JOB = { command: ['python', '-m', 'src.cleanup'], schedule: '0 3 * * *' };

/** A kind whose image has no language. */
class Mail extends Service {
  public constructor(scope: Construct, id: string) {
    super(scope, id, {});
  }

  public override resolve(context: ResolveContext): ServiceModel[] {
    return [this.serviceModel({ summary: 'Mail.', image: context.pins.get('mail', 'acme/mail:1'), user: '1000:1000', programs: ['sh'] })];
  }
}

const jobOf = (make: (stack: ContainerStack) => Service, options: Partial<ScheduledJobOptions> = {}): Describe => (project) => {
  const stack = new ContainerStack(project, { name: 'shop' });
  new ScheduledJob(stack, 'cleanup', { ...JOB, service: make(stack), ...options });
};
const api = (stack: ContainerStack): Service => new FastApiService(stack, 'api', { path: 'api', environment: { LEVEL: 'INFO' } });
const stackWith = (options?: Partial<ScheduledJobOptions>): Repository => synth(FILES, jobOf(api, options));

test('a job runs in the image of its service, at its times', () => {
  const repository = stackWith();
  expect(repository.service('cleanup')).toMatchObject({
    image: 'shop-api:${IMAGE_TAG:-local}',
    command: ['python', '/opt/schedule.py', '0 3 * * *', 'python', '-m', 'src.cleanup'],
    configs: [{ source: 'schedule-py', target: '/opt/schedule.py' }],
    environment: { LEVEL: 'INFO' },
    restart: 'unless-stopped',
    stop_grace_period: '60s',
    healthcheck: { test: ['CMD', 'sh', '-c', 'exit 0'] },
  });
  expect(repository.compose().configs).toEqual({ 'schedule-py': { file: './schedule.py' } });
});

test('the scheduler is a generated file', () => {
  expect(stackWith().text('docker/schedule.py')).toMatch(/^"""Runs a command at the times of a cron expression, in UTC\./);
});

test('an image with Node.js gets a scheduler in its language', () => {
  const repository = synth(FILES, jobOf((stack) => new NextJsService(stack, 'web', { path: 'web' }), { command: ['node', 'revalidate.js'] }));
  expect(repository.service('cleanup').command).toEqual(['node', '/opt/schedule.cjs', '0 3 * * *', 'node', 'revalidate.js']);
  expect(repository.has('docker/schedule.cjs')).toBe(true);
  expect(repository.has('docker/schedule.py')).toBe(false);
});

test('the time for a run in progress can be said', () => {
  expect(stackWith({ stopSeconds: 600 }).service('cleanup').stop_grace_period).toBe('600s');
});

test('a schedule that is none and an empty command are problems', () => {
  expect(synthError(FILES, jobOf(api, { schedule: '0 25 * * *', command: [] }))).toBe(`2 problems in the container stack; no file was changed.

  shop/cleanup
    schedule "0 25 * * *": the hour "25" is not within 0-23.
    Fix: Write five fields, such as '*/15 * * * *' or '0 3 * * 1-5': minute, hour, day, month, weekday.

  shop/cleanup
    command is empty.
    Fix: Give the program and its arguments, such as ['python', '-m', 'src.cleanup'].
`);
});

test('an image without a language that a scheduler is written in is a problem', () => {
  expect(synthError(FILES, jobOf((stack) => new Mail(stack, 'mail')))).toContain(`  shop/cleanup
    The image of mail has neither Python nor Node.js, which the scheduler needs.
    Fix: Let the scheduler of the platform run the command in the image: see the usage page.
`);
});
