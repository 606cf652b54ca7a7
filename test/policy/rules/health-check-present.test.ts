import { ContainerStack, FastApiService, HealthCheck, Instruction, InstructionPoint, Migrations, NextJsService, Postgres, ScheduledJob, Worker } from '../../../src';
import { healthCheckPresent } from '../../../src/policy/rules/health-check-present';
import { Say, testRule } from '../../support/policy';

const backend = (healthcheck: unknown): Say => (stack) => new FastApiService(stack, 'backend', { path: 'backend' }).addComposeOverride({ healthcheck });
const frontend = (healthcheck: unknown): Say => (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' }).addComposeOverride({ healthcheck });
const notThere = (program: string): string => `The health check starts "${program}", which is not in the image.`;
const off = (value: string): string => `An override switches the health check off: healthcheck is ${value}.`;
const curl = HealthCheck.command(['curl', '--fail', 'http://127.0.0.1:8000/health']);

function installing(stack: ContainerStack, point: InstructionPoint): FastApiService {
  const service = new FastApiService(stack, 'backend', { path: 'backend', healthCheck: curl });
  service.addInstructions(point, Instruction.run(['apt-get install --yes curl']));
  return service;
}

testRule(healthCheckPresent, {
  message: {
    say: (stack) => new FastApiService(stack, 'backend', { path: 'backend', healthCheck: curl }),
    findings: [
      {
        where: 'shop/backend',
        what: notThere('curl'),
        fix: 'Use what the image has (python, sh, bash), or HealthCheck.http(), which does.',
      },
    ],
  },
  catches: {
    'a check that is switched off': { say: backend({ disable: true }), what: [off('{"disable":true}')] },
    'a check that is removed': { say: backend(null), what: [off('null')] },
    'the word NONE': { say: backend({ test: ['NONE'] }), what: [off('{"test":["NONE"]}')] },
    'a program of another image': { say: backend({ test: ['CMD', '/usr/bin/wget', '-q', 'http://127.0.0.1:8000'] }), what: [notThere('/usr/bin/wget')] },
    'a shell line': { say: frontend({ test: 'curl -f http://localhost:3000 || exit 1' }), what: [notThere('curl')] },
    'a shell line in a list': { say: frontend({ test: ['CMD-SHELL', 'python -c pass'] }), what: [notThere('python')] },
    'a program of a stage that builds only': {
      say: (stack) => installing(stack, InstructionPoint.BEFORE_DEPENDENCIES),
      what: [notThere('curl')],
    },
    'a program of the development mode only': {
      say: (stack) => installing(stack, InstructionPoint.DEVELOPMENT_END),
      what: [notThere('curl')],
    },
    'a service that only an override brings': {
      say: (stack) => stack.addComposeOverride({ services: { mail: { image: 'axllent/mailpit:v1' } } }),
      what: ['The service has no health check.'],
    },
  },
  allows: {
    'the checks of the library, and a migration, which ends': {
      say: (stack) => {
        const database = new Postgres(stack, 'postgres');
        new FastApiService(stack, 'backend', { path: 'backend', database, migrations: Migrations.alembic() });
      },
    },
    'a worker and a job, which listen nowhere': {
      say: (stack) => {
        const service = new FastApiService(stack, 'backend', { path: 'backend' });
        new Worker(stack, 'worker', { service, command: ['arq'] });
        new ScheduledJob(stack, 'job', { service, command: ['true'], schedule: '* * * * *' });
      },
    },
    'another timing': { say: backend({ interval: '5s' }) },
    "busybox's wget": { say: frontend({ test: ['CMD', 'wget', '-q', '-O', '-', 'http://127.0.0.1:3000'] }) },
    'a program of the application': { say: backend({ test: ['CMD', 'check-health'] }) },
    'a program that an instruction installs in what ships': { say: (stack) => installing(stack, InstructionPoint.RUNTIME_END) },
    'a program that is installed for the base to take over': { say: (stack) => installing(stack, InstructionPoint.RUNTIME_START) },
    'a system package': { say: (stack) => new FastApiService(stack, 'backend', { path: 'backend', healthCheck: curl, systemPackages: { runtime: ['curl'] } }) },
    'a program that is copied from another image': {
      say: (stack) => {
        const copy = Instruction.copy({ from: 'static-curl:1', sources: ['/usr/bin/curl'], destination: '/usr/bin/' });
        new FastApiService(stack, 'backend', { path: 'backend', healthCheck: curl }).addInstructions(InstructionPoint.RUNTIME_END, copy);
      },
    },
    'a worker whose image has the program': {
      say: (stack) => {
        const service = installing(stack, InstructionPoint.RUNTIME_END);
        new Worker(stack, 'worker', { service, command: ['arq'], healthCheck: curl });
      },
    },
  },
});
