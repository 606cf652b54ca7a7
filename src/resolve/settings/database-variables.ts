import { DatabaseDialect, DIALECTS } from './database-dialect';
import type { Setting } from './setting';
import { distinctBy } from '../../util/distinct';

/** A part of a database's address; `url` is the whole of it, `kind` says which of several databases it is. */
export type DatabasePart = 'url' | 'host' | 'port' | 'user' | 'password' | 'name' | 'kind';

/** A setting that takes the address of a database, or a part of it. */
export interface DatabaseVariable {
  readonly part: DatabasePart;
  readonly setting: Setting;
  /** Scheme of the address, where the sources show one. @default none does */
  readonly scheme?: string;
}

const NAMES_SQLITE = /^sqlite(?<driver>\+\w+)?$/i;
const BARE = /^(?:DATABASE|DB)$/;
const FOR_SYNCHRONOUS_DRIVER = /(?:^|_)SYNC(?:_|$)/i;
/** Words in names of variables that are for another database than the stack's. */
const ELSEWHERE = 'TEST|TESTING|MONGO(?:DB)?|REDIS|SQLITE|MSSQL|ORACLE|NEO4J|TURSO|LIBSQL|VECTOR|CHROMA|READ(?:ONLY)?|SHADOW|ROOT|ADMIN|FORWARD';
/** Ports of servers, by which an address shows what it leads to: those of MongoDB, SQL Server and Redis, too. */
const PORTS = [...DIALECTS.map(({ port }) => port), 27017, 1433, 6379].map(String);

/** How the settings of one kind of database are told from others. */
interface Patterns {
  readonly parts: Readonly<Record<DatabasePart, RegExp>>;
  readonly notThisOne: RegExp;
  /** An address of this kind. */
  readonly address: RegExp;
  /** An address of any other kind. */
  readonly otherAddress: RegExp;
  /** A value that selects this kind. */
  readonly kind: RegExp;
}

const PATTERNS = new Map(DIALECTS.map((dialect) => [dialect, patternsOf(dialect)]));

function patternsOf(dialect: DatabaseDialect): Patterns {
  const { words, schemes, kinds } = dialect;
  const subject = `${words}|SQLALCHEMY(?:_DATABASE)?|SQL|DATABASE|DB`;
  const variable = (part: string, of = subject) => new RegExp(`^(?:[A-Z][A-Z0-9]*_+)*?(?:${of})_{0,2}${part}$`);
  const others = DIALECTS.filter((each) => each !== dialect).map((each) => each.words);
  return {
    parts: {
      // Vercel and Neon give further addresses of the same database, for Prisma and without a pool; teams, one for each driver,
      // and one for migrations.
      // In a stack with one database, that is its own replica.
      url: variable('(?:CONNECTION_?|PRISMA_|REPLICA_)?(?:URL|URI|DSN|STRING)(?:_UNPOOLED|_NON_POOLING|_A?SYNC|_ALEMBIC|_MIGRATIONS?)?', `${subject}|DIRECT`),
      host: variable('(?:HOST|HOSTNAME|SERVER|ADDRESS)'),
      port: variable('PORT'),
      user: variable('(?:USER|USERNAME|USER_NAME|LOGIN)'),
      password: variable('(?:PASSWORD|PASSWD|PASS|PWD)'),
      kind: variable('(?:CONNECTION|TYPE|ENGINE|DRIVER|DIALECT|KIND|BACKEND|PROVIDER)'),
      // A bare one counts beside a host, as a name or a user does.
      name: new RegExp(`${BARE.source}|${variable('(?:DB|DATABASE|NAME|BASE|DATABASE_NAME|DB_NAME)').source}`),
    },
    notThisOne: new RegExp(`(?:^|_)(?:${[ELSEWHERE, ...others].join('|')})(?:_|\\d|$)`),
    address: new RegExp(`^(?<scheme>(?:${schemes})(?:\\+\\w+)?)://`),
    otherAddress: new RegExp(`^(?!(?:${schemes}|sqlite)\\b)[a-z][a-z0-9+.-]*://`),
    kind: new RegExp(`^(?:${kinds})(?:\\+\\w+)?$`, 'i'),
  };
}

/**
 * The settings that take the address of a database: as a whole, or in parts. Where an address is only an alternative to its
 * parts, the parts are taken.
 */
