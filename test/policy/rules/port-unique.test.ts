import { FastApiService, NextJsService } from '../../../src';
import { portUnique } from '../../../src/policy/rules/port-unique';
import { Say, testRule } from '../../support/policy';

const both = (backend: object, ports?: unknown): Say => (stack) => {
  new FastApiService(stack, 'backend', { path: 'backend', ...backend });
  const frontend = new NextJsService(stack, 'frontend', { path: 'frontend' });
  if (ports) frontend.addComposeOverride({ ports });
};

testRule(portUnique, {
  message: {
    say: both({ hostPort: 3000 }),
    findings: [
      {
        where: 'shop/frontend',
        what: 'hostPort 3000 is published by "backend" too.',
        fix: 'Give one of the two another hostPort.',
        source: undefined,
      },
    ],
  },
  catches: {
    'an override': { say: both({}, ['127.0.0.1:8000:3000']), what: ['hostPort 8000 is published by "backend" too.'] },
    'the default of a variable': { say: both({}, ['${WEB_PORT:-8000}:3000/tcp']), what: ['hostPort 8000 is published by "backend" too.'] },
    'the long form': { say: both({}, [{ published: '8000', target: 3000 }]), what: ['hostPort 8000 is published by "backend" too.'] },
    'a service that only an override brings': {
      say: (stack) => {
        both({})(stack);
        stack.addComposeOverride({ services: { mail: { image: 'axllent/mailpit:v1', ports: ['3000:8025'] } } });
      },
      what: ['hostPort 3000 is published by "frontend" too.'],
    },
    'a container port for which root is needed': { say: both({}, ['127.0.0.1:8080:80']), what: ['An override publishes container port 80.'] },
  },
  allows: {
    'ports of their own': { say: both({}) },
    'one container port in two services': {
      say: (stack) => {
        new FastApiService(stack, 'one', { path: 'backend' });
        new FastApiService(stack, 'two', { path: 'backend', hostPort: 8001 });
      },
    },
    'a port that is not published': { say: both({ port: 3000, publish: false }) },
    'a port that the engine picks': { say: both({}, ['3000']) },
  },
});
