import { FastApiService, Instruction, InstructionPoint } from '../../../src';
import { noPrivileged } from '../../../src/policy/rules/no-privileged';
import { Say, Situation, testRule } from '../../support/policy';

const override = (keys: Record<string, unknown>): Say => (stack) => new FastApiService(stack, 'backend', { path: 'backend' }).addComposeOverride(keys);
const caught = (keys: Record<string, unknown>, what: string): Situation & { readonly what: readonly string[] } => ({
  say: override(keys),
  what: [`An override sets ${what}.`],
});

testRule(noPrivileged, {
  message: {
    say: override({ volumes: ['/var/run/docker.sock:/var/run/docker.sock:ro'] }),
    findings: [
      {
        where: 'shop/backend',
        what: 'An override sets volume "/var/run/docker.sock", and with it the engine\'s socket.',
        fix: 'Remove it: the service needs no more than the stack gives it, or a waiver that says why it does.',
        source: 'addComposeOverride',
      },
    ],
  },
  catches: {
    'privileged': caught({ privileged: true }, 'privileged'),
    'the network of the machine': caught({ network_mode: 'host' }, 'network_mode "host"'),
    'privileges that a variable decides': caught({ privileged: '${PRIVILEGED:-true}' }, 'privileged'),
    'the network of another container': caught({ network_mode: 'service:frontend' }, 'network_mode "service:frontend"'),
    'a process namespace that a variable decides': caught({ pid: '${PID}' }, 'pid "${PID}"'),
    'the settings of the machine': caught({ volumes: ['/etc:/host:ro'] }, 'volume "/etc", a private folder of the host'),
    'keys of its user': caught({ volumes: ['uploads:/uploads', '~/.ssh:/keys:ro'] }, 'volume "~/.ssh", a private folder of the host'),
    'a named volume that is the machine': {
      say: (stack) => {
        new FastApiService(stack, 'backend', { path: 'backend' });
        stack.addComposeOverride({ volumes: { all: { driver_opts: { type: 'none', o: 'bind', device: '/root' } } } });
      },
      what: ['An override makes "all" the volume "/root", a private folder of the host.'],
    },
    'the processes of the machine': caught({ pid: 'host' }, 'pid "host"'),
    'the shared memory of the machine': caught({ ipc: 'host' }, 'ipc "host"'),
    'the users of the machine': caught({ userns_mode: 'host' }, 'userns_mode "host"'),
    'a capability': caught({ cap_add: ['NET_ADMIN'] }, 'cap_add ["NET_ADMIN"]'),
    'capabilities that are kept': caught({ cap_drop: ['MKNOD'] }, 'cap_drop ["MKNOD"] without ALL'),
    'capabilities that are kept by removing the key': caught({ cap_drop: null }, 'cap_drop null without ALL'),
    'a device': caught({ devices: ['/dev/kvm'] }, 'devices ["/dev/kvm"]'),
    'graphics processors': caught({ gpus: 'all' }, 'gpus all'),
    'reserved devices': caught(
      { deploy: { resources: { reservations: { devices: [{ capabilities: ['gpu'] }] } } } },
      'deploy.resources.reservations.devices [{"capabilities":["gpu"]}]',
    ),
    'reserved devices, where the stack overrides something beside them': {
      say: (stack) => {
        override({ deploy: { resources: { reservations: { devices: [{ capabilities: ['gpu'] }] } } } })(stack);
        stack.addComposeOverride({ services: { backend: { deploy: { replicas: 2 } } } });
      },
      what: ['An override sets deploy.resources.reservations.devices [{"capabilities":["gpu"]}].'],
    },
    'no seccomp': caught({ security_opt: ['no-new-privileges:true', 'seccomp:unconfined'] }, 'security_opt "seccomp:unconfined"'),
    'new privileges': caught({ security_opt: ['label:user:x'] }, 'security_opt ["label:user:x"] without no-new-privileges:true'),
    'the folder of the socket, in the long form': caught(
      { volumes: [{ type: 'bind', source: '/var/run', target: '/host' }] },
      'volume "/var/run", and with it the engine\'s socket',
    ),
    'the socket by name': caught({ use_api_socket: true }, 'use_api_socket'),
    'a build with privileges': caught({ build: { privileged: true } }, 'build.privileged'),
    'an instruction with privileges': {
      say: (stack) =>
        new FastApiService(stack, 'backend', { path: 'backend' })
          .addInstructions(InstructionPoint.RUNTIME_END, Instruction.raw('RUN --security=insecure mount')),
      what: ['An instruction runs with --security=insecure.'],
    },
    'removed defaults of all services': {
      say: (stack) => {
        new FastApiService(stack, 'backend', { path: 'backend' });
        stack.addComposeOverride({ 'x-defaults': null });
      },
      what: ['An override sets cap_drop null without ALL.', 'An override sets security_opt null without no-new-privileges:true.'],
    },
    'a service that only an override brings, without the hardening of the others': {
      say: (stack) => stack.addComposeOverride({ services: { mail: { image: 'axllent/mailpit:v1' } } }),
      what: ['cap_drop is not set.', 'security_opt is not set.'],
    },
  },
  allows: {
    'volumes of its own': { say: override({ volumes: ['uploads:/var/run/uploads', './seed:/seed:ro', '/srv/models:/models:ro', '/etc/localtime:/etc/localtime:ro'] }) },
    'privileged switched off': { say: override({ privileged: false, network_mode: 'none' }) },
    'more dropped, more locked': { say: override({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true', 'apparmor:strict'] }) },
    'a hardened service of an override': {
      say: (stack) =>
        stack.addComposeOverride({ services: { mail: { image: 'axllent/mailpit:v1', cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] } } }),
    },
  },
});
