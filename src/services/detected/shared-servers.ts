import type { Construct } from 'constructs';
import type { Candidate } from './candidate';
import type { ApplicationFolder } from '../../resolve/application-folder';
import { teamDatabase } from '../../resolve/detect/team-database';
import { DatabaseDialect, DIALECTS, MYSQL } from '../../resolve/settings/database-dialect';
import { databaseExtension } from '../../resolve/settings/database-extension';
import { hostWithoutPassword, queuesInRedis, redisVariables, usesRedis } from '../../resolve/settings/redis-variables';
import type { DatabaseServer, DatabaseServerOptions } from '../database-server';
import { MariaDb } from '../mariadb';
import { Postgres } from '../postgres';
import { Valkey } from '../valkey';

/**
 * One database of each kind for all services that need one, since the applications of a repository usually share their data.
 *
 * @param initScripts for the first one, instead of those that the team's compose files say
 */
export function sharedDatabases(
  stack: Construct, candidates: readonly Candidate[], root: ApplicationFolder, initScripts?: string[],
): Map<DatabaseDialect, DatabaseServer> {
  const wanted = DIALECTS.filter((dialect) => candidates.some((each) => each.dialect === dialect));
  return new Map(wanted.map((dialect, index) => {
    const using = candidates.filter((each) => each.dialect === dialect);
    if (initScripts) return [dialect, sharedDatabase(stack, dialect, using, index === 0 ? { initScripts } : {})];
    const { place, scripts = [], ...names } = teamDatabase(root, dialect) ?? {};
    if (place === undefined) return [dialect, sharedDatabase(stack, dialect, using)];
    const database = sharedDatabase(stack, dialect, using, { initScripts: [...scripts], ...names });
    database._decided({ setting: 'initScripts', value: scripts.join(', '), origin: 'file', source: place, change: 'initScripts, beside services' });
    return [dialect, database];
  }));
}

function sharedDatabase(stack: Construct, dialect: DatabaseDialect, using: readonly Candidate[], options?: DatabaseServerOptions): DatabaseServer {
  if (dialect === MYSQL) return new MariaDb(stack, 'mariadb', options);
  const extension = using.flatMap(({ folder, packages }) => [folder, ...packages]).map(databaseExtension).find((each) => each !== undefined);
  if (!extension) return new Postgres(stack, 'postgres', options);
  const database = new Postgres(stack, 'postgres', { ...options, pin: extension.value });
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
