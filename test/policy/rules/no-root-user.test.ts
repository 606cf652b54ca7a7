import { FastApiService, Instruction, InstructionPoint } from '../../../src';
import { noRootUser } from '../../../src/policy/rules/no-root-user';
import { Say, testRule } from '../../support/policy';

const FIX = 'Give a numeric user and group other than 0, such as "1000:1000".';
const override = (user: unknown): Say => (stack) => new FastApiService(stack, 'backend', { path: 'backend' }).addComposeOverride({ user });
const instructions = (...texts: string[]): Say => (stack) =>
  new FastApiService(stack, 'backend', { path: 'backend' }).addInstructions(InstructionPoint.RUNTIME_END, ...texts.map(Instruction.raw));

testRule(noRootUser, {
  message: {
    say: override('root'),
    findings: [{ where: 'shop/backend', what: 'user "root" is root.', fix: FIX, source: 'addComposeOverride' }],
  },
  catches: {
    'the number of root': { say: override('0:1000'), what: ['user "0:1000" is root.'] },
    'a number that YAML made': { say: override(0), what: ['user "0" is root.'] },
    'an option': { say: (stack) => new FastApiService(stack, 'backend', { path: 'backend', user: '0:0' }), what: ['user "0:0" is root.'] },
    'a name, of whom nobody knows who it is': {
      say: override('app'),
      what: ['user "app" is not numeric, so nothing can tell whether it is root.'],
    },
    'an override of the stack': {
      say: (stack) => {
        new FastApiService(stack, 'backend', { path: 'backend' });
        stack.addComposeOverride({ services: { backend: { user: '0' } } });
      },
      what: ['user "0" is root.'],
    },
    'the defaults of all services': {
      say: (stack) => {
        new FastApiService(stack, 'backend', { path: 'backend' });
        stack.addComposeOverride({ 'x-defaults': { user: '0' } });
      },
      what: ['user "0" is root.'],
    },
    'a service that only an override brings': {
      say: (stack) => stack.addComposeOverride({ services: { mail: { image: 'axllent/mailpit:v1' } } }),
      what: ['user is not set, so the image decides.'],
    },
  },
  allows: {
    'another number': { say: override('10001:10001') },
    'the group of root, as OpenShift has it': { say: override('1000:0') },
    'root in a step before the last USER': { say: instructions('USER root', 'RUN touch /etc/marker') },
  },
});
