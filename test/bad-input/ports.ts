import { backend, bad, BadInput, frontend, overridden, shop } from './case';
import { FastApiService, NextJsService, Postgres } from '../../src';

const nextPackage = (more: object): string => JSON.stringify({ name: 'frontend', scripts: { build: 'next build' }, dependencies: { next: '16.0.0' }, ...more });
const PORT_RANGE = 'Use a whole number from 1024 to 65535.';
const HOST_PORT_RANGE = 'Use a whole number from 1 to 65535, or publish: false.';
const OTHER_HOST_PORT = 'Give one of the two another hostPort.';

export const PORTS: readonly BadInput[] = [
  bad('port 0', backend({ port: 0 }), [['shop/backend', 'port 0 is not a valid port.', PORT_RANGE]]),
  bad('a port that is a text', backend({ port: '8000' as unknown as number }), [['shop/backend', 'port is "8000".', 'Give it a number.']]),
  bad('port 70000', backend({ port: 70000, hostPort: 8000 }), [['shop/backend', 'port 70000 is not a valid port.', PORT_RANGE]]),
  bad('a privileged port', backend({ port: 80 }), [['shop/backend', 'port 80 cannot be listened on by a user without privileges.', PORT_RANGE]]),
  bad('a negative port', backend({ port: -1, hostPort: 8000 }), [['shop/backend', 'port -1 is not a valid port.', PORT_RANGE]]),
  bad('a fractional port', backend({ port: 8000.5, hostPort: 8000 }), [['shop/backend', 'port 8000.5 is not a valid port.', PORT_RANGE]]),
  bad('a port that is no number', backend({ port: NaN, hostPort: 8000 }), [['shop/backend', 'port NaN is not a valid port.', PORT_RANGE]]),
  bad('an infinite port', backend({ port: Infinity, hostPort: 8000 }), [['shop/backend', 'port Infinity is not a valid port.', PORT_RANGE]]),
  bad('host port 0', backend({ hostPort: 0 }), [['shop/backend', 'hostPort 0 is not a valid port.', HOST_PORT_RANGE]]),
  bad('a host port that is a text', backend({ hostPort: '80' as unknown as number }), [['shop/backend', 'hostPort is "80".', 'Give it a number.']]),
  bad('host port 65536', backend({ hostPort: 65536 }), [['shop/backend', 'hostPort 65536 is not a valid port.', HOST_PORT_RANGE]]),
  bad('a fractional host port', backend({ hostPort: 1.5 }), [['shop/backend', 'hostPort 1.5 is not a valid port.', HOST_PORT_RANGE]]),
  bad('a negative host port', backend({ hostPort: -8000 }), [['shop/backend', 'hostPort -8000 is not a valid port.', HOST_PORT_RANGE]]),
  bad('a privileged port of Next.js', frontend({ port: 443, hostPort: 3000 }), [['shop/frontend', 'port 443 cannot be listened on by a user without privileges.', PORT_RANGE]]),
  bad('a privileged port in the start script', frontend(), [['shop/frontend', 'port 80 cannot be listened on by a user without privileges.', PORT_RANGE]], { 'frontend/package.json': nextPackage({ scripts: { build: 'next build', start: 'next start -p 80' } }) }),
  bad('two services on one host port', shop((stack) => {
    new FastApiService(stack, 'backend', { path: 'backend', hostPort: 3000 });
    new NextJsService(stack, 'frontend', { path: 'frontend' });
  }), [['shop/frontend', 'hostPort 3000 is published by "backend" too.', OTHER_HOST_PORT]]),
  bad('three services on one host port', shop((stack) => ['one', 'two', 'three'].forEach((name) => new FastApiService(stack, name, { path: 'backend' }))), [['shop/two', 'hostPort 8000 is published by "one" too.', OTHER_HOST_PORT], ['shop/three', 'hostPort 8000 is published by "one" too.', OTHER_HOST_PORT]]),
  bad('an override that takes the host port of another service', shop((stack) => {
    new FastApiService(stack, 'backend', { path: 'backend' });
    new NextJsService(stack, 'frontend', { path: 'frontend' }).addComposeOverride({ ports: ['127.0.0.1:8000:3000'] });
  }), [['shop/frontend', 'hostPort 8000 is published by "backend" too.', OTHER_HOST_PORT]]),
  bad('an override that publishes a privileged container port', overridden({ ports: ['8080:80'] }), [['shop/backend', 'An override publishes container port 80.', 'Let the service listen on a port from 1024 to 65535: below, a user without privileges may not.']]),
  bad('an override that publishes the database', shop((stack) => new Postgres(stack, 'postgres').addComposeOverride({ ports: ['5432:5432'] })), [['shop/postgres', 'The database publishes ["5432:5432"].', 'Remove it: the services of the stack reach the database without, and dev mode publishes it on 127.0.0.1.']]),
];
