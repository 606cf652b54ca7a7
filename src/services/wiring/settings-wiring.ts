import { addSecretCall, databaseDecision, environmentOption, fileDecision, foreignDecision, quoted, secretDecision } from './setting-decisions';
import type { Decision } from '../../model/decision';
import type { RandomForm } from '../../model/secret';
import type { IProblems } from '../../resolve/resolve-context';
import { isSqlite } from '../../resolve/settings/database-dialect';
import { isPlaceholder } from '../../resolve/settings/example-values';
import { foreignServer, isOnInternet } from '../../resolve/settings/foreign-servers';
import { SecretKind, secretKind, signs } from '../../resolve/settings/secret-kind';
import type { Setting, SettingForm } from '../../resolve/settings/setting';
import { secretShape } from '../../util/secret-shape';
import { Secret, SecretOptions } from '../secret';

/** Variables and secrets that lead a service to its database. */
export interface Connection {
  readonly environment: { readonly [name: string]: string };
  readonly secrets: readonly Secret[];
  /** What there is to say of the address. @default nothing */
  readonly about?: string;
}

/** The connection of a service without a database. */
export const NO_CONNECTION: Connection = { environment: {}, secrets: [] };

/** Values for a service's settings, in addition to those of the user. */
export interface Wiring {
  readonly environment: { readonly [name: string]: string };
  readonly secrets: Secret[];
  readonly decisions: Decision[];
}

/** Input for wiring the settings of a service. */
export interface Wanted {
  /** Path of the construct. */
  readonly where: string;
  /** Name of the file with the description of the stack. @default not known */
  readonly description?: string;
  readonly settings: readonly Setting[];
  /** Connection to the service's database. */
  readonly connection: Connection;
  /** Variables and secret files that the user gave. */
  readonly given: readonly string[];
  /** Whether required settings are filled in. */
  readonly fill: boolean;
}

const SHAPES: Readonly<Record<SettingForm, { readonly about: string; readonly example: string }>> = {
  text: { about: '', example: '…' },
  number: { about: ', a number', example: '30' },
  boolean: { about: ', true or false', example: 'true' },
  json: { about: ', a list as JSON', example: '["…"]' },
};
const MAKERS: Readonly<Record<RandomForm, typeof Secret.random>> = { random: Secret.random, hex: Secret.randomHex, key: Secret.randomKey };

/** Settings with a harmless common value, such as those of FastAPI's tutorial for tokens; the server itself gets its address by other means. */
const USUAL: readonly (readonly [RegExp, string?])[] = [
  [/(?:^|_)DEBUG$/, 'false'],
  [/^(?:AUTH_|JWT_|TOKEN_|ACCESS_)*ALGORITHM$/, 'HS256'],
  [/^(?:(?:APP|API|BACKEND|SERVER|UVICORN|WEB)_)?HOST$/, '0.0.0.0'],
  [/^(?:(?:APP|API|BACKEND|SERVER|UVICORN|WEB)_)?PORT$/, '8000'],
  [/(?:ACCESS_TOKEN|JWT|^TOKEN)_(?:EXPIRES?(?:_IN)?|EXPIRY|EXPIRATION|LIFETIME|TTL)_MINUTES$/, '30'],
  [/REFRESH_TOKEN_(?:EXPIRES?(?:_IN)?|EXPIRY|EXPIRATION|LIFETIME|TTL)_DAYS$/, '7'],
  [/(?:^|_)ALLOW(?:ED)?_(?:HEADERS|METHODS)$/, '*'],
  [/^(?:PROJECT|APP|APPLICATION)_VERSION$/, '1.0.0'],
  [/^(?:PROJECT|APP|APPLICATION)_(?:NAME|TITLE)$/], // the stack's name
];

/** Words of a key that nobody drew at random: `fallback_secret_key_for_development`. */
const SAYS_SECRET = /secret|insecure|unsafe|fallback|(?<![a-z])dev(?:elopment)?(?![a-z])/i;

/** Settings such as `TEST_DATABASE_URL`, which nothing that ships reads a value from. */
const FOR_TESTS = /^(?:PY)?TEST(?:ING)?_/i;

/** What is done about a setting. */
interface Answer {
  /** What its variable gets. @default it is not set */
  readonly value?: string;
  /** @default it is none */
  readonly secret?: Secret;
  /** @default nothing is known, which is a problem where the setting is required */
  readonly decision?: Decision;
}

