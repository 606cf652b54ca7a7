import { backend, bad, BadInput, frontend, shop, Told } from './case';
import {
  ContainerImage, ContainerService, ContainerStack, FastApiService, HealthCheck, Instruction, InstructionPoint, Migrations, NextJsService, Postgres,
  ReverseProxy, ScheduledJob, Secret, Valkey, Worker,
} from '../../src';
import { CACHE_OPTIONS, COPY_OPTIONS, HTTP_CHECK_OPTIONS, RUN_OPTIONS, TIMING_OPTIONS } from '../../src/model/option-tables';
import * as names from '../../src/services/option-tables';
import { DETECTED_OPTIONS, POLICY_OPTIONS, STACK_OPTIONS, TASK_NAME_OPTIONS, WAIVER_OPTIONS } from '../../src/stack-options';
import type { OptionTable } from '../../src/util/option-kinds';

/** Options as JavaScript lets them through, or JSON; where some have to be given, they are not. */
function unchecked<T extends object>(options: Record<string, unknown>): T {
  return options as T;
}

/** The compiler sees to it that a table has all options. */
function unknown(where: string, what: string, table: OptionTable): Told {
  return [where, what, `Use one of: ${Object.keys(table).sort().join(', ')}.`];
}

const fastApi = (stack: ContainerStack) => new FastApiService(stack, 'backend', { path: 'backend' });
const IMAGE = ContainerImage.pin('mailpit', 'axllent/mailpit:v1.27');

const OF_STACKS: readonly BadInput[] = [
  bad('a misspelt option of a stack', shop(() => undefined, unchecked({ regsitry: 'ghcr.io/acme' })), [unknown('shop', 'It has no option "regsitry". Did you mean "registry"?', STACK_OPTIONS)]),
  bad('a misspelt name of a stack', (project) => void new ContainerStack(project, unchecked({ nmae: 'shop' })), [unknown('sample', 'It has no option "nmae". Did you mean "name"?', STACK_OPTIONS)]),
  bad('a misspelt name of a task', shop(() => undefined, { taskNames: unchecked({ buildImage: 'images' }) }), [
    unknown('shop', 'taskNames has no option "buildImage". Did you mean "buildImages"?', TASK_NAME_OPTIONS),
  ]),
  bad('a misspelt option of the policy', shop(() => undefined, { policy: unchecked({ waiver: [] }) }), [unknown('shop', 'policy has no option "waiver". Did you mean "waivers"?', POLICY_OPTIONS)]),
  bad('a misspelt option of a waiver', shop(() => undefined, { policy: { waivers: [unchecked({ rule: 'no-privileged', reason: 'a spike', expire: '2020-01-01' })] } }), [
    unknown('shop', 'policy.waivers[0] has no option "expire". Did you mean "expires"?', WAIVER_OPTIONS),
  ]),
  bad('a misspelt option of a detected stack', (project) => void ContainerStack.detect(project, { name: 'shop', ...unchecked<object>({ servces: {} }) }), [
    unknown('shop', 'It has no option "servces". Did you mean "services"?', DETECTED_OPTIONS),
  ]),
  bad('a misspelt option of a detected service', (project) => void ContainerStack.detect(project, { name: 'shop', services: { frontend: unchecked({ enviroment: {} }) } }), [
    unknown('shop/frontend', 'It has no option "enviroment". Did you mean "environment"?', names.NEXTJS_OPTIONS),
  ]),
];

