import { backend, bad, BadInput, overridden, shop } from './case';
import { FastApiService, Instruction, InstructionPoint, NextJsService, Postgres } from '../../src';

const VARIABLE_NAME = 'Use letters, digits and underscores, not beginning with a digit.';
const TAKE_BACK = 'Take one of the references back, or give the publicUrl, which makes no service wait.';
const NUMBERS = 'Give user and group as numbers, such as "1000:1000": names are not known to Kubernetes, nor to an image without them.';

export const ENVIRONMENT: readonly BadInput[] = [
  bad('a name with a hyphen', backend({ environment: { ['MY-KEY']: 'x' } }), [['shop/backend', '"MY-KEY" cannot be the name of an environment variable.', VARIABLE_NAME]]),
  bad('a name that begins with a digit', backend({ environment: { ['1ST']: 'x' } }), [['shop/backend', '"1ST" cannot be the name of an environment variable.', VARIABLE_NAME]]),
  bad('an empty name', backend({ environment: { ['']: 'x' } }), [['shop/backend', '"" cannot be the name of an environment variable.', VARIABLE_NAME]]),
  bad('a name with a space', backend({ environment: { ['A B']: 'x' } }), [['shop/backend', '"A B" cannot be the name of an environment variable.', VARIABLE_NAME]]),
  bad('a name with an equals sign', backend({ environment: { ['A=B']: 'x' } }), [['shop/backend', '"A=B" cannot be the name of an environment variable.', VARIABLE_NAME]]),
  bad('a name with an umlaut', backend({ environment: { ['GRÖSSE']: 'x' } }), [['shop/backend', '"GRÖSSE" cannot be the name of an environment variable.', VARIABLE_NAME]]),
  bad('a value with a NUL character', backend({ environment: { GREETING: 'a\0b' } }), [['shop/backend', 'The value of GREETING has a NUL character.', 'Remove it: no environment can carry it.']]),
  bad('the public address of a service that publishes nothing', shop((stack) => {
    const api = new FastApiService(stack, 'backend', { path: 'backend', publish: false });
    new NextJsService(stack, 'frontend', { path: 'frontend', environment: { API_URL: api.publicUrl } });
  }), [['shop/frontend', 'API_URL is the public address of "backend", which publishes no port.', 'Leave out publish: false of "backend", or put a ReverseProxy before it; or give its url, which the other containers reach.']]),
  bad('the public address of a database', shop((stack) => {
    const database = new Postgres(stack, 'postgres');
    new FastApiService(stack, 'backend', { path: 'backend', database, environment: { DATABASE: database.publicUrl } });
  }), [['shop/backend', 'DATABASE is the public address of "postgres", which publishes no port.', 'Give its url, which the other containers reach.']]),
  bad('the database given to a service that does not use it', shop((stack) => {
    const database = new Postgres(stack, 'postgres');
    new NextJsService(stack, 'frontend', { path: 'frontend', environment: { DATABASE: database.url } });
  }), [['shop/frontend', '"frontend" is public and is on the network of the database "postgres".', "If it uses the database, give it the database's connection(), which has the password; if not, the address of the service that does."]]),
  bad('two services that wait for each other', shop((stack) => {
    const api = new FastApiService(stack, 'backend', { path: 'backend' });
    api.addEnvironment('WEB', new NextJsService(stack, 'frontend', { path: 'frontend', environment: { API: api.url } }).url);
  }), [['shop/backend', 'The services wait for each other: backend → frontend → backend.', TAKE_BACK]]),
  bad('a circle of three services', shop((stack) => {
    const [one, two, three] = ['one', 'two', 'three'].map((name, index) => new FastApiService(stack, name, { path: 'backend', hostPort: 9000 + index }));
    one.addEnvironment('NEXT', two.url);
    two.addEnvironment('NEXT', three.url);
    three.addEnvironment('NEXT', one.url);
  }), [['shop/one', 'The services wait for each other: one → two → three → one.', TAKE_BACK]]),
  bad('a service that waits for itself', overridden({ depends_on: ['backend'] }), [['shop/backend', 'The services wait for each other: backend → backend.', TAKE_BACK]]),
  bad('a user by name', backend({ user: 'app' }), [['shop/backend', 'user "app" is not numeric.', NUMBERS]]),
  bad('a negative user', backend({ user: '-1:0' }), [['shop/backend', 'user "-1:0" is not numeric.', NUMBERS]]),
  bad('root by its number', backend({ user: '0:0' }), [['shop/backend', 'user "0:0" is root.', 'Give a numeric user and group other than 0, such as "1000:1000".']]),
  bad('a line break in a variable of the Dockerfile', backend({}, (service) => service.addInstructions(InstructionPoint.RUNTIME_END, Instruction.environment({ NOTE: 'one\ntwo' }))), [['shop/backend', 'Instruction.environment gives NOTE a value with a line break, which no Dockerfile can carry.', 'Give it to the running service, in its environment; or copy a file that holds it.']]),
  bad('a variable of the Dockerfile with a line break in its name', backend({}, (service) => service.addInstructions(InstructionPoint.RUNTIME_END, Instruction.environment({ ['A\nUSER root\nENV B']: 'x' }))), [['shop/backend', 'Instruction.environment was given the name "A\\nUSER root\\nENV B".', VARIABLE_NAME]]),
];