/** What answers are made of, beside the setting. */
interface Asked {
  readonly settings: readonly Setting[];
  readonly stack: string;
  /** How another value is given to a variable. */
  changeOf(name: string): string;
}

/** Sets what the code of a service reads; required settings without a known value are reported together as one problem. */
export function wireSettings({ where, description, settings, connection, given, fill }: Wanted, problems: IProblems): Wiring {
  const [stack, service] = where.split('/');
  const connected = [...Object.keys(connection.environment), ...connection.secrets.flatMap(namesOf)];
  const isGiven = ({ name, secretFile = name }: Setting) => [name, secretFile].some((each) => given.includes(each));
  const isConnected = ({ name, secretFile = name }: Setting) => [name, secretFile].some((each) => connected.includes(each));
  // Where the stack is detected, a service is described among its options.
  const asked = { settings, stack, changeOf: (name: string) => environmentOption(name, fill ? service : undefined) };
  const open = fill ? settings.filter((each) => !isGiven(each) && !isConnected(each)) : [];
  const wanted = open.filter(isWanted).map((setting) => ({ setting, ...fillIn(setting, asked) }));
  const answers = [...wanted, ...open.filter((each) => !isWanted(each)).map((setting) => ({ setting, ...leaveToUser(setting, asked) }))];
  const missing = wanted.filter(({ decision }) => decision === undefined).map(({ setting }) => setting);
  if (missing.length > 0) problems.add(where, missingText(missing), fixOf(where, missing, description));
  const ofDatabase = settings.filter((each) => isConnected(each) && !given.includes(each.name));
  return {
    environment: Object.fromEntries([
      ...Object.entries(connection.environment).filter(([name]) => !given.includes(name)),
      ...answers.flatMap(({ setting: { name }, value }) => (value === undefined ? [] : [[name, value]])),
    ]),
    secrets: [
      ...connection.secrets.filter(({ variable, target }) => !given.includes(variable ?? target)),
      ...answers.flatMap(({ secret }) => secret ?? []),
    ],
    decisions: [
      ...ofDatabase.map((each) => databaseDecision(each, asked.changeOf(each.name), connection.about)),
      ...answers.flatMap(({ decision }) => decision ?? []),
    ],
  };
}

/** The answer to a setting that gets a value as far as one can be known. */
function fillIn(setting: Setting, { settings, stack, changeOf }: Asked): Answer {
  const { name, place, keyFile, required } = setting;
  if (keyFile) {
    const file = Secret.fromFile(keyFile);
    const decision = fileDecision(setting, `a secret, the file ${keyFile} when \`secrets\` runs`, 'guess');
    return { value: `/run/secrets/${file.target}`, secret: file, decision };
  }
  const server = foreignServer(setting, settings);
  const secret = fillSecret(setting);
  if (secret) return { secret, decision: secretDecision(setting, secret, server, isForgeable(setting)) };
  const about = { setting: name, origin: 'guess', change: changeOf(name) } as const;
  const shown = guess(setting, stack);
  if (shown) {
    const missingServer = server && !isOnInternet(shown.value) ? { missingServer: server } : {};
    return { value: shown.value, decision: { ...about, value: shown.value, source: shown.place, ...missingServer } };
  }
  return required ? {} : { decision: { ...about, value: 'none', source: `${place} counts on one, and nothing shows it` } };
}

/** The answer to a setting that the code does without. */
function leaveToUser(setting: Setting, { settings, changeOf }: Asked): Answer {
  const server = foreignServer(setting, settings);
  return server ? { decision: foreignDecision(setting, server, changeOf(setting.name)) } : optionalSecret(setting) ?? {};
}

/** Whether a value is filled in for it. */
export function isWanted(setting: Setting): boolean {
  return setting.required || setting.expected === true || isForgeable(setting);
}

/** Whether the default is a placeholder, or empty, with which anyone who reads the code could forge signatures. */
function isForgeable(setting: Setting): boolean {
  const { name, ownName = name, fallback } = setting;
  // Without a key, webhooks may do without signatures; a token has one in any case.
  if (fallback === undefined || (fallback === '' && !/JWT/i.test(ownName))) return false;
  return (isPlaceholder(fallback) || SAYS_SECRET.test(fallback)) && signs(ownName) && kindOf(setting) === 'random';
}

