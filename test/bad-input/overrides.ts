import { backend, bad, BadInput, overridden, shop } from './case';
import { HealthCheck, Instruction, InstructionPoint, Postgres } from '../../src';

const REMOVE_OVERRIDE = 'Remove it: the service needs no more than the stack gives it, or a waiver that says why it does.';
const NUMERIC_USER = 'Give a numeric user and group other than 0, such as "1000:1000".';

export const OVERRIDES: readonly BadInput[] = [
  bad('privileged', overridden({ privileged: true }), [['shop/backend', 'An override sets privileged.', REMOVE_OVERRIDE]]),
  bad('a capability', overridden({ cap_add: ['NET_ADMIN'] }), [['shop/backend', 'An override sets cap_add ["NET_ADMIN"].', REMOVE_OVERRIDE]]),
  bad('capabilities kept', overridden({ cap_drop: ['NET_RAW'] }), [['shop/backend', 'An override sets cap_drop ["NET_RAW"] without ALL.', REMOVE_OVERRIDE]]),
  bad("the engine's socket", overridden({ volumes: ['/var/run/docker.sock:/var/run/docker.sock'] }), [['shop/backend', 'An override sets volume "/var/run/docker.sock", and with it the engine\'s socket.', REMOVE_OVERRIDE]]),
  bad("the engine's socket in the long form", overridden({ volumes: [{ type: 'bind', source: '/run/docker.sock', target: '/sock' }] }), [['shop/backend', 'An override sets volume "/run/docker.sock", and with it the engine\'s socket.', REMOVE_OVERRIDE]]),
  bad('the whole disk', overridden({ volumes: ['/:/host'] }), [['shop/backend', 'An override sets volume "/", and with it the engine\'s socket.', REMOVE_OVERRIDE]]),
  bad('the network of the host', overridden({ network_mode: 'host' }), [['shop/backend', 'An override sets network_mode "host".', REMOVE_OVERRIDE]]),
  bad('the processes of the host', overridden({ pid: 'host' }), [['shop/backend', 'An override sets pid "host".', REMOVE_OVERRIDE]]),
  bad('a device', overridden({ devices: ['/dev/sda:/dev/sda'] }), [['shop/backend', 'An override sets devices ["/dev/sda:/dev/sda"].', REMOVE_OVERRIDE]]),
  bad('no seccomp', overridden({ security_opt: ['seccomp:unconfined'] }), [['shop/backend', 'An override sets security_opt "seccomp:unconfined".', REMOVE_OVERRIDE]]),
  bad('root by name', overridden({ user: 'root' }), [['shop/backend', 'user "root" is root.', NUMERIC_USER]]),
  bad('root by number', overridden({ user: '0' }), [['shop/backend', 'user "0" is root.', NUMERIC_USER]]),
  bad('a user that nothing can tell', overridden({ user: 'app' }), [['shop/backend', 'user "app" is not numeric, so nothing can tell whether it is root.', NUMERIC_USER]]),
  bad('a root that can be written', overridden({ read_only: false }), [['shop/backend', 'read_only is false.', 'Set read_only: true and give what it writes a tmpfs or a volume, or waive the rule with the reason.']]),
  bad('no health check', overridden({ healthcheck: { disable: true } }), [['shop/backend', 'An override switches the health check off: healthcheck is {"disable":true}.', 'Remove the override, or give the service a check: HealthCheck.http() or HealthCheck.command([…]).']]),
  bad('a service without any hardening', shop((stack) => stack.addComposeOverride({ services: { cache: { image: 'redis:7' } } })), [['shop/cache', 'cap_drop is not set.', "Set cap_drop: ['ALL'] and security_opt: ['no-new-privileges:true'], as the services of the stack have them."], ['shop/cache', 'security_opt is not set.', "Set cap_drop: ['ALL'] and security_opt: ['no-new-privileges:true'], as the services of the stack have them."], ['shop/cache', 'user is not set, so the image decides.', NUMERIC_USER], ['shop/cache', 'read_only is not set.', 'Set read_only: true and give what it writes a tmpfs or a volume, or waive the rule with the reason.'], ['shop/cache', 'The service has no health check.', 'Give the service a check: HealthCheck.http() or HealthCheck.command([…]).']]),
  bad('a way out for the database', shop((stack) => {
    new Postgres(stack, 'postgres');
    stack.addComposeOverride({ networks: { postgres: { internal: false } } });
  }), [['shop/postgres', 'The network "postgres" of the database gets a way out.', 'Leave it internal.']]),
  bad('a check with a program that is not in the image', backend({ healthCheck: HealthCheck.command(['curl', '--fail', 'http://127.0.0.1:8000/health']) }), [['shop/backend', 'The health check starts "curl", which is not in the image.', 'Use what the image has (python, sh, bash), or HealthCheck.http(), which does.']]),
  bad('a build with privileges', backend({}, (service) => service.addInstructions(InstructionPoint.BEFORE_DEPENDENCIES, Instruction.raw('RUN --security=insecure true'))), [['shop/backend', 'An instruction runs with --security=insecure.', 'Remove it: a build needs no privileges.'], ['shop/backend', 'RUN --security needs version 1.20 of the Dockerfile syntax; Docker Engine 25.0 has 1.6.', 'Write it without, or waive the rule where all machines are newer.']]),
  bad('a service that does not exist', shop((stack) => {
    new Postgres(stack, 'postgres');
    stack.addComposeOverride({ services: { postgre: { shm_size: '128m' } } });
  }), [['shop', 'addComposeOverride of the stack changes the service "postgre", which does not exist. Did you mean "postgres"?', 'Use one of: postgres; or give it an image, which makes it a service of its own.']]),
  bad('the removal of a service that does not exist', shop((stack) => {
    new Postgres(stack, 'postgres');
    stack.addComposeOverride({ services: { frontend: null } });
  }), [['shop', 'addComposeOverride of the stack changes the service "frontend", which does not exist.', 'Use one of: postgres; or give it an image, which makes it a service of its own.']]),
];
