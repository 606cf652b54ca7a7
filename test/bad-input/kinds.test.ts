import { FILES, shop } from './case';
import { ContainerImage, ContainerService, ContainerStack, FastApiService, MariaDb, NextJsService, Postgres, ReverseProxy, ScheduledJob, Valkey, Worker } from '../../src';
import * as tables from '../../src/services/option-tables';
import { STACK_OPTIONS } from '../../src/stack-options';
import type { OptionTable } from '../../src/util/option-kinds';
import { optionMistakes } from '../../src/util/option-mistakes';
import { Describe, synthError } from '../support/synth';

const fastApi = (stack: ContainerStack) => new FastApiService(stack, 'api', { path: 'backend' });
const image = ContainerImage.pin('mailpit', 'axllent/mailpit:v1.27');

/** What describes each kind of construct, with options as JavaScript lets them through. */
const KINDS: readonly (readonly [kind: string, table: OptionTable, describe: (options: object) => Describe])[] = [
  ['a stack', STACK_OPTIONS, (options) => shop(fastApi, options)],
  ['a FastAPI service', tables.FASTAPI_OPTIONS, (options) => shop((stack) => new FastApiService(stack, 'it', { path: 'backend', ...options }))],
  ['a Next.js service', tables.NEXTJS_OPTIONS, (options) => shop((stack) => new NextJsService(stack, 'it', { path: 'frontend', ...options }))],
  ['a MariaDB server', tables.DATABASE_OPTIONS, (options) => shop((stack) => new MariaDb(stack, 'it', options))],
  ['a PostgreSQL server', tables.POSTGRES_OPTIONS, (options) => shop((stack) => new Postgres(stack, 'it', options))],
  ['a Valkey server', tables.VALKEY_OPTIONS, (options) => shop((stack) => new Valkey(stack, 'it', options))],
  ['a worker', tables.WORKER_OPTIONS, (options) => shop((stack) => new Worker(stack, 'it', { service: fastApi(stack), command: ['arq'], ...options }))],
  ['a scheduled job', tables.SCHEDULED_JOB_OPTIONS, (options) => shop((stack) => {
    new ScheduledJob(stack, 'it', { service: fastApi(stack), command: ['true'], schedule: '0 0 * * *', ...options });
  })],
  ['a reverse proxy', tables.REVERSE_PROXY_OPTIONS, (options) => shop((stack) => new ReverseProxy(stack, 'it', { routes: { '/': fastApi(stack) }, ...options }))],
  ['a service with an image of its own', tables.CONTAINER_SERVICE_OPTIONS, (options) => shop((stack) => new ContainerService(stack, 'it', { image, ...options }))],
];
const VALUES: readonly unknown[] = [null, 42, true, 'a text', {}, { name: 1 }, [], [null], [42], () => 'a text'];

const OPTIONS = KINDS.flatMap(([kind, table, describe]) => Object.keys(table).map((name) => [kind, name, table, describe] as const));

test.each(OPTIONS)('%s is given %s of any other kind', (_, name, table, describe) => {
  const wrong = VALUES.map((value) => ({ [name]: value })).filter((options) => optionMistakes(options, { [name]: table[name] }).length > 0);
  expect(wrong.length).toBeGreaterThan(0);
  for (const options of wrong) {
    const [{ what }] = optionMistakes(options, { [name]: table[name] });
    expect(synthError(FILES, describe(options))).toContain(what);
  }
});