/** Names by which an application may read a secret. */
function namesOf({ variable, target }: Secret): string[] {
  return variable === undefined ? [target] : [variable, target];
}

/** The secret that is made up for a setting; undefined for one that others give. */
export function madeUpSecret(setting: Setting): Secret | undefined {
  return kindOf(setting) === 'random' ? fillSecret(setting) : undefined;
}

function fillSecret(setting: Setting): Secret | undefined {
  const { name, secretFile, example, fallback } = setting;
  const looksSecret = [example?.value, fallback].some((value) => secretShape(value ?? '') !== undefined);
  const kind = kindOf(setting) ?? (looksSecret ? 'given' : undefined);
  if (kind === undefined) return undefined;
  const options = optionsOf({ name, secretFile });
  if (kind === 'given') return Secret.fromEnvironment(name, options);
  return MAKERS[setting.random ?? example?.random ?? 'random'](name, options);
}

/** Booleans are no secrets, nor are optional numbers and paths of SQLite, whatever their name. */
function kindOf({ name, ownName = name, form, required, example }: Setting): SecretKind | undefined {
  if (isSqlite(example?.value)) return undefined;
  if (form === 'boolean' || (form === 'number' && !required)) return undefined;
  const kind = secretKind(ownName);
  return kind === 'given' && example?.random ? 'random' : kind;
}

function optionsOf({ name, secretFile }: Pick<Setting, 'name' | 'secretFile'>): SecretOptions {
  return secretFile ? { target: secretFile } : { target: name.toLowerCase(), asVariable: name };
}

/**
 * An optional secret is recorded and left to the user. If the team's files name it and its default is empty, it is added,
 * since an empty file changes nothing then.
 */
function optionalSecret(setting: Setting): Answer | undefined {
  const { name, place, secretFile, fallback, example } = setting;
  if (kindOf(setting) === undefined || FOR_TESTS.test(name)) return undefined;
  if (setting.keyFile) return { decision: fileDecision(setting, 'none', 'default') };
  const change = addSecretCall(name);
  if (!example || fallback !== '') {
    const value = fallback ? 'what the code says' : 'none';
    const source = `${place}, which does without${example ? `; ${example.place} names it` : ''}`;
    return { decision: { setting: name, value, origin: 'default', source, change } };
  }
  const secret = Secret.fromEnvironment(name, { ...optionsOf({ name, secretFile }), optional: true });
  const value = `a secret, from $${name} when \`secrets\` runs; empty without it`;
  return { secret, decision: { setting: name, value, origin: 'file', source: `${example.place}; ${place} does without`, change } };
}

/** A meaningful value from the repository, or a common one. */
function guess({ name, fallback, example, place, form }: Setting, stack: string): { readonly value: string; readonly place: string } | undefined {
  const fits = (value: string) => form !== 'number' || Number.isFinite(Number(value));
  if (example && !isPlaceholder(example.value) && fits(example.value)) return example;
  if (fallback) return { value: fallback, place };
  const usual = USUAL.find(([pattern]) => pattern.test(name.toUpperCase()));
  const value = usual && (usual[1] ?? stack);
  return value === undefined ? undefined : { value: form === 'json' ? JSON.stringify([value]) : value, place: 'what is usual, since nothing shows a value' };
}

function missingText(missing: readonly Setting[]): string {
  const about = ({ form, choices }: Setting) => (choices ? `, one of ${choices.join(', ')}` : SHAPES[form].about);
  const lines = missing.map((setting) => `\n      ${setting.name}${about(setting)}, read in ${setting.place}`);
  return `${missing.length === 1 ? 'A setting has' : `${missing.length} settings have`} no default, and no value is known:${lines.join('')}`;
}

function fixOf(where: string, [{ name, form, choices }, ...others]: readonly Setting[], description = 'the projenrc file'): string {
  const service = quoted(where.split('/').at(-1) ?? '');
  const more = others.length > 0 ? ', …' : '';
  return `Give ${others.length > 0 ? 'each a value' : 'it a value'} in ${description}: services: { ${service}: { environment: { ${name}: '${choices?.[0] ?? SHAPES[form].example}'${more} } } }.`;
}
