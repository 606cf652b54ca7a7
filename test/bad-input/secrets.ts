import { backend, bad, BadInput, overridden } from './case';
import { Instruction, InstructionPoint, Secret } from '../../src';

// In parts, so that scanners of this repository do not take them for real ones.
const AWS_KEY = ['AKIA', 'Z7Q4XN2LPW5TRJ3K'].join('');
const GITHUB_TOKEN = ['ghp', 'x9Kd7Lm2Qw4Rt6Yp8Zs1Vb3Nc5Hf0Jg2Ua4E'].join('_');
const PRIVATE_KEY = ['-----BEGIN', 'PRIVATE KEY-----\nMIIE\n-----END', 'PRIVATE KEY-----'].join(' ');
const GIVE_SECRET = "Remove it, change it where it is valid, and give the service Secret.fromEnvironment('NAME') or Secret.random('name') instead.";
const NAME_OF_A_VARIABLE = "Give the name of a variable that holds the secret, such as 'OPENAI_API_KEY'. If it was the secret itself, change that where it is valid.";

export const SECRETS: readonly BadInput[] = [
  bad('a password in the environment', backend({ environment: { DB_PASSWORD: 'hunter2hunter2' } }), [['shop/backend', 'environment DB_PASSWORD has the name of a secret and is written down (14 characters).', GIVE_SECRET]]),
  bad('a key of a cloud in the environment', backend({ environment: { KEY_ID: AWS_KEY } }), [['shop/backend', 'environment KEY_ID looks like an AWS access key and is written down (20 characters).', GIVE_SECRET]]),
  bad('a password in a URL', backend({ environment: { DATABASE_URL: 'postgresql://shop:hunter2hunter2@postgres:5432/shop' } }), [['shop/backend', 'environment DATABASE_URL looks like an address with a password and is written down (51 characters).', GIVE_SECRET]]),
  bad('a private key in the environment', backend({ environment: { CERT: PRIVATE_KEY } }), [['shop/backend', 'environment CERT looks like a private key and is written down (58 characters).', GIVE_SECRET]]),
  bad('a token given where a name belongs', backend({ secrets: [Secret.fromEnvironment(GITHUB_TOKEN)] }), [['shop/backend', 'Secret.fromEnvironment was given what looks like a GitHub token, not the name of a variable.', "Change it where it is valid, and give the name of a variable that holds it, such as 'OPENAI_API_KEY'."]]),
  bad('a token in an ENV of the Dockerfile', backend({}, (service) => service.addInstructions(InstructionPoint.RUNTIME_END, Instruction.environment({ API_TOKEN: 'd3adbeefd3adbeef' }))), [['shop/backend', 'ENV API_TOKEN has the name of a secret and is written down (16 characters).', GIVE_SECRET]]),
  bad('a password in an ARG of the Dockerfile', backend({}, (service) => service.addInstructions(InstructionPoint.BEFORE_DEPENDENCIES, Instruction.raw('ARG NPM_TOKEN=d3adbeefd3adbeef'))), [['shop/backend', 'ARG NPM_TOKEN has the name of a secret and is written down (16 characters).', GIVE_SECRET]]),
  bad('a token in a RUN of the Dockerfile', backend({}, (service) => service.addInstructions(InstructionPoint.AFTER_DEPENDENCIES, Instruction.run([`git clone https://${GITHUB_TOKEN}@github.com/acme/private`]))), [['shop/backend', 'RUN has what looks like a GitHub token.', GIVE_SECRET]]),
  bad('a password in an override, as a map', overridden({ environment: { DB_PASSWORD: 'hunter2hunter2' } }), [['shop/backend', 'environment DB_PASSWORD has the name of a secret and is written down (14 characters).', GIVE_SECRET]]),
  bad('a password in an override, as a list', overridden({ environment: ['DB_PASSWORD=hunter2hunter2'] }), [['shop/backend', 'environment DB_PASSWORD has the name of a secret and is written down (14 characters).', GIVE_SECRET]]),
  bad('a token in the build arguments of an override', overridden({ build: { args: { API_TOKEN: 'd3adbeefd3adbeef' } } }), [['shop/backend', 'build argument API_TOKEN has the name of a secret and is written down (16 characters).', GIVE_SECRET]]),
  bad('an override that mounts a secret that nothing declares', overridden({ secrets: ['api-key'] }), [['shop/backend', 'An override mounts the secret "api-key", which nothing declares.', 'Declare it with addSecret(Secret.fromEnvironment(…)), or under secrets in an override of the stack.']]),
  bad('a path to a secret that the service does not have', backend({ environment: { KEY_FILE: '/run/secrets/api_key' } }), [['shop/backend', 'KEY_FILE is "/run/secrets/api_key", but the service has no such secret.', 'Give the service the secret, or correct the path.']]),
  bad('one secret declared in two ways', backend({ secrets: [Secret.random('api-key'), Secret.fromEnvironment('API_KEY')] }), [['shop/backend', 'The secret "api-key" is declared here as the variable API_KEY, and by shop/backend as random.', 'Declare it once and give the same Secret to both, or rename one.']]),
  bad('two secrets with one target', backend({ secrets: [Secret.random('one', { target: 'key' }), Secret.random('two', { target: 'key' })] }), [['shop/backend', 'The secrets "one" and "two" are both /run/secrets/key.', 'Give one of them another target.']]),
  bad('a build secret that the stack does not declare', backend({}, (service) => service.addInstructions(InstructionPoint.BEFORE_DEPENDENCIES, Instruction.run(['true'], { secrets: ['netrc'] }))), [['shop/backend', 'An instruction uses the build secret "netrc", which the stack does not declare.', 'Add it to buildSecrets of the stack.']]),
  bad('a .env copied into the image', backend({}, (service) => service.addInstructions(InstructionPoint.RUNTIME_END, Instruction.copy({ sources: ['.env'], destination: '/app/' }))), [['shop/backend', 'COPY puts ".env" into the image.', 'Remove it: give the service a Secret, and a step of the build a BuildSecret.'], ['shop/backend', '".env" does not pass the ignore file of the build.', 'Add it to sources: [requirements.txt, src] are let through.']], { 'backend/.env': 'A=1\n' }),
  bad('a name with hyphens where that of a variable belongs', backend({ secrets: [Secret.fromEnvironment('openai-api-key')] }), [['shop/backend', 'Secret.fromEnvironment was given an invalid variable name (14 characters).', NAME_OF_A_VARIABLE]]),
  bad('a key with hyphens where the name of a variable belongs', backend({ secrets: [Secret.fromEnvironment(`sk-proj-${'a1b2c3d4'.repeat(4)}`)] }), [['shop/backend', 'Secret.fromEnvironment was given an invalid variable name (40 characters).', NAME_OF_A_VARIABLE]]),
  bad('a secret without a name', backend({ secrets: [Secret.random('--')] }), [['shop/backend', 'Secret.random was given a name without a letter or a digit.', 'Give a name, such as "session-key".']]),
];