const OF_SERVICES: readonly BadInput[] = [
  bad('a misspelt option of a FastAPI service', backend(unchecked({ migration: 'alembic' })), [unknown('shop/backend', 'It has no option "migration". Did you mean "migrations"?', names.FASTAPI_OPTIONS)]),
  bad('an option of FastAPI for a Next.js service', frontend(unchecked({ pythonVersion: '3.12' })), [unknown('shop/frontend', 'It has no option "pythonVersion".', names.NEXTJS_OPTIONS)]),
  bad('a misspelt option of a PostgreSQL server', shop((stack) => void new Postgres(stack, 'postgres', unchecked({ databse: 'shop' }))), [
    unknown('shop/postgres', 'It has no option "databse". Did you mean "database"?', names.POSTGRES_OPTIONS),
  ]),
  bad('a misspelt option of a Valkey server', shop((stack) => void new Valkey(stack, 'cache', unchecked({ persistant: true }))), [
    unknown('shop/cache', 'It has no option "persistant". Did you mean "persistent"?', names.VALKEY_OPTIONS),
  ]),
  bad('a misspelt option of a worker', shop((stack) => void new Worker(stack, 'worker', { service: fastApi(stack), command: ['arq'], ...unchecked<object>({ stopSecond: 5 }) })), [
    unknown('shop/worker', 'It has no option "stopSecond". Did you mean "stopSeconds"?', names.WORKER_OPTIONS),
  ]),
  bad('a worker that is given no service', shop((stack) => void new Worker(stack, 'worker', unchecked({ command: ['arq'] }))), [
    ['shop/worker', 'It lacks the option "service".', 'Give it service, which has no default.'],
  ]),
  bad('a misspelt option of a scheduled job', shop((stack) => void new ScheduledJob(stack, 'job', unchecked({ service: fastApi(stack), command: ['true'], schedul: '* * * * *' }))), [
    unknown('shop/job', 'It has no option "schedul". Did you mean "schedule"?', names.SCHEDULED_JOB_OPTIONS),
  ]),
  bad('a misspelt option of a reverse proxy', shop((stack) => void new ReverseProxy(stack, 'proxy', unchecked({ route: { '/': fastApi(stack) } }))), [
    unknown('shop/proxy', 'It has no option "route". Did you mean "routes"?', names.REVERSE_PROXY_OPTIONS),
  ]),
  bad('an option that a reverse proxy does not have', shop((stack) => void new ReverseProxy(stack, 'proxy', { routes: { '/': fastApi(stack) }, ...unchecked<object>({ environment: { A: 'b' } }) })), [
    unknown('shop/proxy', 'It has no option "environment".', names.REVERSE_PROXY_OPTIONS),
  ]),
  bad('a misspelt option of a service with an image of its own', shop((stack) => void new ContainerService(stack, 'mail', { image: IMAGE, ...unchecked<object>({ pubish: true }) })), [
    unknown('shop/mail', 'It has no option "pubish". Did you mean "publish"?', names.CONTAINER_SERVICE_OPTIONS),
  ]),
];

