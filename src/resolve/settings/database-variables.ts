import type { Setting } from './setting';

/** A part of a database's address; `url` is the whole of it, `kind` says which of several databases it is. */
export type DatabasePart = 'url' | 'host' | 'port' | 'user' | 'password' | 'name' | 'kind';

/** A setting that takes the address of a database, or a part of it. */
export interface DatabaseVariable {
  readonly part: DatabasePart;
  readonly setting: Setting;
  /** Scheme of the address, where the sources show one. @default none does */
  readonly scheme?: string;
}

const SUBJECT = 'POSTGRES(?:QL)?|PG|SQLALCHEMY(?:_DATABASE)?|SQL|DATABASE|DB';
const PARTS: Readonly<Record<DatabasePart, RegExp>> = {
  // Vercel and Neon give further addresses of the same database, for Prisma and without a pool; teams, one for each driver.
  // In a stack with one database, that is its own replica.
  url: pattern('(?:CONNECTION_?|PRISMA_|REPLICA_)?(?:URL|URI|DSN|STRING)(?:_UNPOOLED|_NON_POOLING|_A?SYNC)?', `${SUBJECT}|DIRECT`),
  host: pattern('(?:HOST|HOSTNAME|SERVER|ADDRESS)'),
  port: pattern('PORT'),
  user: pattern('(?:USER|USERNAME|USER_NAME|LOGIN)'),
  password: pattern('(?:PASSWORD|PASSWD|PASS|PWD)'),
  kind: pattern('(?:CONNECTION|TYPE|ENGINE|DRIVER|DIALECT|KIND|BACKEND|PROVIDER)'),
  // A bare one counts beside a host, as a name or a user does.
  name: new RegExp(`^(?:DATABASE|DB)$|${pattern('(?:DB|DATABASE|NAME|BASE|DATABASE_NAME|DB_NAME)').source}`),
};
const NOT_THIS_ONE = /(?:^|_)(?:TEST|TESTING|MYSQL|MARIADB|MONGO(?:DB)?|REDIS|SQLITE|MSSQL|ORACLE|NEO4J|TURSO|LIBSQL|VECTOR|CHROMA|READ(?:ONLY)?|SHADOW|ROOT|ADMIN|FORWARD)(?:_|\d|$)/;
const POSTGRES_SCHEME = /^(?<scheme>postgres(?:ql)?(?:\+\w+)?):\/\//;
const NAMES_POSTGRES = /^(?:postgres(?:ql)?|pgsql|pg)(?:\+\w+)?$/i;
const NAMES_SQLITE = /^sqlite(?<driver>\+\w+)?$/i;
const FOR_SYNCHRONOUS_DRIVER = /(?:^|_)SYNC(?:_|$)/i;
const OTHER_SCHEME = /^(?!postgres|sqlite)[a-z][a-z0-9+.-]*:\/\//;

function pattern(part: string, subject = SUBJECT): RegExp {
  return new RegExp(`^(?:[A-Z][A-Z0-9]*_+)*?(?:${subject})_{0,2}${part}$`);
}

/**
 * The settings that take the address of a PostgreSQL database: as a whole, or in parts. Where an address is only an
 * alternative to its parts, the parts are taken.
 */
export function databaseVariables(settings: readonly Setting[]): DatabaseVariable[] {
  const found = settings.flatMap((setting): DatabaseVariable[] => {
    const name = setting.name.toUpperCase();
    const part = NOT_THIS_ONE.test(name) ? undefined : (Object.keys(PARTS) as DatabasePart[]).find((each) => PARTS[each].test(name));
    return part && (part !== 'kind' || postgresChoice(setting) !== undefined) ? [{ part, setting, scheme: schemeOf(setting) }] : [];
  });
  const canBeChosen = found.some(({ part }) => part === 'kind');
  if (!canBeChosen && found.some(({ part, setting }) => isOfAnother(part, setting))) return [];
  const has = (needed: DatabasePart) => found.some(({ part }) => part === needed);
  if (has('host') && has('password')) return found.filter(({ part, setting }) => part !== 'url' || setting.required || setting.expected || setting.fallback !== undefined);
  // A host without a password leads nowhere: what belongs to it is read in a way that is not seen.
  if (!has('url') && !has('password')) return [];
  // A name or a user alone is none: `DATABASE_NAME` may be that of any server.
  return found.filter(({ part }) => part === 'url' || has('host') || (part === 'kind' && has('url')));
}

/** The variable that has the whole address of the database, where there is one. */
export function addressVariable(settings: readonly Setting[]): string | undefined {
  return databaseVariables(settings).find(({ part, setting }) => part === 'url' && !setting.secretFile)?.setting.name;
}

/**
 * The value by which a setting chooses PostgreSQL, where the code works with several databases.
 *
 * @param scheme what a setting gets that has the whole scheme of SQLAlchemy, such as `sqlite+aiosqlite`
 */
export function postgresChoice({ choices, example, fallback = '' }: Setting, scheme = 'postgresql'): string | undefined {
  if (choices) return choices.find((choice) => NAMES_POSTGRES.test(choice));
  const sqlite = NAMES_SQLITE.exec(fallback);
  if (!sqlite) return undefined;
  if (example && NAMES_POSTGRES.test(example.value)) return example.value;
  return sqlite.groups!.driver ? scheme : 'postgresql';
}

/** What the sources take by default shows another kind of server. */
function isOfAnother(part: DatabasePart, { fallback, example }: Setting): boolean {
  const shown = fallback ?? example?.value ?? '';
  return (part === 'url' && OTHER_SCHEME.test(shown)) || (part === 'port' && ['3306', '27017', '1433', '6379'].includes(shown));
}

function schemeOf({ name, fallback, example }: Setting): string | undefined {
  const shown = [fallback, example?.value].map((value) => POSTGRES_SCHEME.exec(value ?? '')?.groups?.scheme).find(Boolean);
  return shown ?? (FOR_SYNCHRONOUS_DRIVER.test(name) ? 'postgresql' : undefined);
}