export function databaseVariables(settings: readonly Setting[], dialect: DatabaseDialect): DatabaseVariable[] {
  const { parts, notThisOne } = PATTERNS.get(dialect)!;
  const found = settings.flatMap((setting): DatabaseVariable[] => {
    const name = setting.name.toUpperCase();
    const named = (Object.keys(parts) as DatabasePart[]).find((each) => parts[each].test(name));
    const isAddress = setting.opened || schemeShown(setting, dialect) !== undefined;
    const own = isAddress && (named === undefined || named === 'kind') ? 'url' : named;
    const part = notThisOne.test(name) || (named === 'name' && kindShown(setting)) ? undefined : own;
    return part && (part !== 'kind' || choiceOf(dialect, setting) !== undefined) ? [{ part, setting, scheme: schemeOf(setting, dialect) }] : [];
  });
  const canBeChosen = found.some(({ part }) => part === 'kind');
  const shown = settings.flatMap((setting) => kindShown(setting) ?? []);
  const isOther = shown.length > 0 ? !shown.includes(dialect) : found.some(({ part, setting }) => isOfAnother(part, setting, dialect));
  if (!canBeChosen && isOther) return [];
  const has = (needed: DatabasePart) => found.some(({ part }) => part === needed);
  if (has('host') && has('password')) return found.filter(({ part, setting }) => part !== 'url' || setting.required || setting.expected || setting.fallback !== undefined);
  // A host without a password leads nowhere: what belongs to it is read in a way that is not seen.
  if (!has('url') && !has('password')) return [];
  // A name or a user alone is none: `DATABASE_NAME` may be that of any server.
  return found.filter(({ part }) => part === 'url' || has('host') || (part === 'kind' && has('url')));
}

/** The settings that take the address of a database of any kind. */
export function variablesOfAnyDatabase(settings: readonly Setting[]): Setting[] {
  const found = DIALECTS.flatMap((dialect) => databaseVariables(settings, dialect)).map(({ setting }) => setting);
  return distinctBy(found, ({ name, place }) => `${name} ${place}`);
}

/** The variable that has the whole address of the database, where there is one. */
export function addressVariable(settings: readonly Setting[], dialect: DatabaseDialect): string | undefined {
  return databaseVariables(settings, dialect).find(({ part, setting }) => part === 'url' && !setting.secretFile)?.setting.name;
}

/**
 * The value by which a setting selects a kind of database, where the code works with several.
 *
 * @param scheme what a setting gets that has the whole scheme of SQLAlchemy, such as `sqlite+aiosqlite`
 */
export function choiceOf(dialect: DatabaseDialect, { choices, example, fallback = '' }: Setting, scheme: string = dialect.scheme): string | undefined {
  const { kind } = PATTERNS.get(dialect)!;
  if (choices) return choices.find((choice) => kind.test(choice));
  const sqlite = NAMES_SQLITE.exec(fallback);
  if (!sqlite) return undefined;
  if (example && kind.test(example.value)) return example.value;
  return sqlite.groups!.driver ? scheme : dialect.scheme;
}

/** The kind of database that a setting such as `DB_ENGINE`, or a bare `DB`, selects by default, where it says no others. */
function kindShown({ name, choices, fallback, example }: Setting): DatabaseDialect | undefined {
  const variable = name.toUpperCase();
  const selects = DIALECTS.some((dialect) => PATTERNS.get(dialect)!.parts.kind.test(variable)) || BARE.test(variable);
  return selects && !choices ? DIALECTS.find((dialect) => PATTERNS.get(dialect)!.kind.test(fallback ?? example?.value ?? '')) : undefined;
}

/** What the sources take by default shows another kind of server. */
function isOfAnother(part: DatabasePart, { fallback, example }: Setting, dialect: DatabaseDialect): boolean {
  const shown = fallback ?? example?.value ?? '';
  return (part === 'url' && PATTERNS.get(dialect)!.otherAddress.test(shown)) || (part === 'port' && PORTS.includes(shown) && shown !== String(dialect.port));
}

function schemeOf(setting: Setting, dialect: DatabaseDialect): string | undefined {
  return schemeShown(setting, dialect) ?? (FOR_SYNCHRONOUS_DRIVER.test(setting.name) ? dialect.scheme : undefined);
}

function schemeShown({ fallback, example }: Setting, dialect: DatabaseDialect): string | undefined {
  return [fallback, example?.value].map((value) => PATTERNS.get(dialect)!.address.exec(value ?? '')?.groups?.scheme).find(Boolean);
}