const WITHIN: readonly BadInput[] = [
  bad('a misspelt option of resources', backend({ resources: unchecked({ memoryMegabyte: 1024 }) }), [
    unknown('shop/backend', 'resources has no option "memoryMegabyte". Did you mean "memoryMegabytes"?', names.RESOURCE_OPTIONS),
  ]),
  bad('a misspelt option of system packages', backend({ systemPackages: unchecked({ runtimes: ['ffmpeg'] }) }), [
    unknown('shop/backend', 'systemPackages has no option "runtimes". Did you mean "runtime"?', names.SYSTEM_PACKAGES),
  ]),
  bad('a misspelt option of an HTTP check', backend({ healthCheck: HealthCheck.http(unchecked({ pathh: '/live' })) }), [
    unknown('shop/backend', 'HealthCheck.http() has no option "pathh". Did you mean "path"?', HTTP_CHECK_OPTIONS),
  ]),
  bad('a misspelt option of a command that checks', backend({ healthCheck: HealthCheck.command(['true'], unchecked({ intervalSecond: 5 })) }), [
    unknown('shop/backend', 'HealthCheck.command() has no option "intervalSecond". Did you mean "intervalSeconds"?', TIMING_OPTIONS),
  ]),
  bad('a misspelt option of a secret', backend({ secrets: [Secret.fromEnvironment('API_KEY', unchecked({ asVar: 'API_KEY' }))] }), [
    unknown('shop/backend', 'Secret.fromEnvironment() has no option "asVar".', names.ENVIRONMENT_SECRET_OPTIONS),
  ]),
  bad('a misspelt option of a secret that is added', backend({}, (service) => service.addSecret(Secret.random('key', unchecked({ tagret: 'key' })))), [
    unknown('shop/backend', 'Secret.random() has no option "tagret". Did you mean "target"?', names.SECRET_OPTIONS),
  ]),
  bad('a misspelt option of a derived secret', backend({ secrets: [Secret.derived('url', unchecked({ form: Secret.random('key') }))] }), [
    unknown('shop/backend', 'Secret.derived() has no option "form". Did you mean "from"?', names.DERIVED_SECRET_OPTIONS),
  ]),
  bad('a misspelt option of the address of a database', shop((stack) => fastApi(stack).addSecret(new Postgres(stack, 'postgres').connection(unchecked({ shceme: 'postgres' })))), [
    unknown('shop/backend', 'connection() has no option "shceme". Did you mean "scheme"?', names.CONNECTION_OPTIONS),
  ]),
  bad('a misspelt option of the address of a cache', shop((stack) => fastApi(stack).addSecret(new Valkey(stack, 'cache').connection(unchecked({ tagret: 'url' })))), [
    unknown('shop/backend', 'connection() has no option "tagret". Did you mean "target"?', names.CONNECTION_OPTIONS),
  ]),
  bad('a misspelt option of a Dockerfile', shop((stack) => void new ContainerService(stack, 'mail', { image: ContainerImage.dockerfile(unchecked({ contxt: 'mail' })) })), [
    unknown('shop/mail', 'ContainerImage.dockerfile() has no option "contxt". Did you mean "context"?', names.DOCKERFILE_OPTIONS),
  ]),
  bad('a misspelt option of a RUN instruction', backend({}, (service) => service.addInstructions(InstructionPoint.AFTER_DEPENDENCIES, Instruction.run(['true'], unchecked({ secret: ['npmrc'] })))), [
    unknown('shop/backend', 'Instruction.run() has no option "secret". Did you mean "secrets"?', RUN_OPTIONS),
  ]),
  bad('a misspelt option of a cache mount', frontend({}, (service) => service.addInstructions(InstructionPoint.AFTER_BUILD, Instruction.run(['true'], { caches: [unchecked({ targt: '/root/.cache' })] }))), [
    unknown('shop/frontend', 'Instruction.run().caches[0] has no option "targt". Did you mean "target"?', CACHE_OPTIONS),
  ]),
  bad('a misspelt option of a COPY instruction', backend({}, (service) => service.addInstructions(InstructionPoint.RUNTIME_END, Instruction.copy(unchecked({ source: ['src'], destination: '/app/' })))), [
    unknown('shop/backend', 'Instruction.copy() has no option "source". Did you mean "sources"?', COPY_OPTIONS),
  ]),
];

/** What reads well, and would have to be written otherwise. */
function otherKind(title: string, given: Record<string, unknown>, what: string, fix: string): BadInput {
  return bad(title, backend(unchecked(given)), [['shop/backend', what, fix]]);
}

const LIST = "Give it a list of texts, such as ['one', 'two'].";

