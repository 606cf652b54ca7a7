import { Postgres, POSTGRES_PORT } from '../postgres';
import type { Secret } from '../secret';
import type { ServiceModelOptions } from '../service-model-options';
import type { Connection } from './settings-wiring';
import { DatabasePart, DatabaseVariable, postgresChoice } from '../../resolve/settings/database-variables';

/** What a service without a variable of its own is given: a file that it may read. */
const CONVENTION = 'database_url';

/** Names the driver that SQLAlchemy before 2.1 takes for a plain address. */
export const PSYCOPG2_SCHEME = 'postgresql+psycopg2';

/** What the code shows counts, unless it leaves the driver open and has to be told which. */
function schemeOf(shown: string | undefined, otherwise: string): string {
  return shown === undefined || (otherwise === PSYCOPG2_SCHEME && !shown.includes('+')) ? otherwise : shown;
}

/**
 * Gives a service the address of its database in the way that its code takes it: a file, a variable, or parts of an
 * address.
 *
 * @param scheme of the address, where the code shows no other
 */
export function connectDatabase(database: Postgres, owner: string, variables: readonly DatabaseVariable[], scheme: string): Connection {
  if (variables.length === 0) return { environment: {}, secrets: [database._address(`${owner}-database-url`, scheme, { target: CONVENTION })] };
  const parts: Readonly<Record<Exclude<DatabasePart, 'url' | 'password' | 'kind'>, string>> = {
    host: database.name,
    port: String(POSTGRES_PORT),
    user: database.user,
    name: database.database,
  };
  const environment: Record<string, string> = {};
  const secrets: Secret[] = [];
  for (const { part, setting, scheme: shown } of variables) {
    const target = setting.secretFile ?? setting.name.toLowerCase();
    const options = { target, asVariable: setting.secretFile ? undefined : setting.name };
    if (part === 'url') secrets.push(database._address(`${owner}-${target.replaceAll('_', '-')}`, schemeOf(shown, scheme), options));
    else if (part === 'kind') environment[setting.name] = postgresChoice(setting)!;
    else if (part === 'password') secrets.push(database.password._as(options));
    else environment[setting.name] = parts[part];
  }
  return { environment, secrets };
}

/** What a service that may have a database needs before it starts: the database, on its network. */
export function waitsFor(database: Postgres | undefined): Pick<ServiceModelOptions, 'dependencies' | 'networks'> {
  return database ? { dependencies: [{ service: database.name, condition: 'service_healthy' }], networks: [database.name] } : {};
}
