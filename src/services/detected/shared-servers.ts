import type { Construct } from 'constructs';
import type { Candidate } from './candidate';
import { DatabaseDialect, MYSQL, POSTGRESQL } from '../../resolve/settings/database-dialect';
import { databaseExtension } from '../../resolve/settings/database-extension';
import { hostWithoutPassword, queuesInRedis, redisVariables, usesRedis } from '../../resolve/settings/redis-variables';
import type { DatabaseServer } from '../database-server';
import { MariaDb } from '../mariadb';
import { Postgres } from '../postgres';
import { Valkey } from '../valkey';

/** One database of each kind for all services that need one, since the applications of a repository usually share their data. */
export function sharedDatabases(stack: Construct, candidates: readonly Candidate[]): Map<DatabaseDialect, DatabaseServer> {
  const databases = new Map<DatabaseDialect, DatabaseServer>();
  const using = (dialect: DatabaseDialect) => candidates.filter((each) => each.dialect === dialect);
  if (using(POSTGRESQL).length > 0) databases.set(POSTGRESQL, sharedPostgres(stack, using(POSTGRESQL)));
  if (using(MYSQL).length > 0) databases.set(MYSQL, new MariaDb(stack, 'mariadb'));
  return databases;
}

function sharedPostgres(stack: Construct, using: readonly Candidate[]): Postgres {
  const extension = using.flatMap(({ folder, packages }) => [folder, ...packages]).map(databaseExtension).find((each) => each !== undefined);
  if (!extension) return new Postgres(stack, 'postgres');
  const database = new Postgres(stack, 'postgres', { pin: extension.value });
  database._decided({ setting: 'pin', value: extension.value, origin: 'file', source: `${extension.place}, which wants the extension`, change: 'the line of that alias in the pins file' });
  return database;
}

/** Whether its code talks to a server of Redis's protocol. */
export function needsCache({ folder, packages, settings }: Candidate): boolean {
  return [folder, ...packages].some((each) => usesRedis(each, redisVariables(settings)));
}

/** One server for all services; persistent if it holds a queue. */
export function sharedCache(stack: Construct, candidates: readonly Candidate[]): Valkey | undefined {
  const using = candidates.filter(needsCache);
  if (using.length === 0) return undefined;
  const persistent = using.some(({ folder, packages, settings }) => queuesInRedis([folder, ...packages], settings));
  const open = hostWithoutPassword(using.flatMap(({ settings }) => redisVariables(settings)));
  const cache = new Valkey(stack, 'valkey', { ...(persistent ? { persistent } : {}), ...(open ? { password: false } : {}) });
  if (open) cache._decided({ setting: 'password', value: 'none', origin: 'file', source: `${open.place}: ${open.name} has none beside it`, change: 'a setting for it in the code' });
  return cache;
}