const OF_ANOTHER_KIND: readonly BadInput[] = [
  otherKind('the path of a health check alone', { healthCheck: '/health' }, 'healthCheck is a text.', "Give it an object of the class HealthCheck, such as HealthCheck.http({ path: '/health' })."),
  otherKind('a profile by its name', { profile: 'alpine' }, 'profile is a text.', 'Give it an object of the class BaseProfile, such as BaseProfile.alpine().'),
  otherKind('migrations by their name', { migrations: 'alembic' }, 'migrations is a text.', 'Give it an object of the class Migrations, such as Migrations.alembic().'),
  otherKind('a factory that is not called', { migrations: () => undefined }, 'migrations is a function.', 'Give it an object of the class Migrations, such as Migrations.alembic().'),
  otherKind('a database by its name', { database: 'postgres' }, 'database is a text.', "Give it an object of the class DatabaseServer, such as new Postgres(stack, 'postgres')."),
  otherKind('a command in one text', { command: 'uvicorn main:app' }, 'command is a text.', LIST),
  otherKind('a user as a number', { user: 1000 }, 'user is 1000.', 'Give it a text.'),
  otherKind('the name of a secret alone', { secrets: ['API_KEY'] }, 'secrets[0] is a text.', "Give it an object of the class Secret, such as Secret.fromEnvironment('API_KEY')."),
  otherKind('a flag as a text', { publish: 'no' }, 'publish is "no".', 'Give it true or false.'),
  otherKind('nothing as null', { resources: null }, 'resources is null.', 'Give it a map of options: { cpus, memoryMegabytes, reservedCpus, reservedMemoryMegabytes, pids }.'),
  otherKind('a variable that is not a text', { environment: { DEBUG: true } }, 'environment.DEBUG is true.', 'Give it a text, or an object of the class ServiceUrl, such as backend.url.'),
  bad('a variable without a value, and a service in place of its address', shop((stack) => {
    fastApi(stack).addEnvironment('DEBUG', undefined as unknown as string);
    new NextJsService(stack, 'frontend', { path: 'frontend', environment: unchecked({ API_URL: stack.service('backend') }) });
  }), [
    ['shop/backend', 'environment.DEBUG is undefined.', 'Give it a text, or an object of the class ServiceUrl, such as backend.url.'],
    ['shop/frontend', 'environment.API_URL is an object of the class FastApiService.', 'Give it a text, or an object of the class ServiceUrl, such as backend.url.'],
  ]),
  bad('a health check that is given a text', backend({ healthCheck: HealthCheck.http('/health' as never) }), [
    ['shop/backend', 'HealthCheck.http() was given a text.', `Give it a map of options: { ${Object.keys(HTTP_CHECK_OPTIONS).join(', ')} }.`],
  ]),
  bad('commands in one text', backend({ healthCheck: HealthCheck.command('true' as never), migrations: Migrations.command('alembic upgrade head' as never) }), [
    ['shop/backend', 'HealthCheck.command().argv is a text.', LIST],
    ['shop/backend', 'Migrations.command().argv is a text.', LIST],
  ]),
  bad('an instruction as a text, and one with its commands in one', backend({}, (service) => {
    service.addInstructions(InstructionPoint.RUNTIME_END, 'RUN true' as never, Instruction.run('true' as never));
  }), [
    ['shop/backend', 'instructions[0] is a text.', "Give it an object of the class Instruction, such as Instruction.run(['make'])."],
    ['shop/backend', 'Instruction.run().commands is a text.', LIST],
  ]),
  bad('a secret of a variable that is not there', backend({ secrets: [Secret.fromEnvironment(undefined as never)] }), [
    ['shop/backend', 'Secret.fromEnvironment() lacks the option "variable".', 'Give it variable, which has no default.'],
  ]),
  bad('a stack whose options are of other kinds', shop((stack) => void fastApi(stack), unchecked({ registry: 42, directory: ['docker'], buildSecrets: 'npmrc', kubernetes: { directory: 1 } })), [
    ['shop', 'registry is 42.', 'Give it a text.'],
    ['shop', 'buildSecrets is a text.', 'Give it a list of objects of the class BuildSecret, such as [BuildSecret.npmrc()].'],
    ['shop', 'directory is a list.', 'Give it a text.'],
    ['shop', 'kubernetes.directory is 1.', 'Give it a text.'],
  ]),
  bad('a stack without options', (project) => void new ContainerStack(project, undefined as never), [
    ['sample', 'It was given undefined.', `Give it a map of options: { ${Object.keys(STACK_OPTIONS).join(', ')} }.`],
  ]),
  bad('the folder of a detected service as a number', (project) => void ContainerStack.detect(project, { name: 'shop', services: { backend: unchecked({ path: 42 }) } }), [
    ['shop/backend', 'path is 42.', 'Give it a text.'],
  ]),
  bad('a detected service by its folder alone', (project) => void ContainerStack.detect(project, { name: 'shop', services: unchecked({ backend: 'backend' }) }), [
    ['shop', 'services.backend is a text.', 'Give it a map of names to values, such as { NAME: … }.'],
  ]),
];

export const OPTIONS: readonly BadInput[] = [...OF_STACKS, ...OF_SERVICES, ...WITHIN, ...OF_ANOTHER_KIND];
