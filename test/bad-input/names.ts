import { backend, bad, BadInput, shop } from './case';
import { FastApiService, Migrations, Postgres } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI_WITH_DATABASE } from '../support/applications';
import { TASKS } from '../support/models';
import type { Describe } from '../support/synth';

const WITH_DATABASE = inFolder('backend', FASTAPI_WITH_DATABASE);
const RULE = 'Use lower-case letters, digits and single hyphens, beginning with a letter; at most 40 characters';
const OTHER_NAME = 'Give the service another name than default, pins, reports, secrets.';
const REGISTRY = 'Give host and namespace in lower case, without scheme and tag, such as "ghcr.io/acme".';

function serviceCalled(name: string): Describe {
  return shop((stack) => void new FastApiService(stack, name, { path: 'backend' }));
}

function stackCalled(name: string): Describe {
  return shop((stack) => void new FastApiService(stack, 'backend', { path: 'backend' }), { name });
}

export const NAMES: readonly BadInput[] = [
  bad('a service with a space', serviceCalled('Back End'), [['shop/Back End', '"Back End" cannot be the name of a service.', `${RULE}, such as "back-end".`]]),
  bad('a service in upper case', serviceCalled('BACKEND'), [['shop/BACKEND', '"BACKEND" cannot be the name of a service.', `${RULE}, such as "backend".`]]),
  bad('a service with an umlaut', serviceCalled('käufer'), [['shop/käufer', '"käufer" cannot be the name of a service.', `${RULE}, such as "kaufer".`]]),
  bad('a service in a script without Latin letters', serviceCalled('後端'), [['shop/後端', '"後端" cannot be the name of a service.', `${RULE}.`]]),
  bad('a service with an underscore', serviceCalled('back_end'), [['shop/back_end', '"back_end" cannot be the name of a service.', `${RULE}, such as "back-end".`]]),
  bad('a service with a dot', serviceCalled('api.v2'), [['shop/api.v2', '"api.v2" cannot be the name of a service.', `${RULE}, such as "api-v2".`]]),
  bad('a service that begins with a digit', serviceCalled('2nd'), [['shop/2nd', '"2nd" cannot be the name of a service.', `${RULE}, such as "nd".`]]),
  bad('a service that ends with a hyphen', serviceCalled('api-'), [['shop/api-', '"api-" cannot be the name of a service.', `${RULE}, such as "api".`]]),
  bad('a service with two hyphens in a row', serviceCalled('a--b'), [['shop/a--b', '"a--b" cannot be the name of a service.', `${RULE}, such as "a-b".`]]),
  bad('a service of 41 characters', serviceCalled('x'.repeat(41)), [[`shop/${'x'.repeat(41)}`, `"${'x'.repeat(41)}" cannot be the name of a service.`, `${RULE}, such as "${'x'.repeat(40)}".`]]),
  bad('a service with an emoji', serviceCalled('api🚀'), [['shop/api🚀', '"api🚀" cannot be the name of a service.', `${RULE}, such as "api".`]]),
  bad('a service that shell would expand', serviceCalled('$(id)'), [['shop/$(id)', '"$(id)" cannot be the name of a service.', `${RULE}, such as "id".`]]),
  bad('the service name secrets', serviceCalled('secrets'), [['shop/secrets', '"secrets" is reserved.', OTHER_NAME]]),
  bad('a service name that compose takes for an extension', serviceCalled('x-api'), [
    ['shop/x-api', '"x-api" is reserved: compose takes networks whose names begin with x- for extensions.', 'Give the service a name that begins otherwise.'],
  ]),
  bad('the service name default', serviceCalled('default'), [['shop/default', '"default" is reserved.', OTHER_NAME]]),
  bad('the service name pins', serviceCalled('pins'), [['shop/pins', '"pins" is reserved.', OTHER_NAME]]),
  bad('the service name reports', serviceCalled('reports'), [['shop/reports', '"reports" is reserved.', OTHER_NAME]]),
  bad('a stack with a space', stackCalled('My Shop'), [['My Shop', '"My Shop" cannot be the name of a stack.', `${RULE}, such as "my-shop".`]]),
  bad('a stack in upper case', stackCalled('SHOP'), [['SHOP', '"SHOP" cannot be the name of a stack.', `${RULE}, such as "shop".`]]),
  bad('a stack with an underscore', stackCalled('my_shop'), [['my_shop', '"my_shop" cannot be the name of a stack.', `${RULE}, such as "my-shop".`]]),
  bad('a stack of 41 characters', stackCalled('s'.repeat(41)), [['s'.repeat(41), `"${'s'.repeat(41)}" cannot be the name of a stack.`, `${RULE}, such as "${'s'.repeat(40)}".`]]),
  bad('a stack that begins with a digit', stackCalled('1shop'), [['1shop', '"1shop" cannot be the name of a stack.', `${RULE}, such as "shop".`]]),
  bad('a stack without Latin letters', stackCalled('магазин'), [['магазин', '"магазин" cannot be the name of a stack.', `${RULE}.`]]),
  bad("a service called like another one's migrations", shop((stack) => {
    new FastApiService(stack, 'api', { path: 'backend', database: new Postgres(stack, 'postgres'), migrations: Migrations.alembic() });
    new FastApiService(stack, 'api-migrations', { path: 'backend', hostPort: 8001 });
  }), [['shop/api-migrations', '"api-migrations" is the name of a container of shop/api too.', 'Give the service another name.']], WITH_DATABASE),
  bad('a database with an underscore', shop((stack) => void new Postgres(stack, 'my_db')), [['shop/my_db', '"my_db" cannot be the name of a service.', `${RULE}, such as "my-db".`]]),
  bad('two services of one name', shop((stack) => [1, 2].forEach((count) => new FastApiService(stack, 'backend', { path: 'backend', hostPort: 8000 + count }))), [['shop/backend', 'Two services are called "backend".', 'Give one of them another name.']]),
  bad('a service and a database of one name', shop((stack) => {
    new Postgres(stack, 'backend');
    new FastApiService(stack, 'backend', { path: 'backend' });
  }), [['shop/backend', 'Two services are called "backend".', 'Give one of them another name.']]),
  bad('two stacks of one name', (project) => {
    shop((stack) => void new Postgres(stack, 'one'))(project);
    shop((stack) => void new Postgres(stack, 'two'), { directory: 'other', scriptsDirectory: 'bin', taskPrefix: 'two:' })(project);
  }, [['shop', 'Two stacks of the project are called "shop".', 'Give one of them another name.']]),
  bad('two stacks in one pair of folders, with the same tasks', (project) => {
    shop((stack) => void new Postgres(stack, 'one'))(project);
    shop((stack) => void new Postgres(stack, 'two'), { name: 'other' })(project);
  }, [
    ['other', 'directory "docker" is that of the stack "shop" too.', 'Give the stack a directory of its own.'],
    ['other', 'scriptsDirectory "scripts" is that of the stack "shop" too.', 'Give the stack a scriptsDirectory of its own.'],
    ['other', `The project has a task of this name already: ${Object.values(TASKS).join(', ')}.`, "Give the stack's other names, such as other:build-images with taskPrefix: 'other:'."],
  ]),
  bad('a task whose name the project has given', (project) => {
    project.addTask('dev');
    backend()(project);
  }, [['shop', 'The project has a task of this name already: dev.', "Give the stack's another name, such as taskNames: { dev: 'shop:dev' }."]]),
  bad('two tasks of one name', shop((stack) => void new Postgres(stack, 'postgres'), { taskNames: { up: 'start', dev: 'start' } }), [['shop', 'taskNames gives "start" to up and to dev.', 'Give each task a name of its own.']]),
  bad('a registry with a scheme', shop((stack) => void new Postgres(stack, 'postgres'), { registry: 'https://ghcr.io/acme' }), [['shop', 'registry "https://ghcr.io/acme" cannot begin the name of an image. Did you mean "ghcr.io/acme"?', REGISTRY]]),
  bad('a registry in upper case', shop((stack) => void new Postgres(stack, 'postgres'), { registry: 'ghcr.io/Acme' }), [['shop', 'registry "ghcr.io/Acme" cannot begin the name of an image. Did you mean "ghcr.io/acme"?', REGISTRY]]),
  bad('a registry with a tag', shop((stack) => void new Postgres(stack, 'postgres'), { registry: 'ghcr.io/acme:latest' }), [['shop', 'registry "ghcr.io/acme:latest" cannot begin the name of an image.', REGISTRY]]),
  bad('an empty registry', shop((stack) => void new Postgres(stack, 'postgres'), { registry: '' }), [['shop', 'registry "" cannot begin the name of an image.', REGISTRY]]),
  bad('a label of two lines', shop((stack) => void new Postgres(stack, 'postgres'), { licenses: 'MIT\nApache-2.0' }), [['shop', 'licenses has a line break, which no label can carry.', 'Write it on one line.']]),
];
