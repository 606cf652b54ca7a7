import type { DatabaseServer } from '../database-server';
import type { Secret, SecretOptions } from '../secret';
import type { ServiceModelOptions } from '../service-model-options';
import type { Connection } from './settings-wiring';
import { POSTGRESQL } from '../../resolve/settings/database-dialect';
import { choiceOf, DatabasePart, databaseVariables } from '../../resolve/settings/database-variables';
import type { Setting } from '../../resolve/settings/setting';

/** Secret file for a service whose code reads no known variable. */
const CONVENTION = 'database_url';

/** Names the default driver of SQLAlchemy before 2.1. */
export const PSYCOPG2_SCHEME = 'postgresql+psycopg2';

/**
 * The scheme in the code takes precedence, unless the driver has to be named and the code does not, or names psycopg 3: where
 * psycopg2 is chosen, that is not installed.
 */
function schemeOf(shown: string | undefined, otherwise: string): string {
  return shown === undefined || (otherwise === PSYCOPG2_SCHEME && /^[^+]*(?:\+psycopg)?$/.test(shown)) ? otherwise : shown;
}

/** What is said of the address of a database, beside where that is. */
export interface AddressOptions {
  /** Scheme of the address, unless the code has another. */
  readonly scheme: string;
  /** The place where code asks for TLS, unless the address says otherwise; the databases of a stack have none. @default nowhere */
  readonly asksForTls?: string;
}

const WITHOUT_TLS = 'sslmode=disable';

/**
 * Passes the address of a database to a service the way its code expects: as a file, a variable, or in parts.
 *
 * @param settings that the service reads
 */
export function connectDatabase(
  database: DatabaseServer, owner: string, settings: readonly Setting[], { scheme, asksForTls }: AddressOptions,
): Connection {
  const query = asksForTls && database._dialect === POSTGRESQL ? `?${WITHOUT_TLS}` : '';
  const about = query ? `, with ${WITHOUT_TLS}: ${asksForTls} asks for TLS` : undefined;
  const variables = databaseVariables(settings, database._dialect);
  const address = (name: string, options: SecretOptions, named = scheme) => database._address(`${owner}-${name}`, named, { ...options, query });
  if (variables.length === 0) return { environment: {}, secrets: [address('database-url', { target: CONVENTION })], about };
  const parts: Readonly<Record<Exclude<DatabasePart, 'url' | 'password' | 'kind'>, string>> = {
    host: database.name,
    port: String(database._dialect.port),
    user: database.user,
    name: database.database,
  };
  const environment: Record<string, string> = {};
  const secrets: Secret[] = [];
  for (const { part, setting, scheme: shown } of variables) {
    const target = setting.secretFile ?? setting.name.toLowerCase();
    const options = { target, asVariable: setting.secretFile ? undefined : setting.name };
    if (part === 'url') secrets.push(address(target.replaceAll('_', '-'), options, schemeOf(shown, scheme)));
    else if (part === 'kind') environment[setting.name] = choiceOf(database._dialect, setting, scheme)!;
    else if (part === 'password') secrets.push(database.password._as(options));
    else environment[setting.name] = parts[part];
  }
  return { environment, secrets, about };
}

/** The dependency of a service on its database, if it has one. */
export function waitsFor(database: DatabaseServer | undefined): Pick<ServiceModelOptions, 'dependencies' | 'networks'> {
  return database ? { dependencies: [{ service: database.name, condition: 'service_healthy' }], networks: [database.name] } : {};
}
