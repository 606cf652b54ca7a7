import type { Setting } from './setting';
import { PYTHON_MANIFESTS } from '../../util/file-names';
import { withoutHashComments } from '../../util/hash-comments';
import type { ReadableFolder } from '../../util/readable-folder';

/** A part of the address of a Redis server; `url` is the whole of it. */
export type RedisPart = 'url' | 'host' | 'port' | 'password' | 'database';

/** A setting that takes the address of a Redis server, or a part of it. */
export interface RedisVariable {
  readonly part: RedisPart;
  readonly setting: Setting;
}

const SUBJECT = '(?:REDIS|VALKEY|KV|CACHE)(?:_(?:CACHE|QUEUE|BROKER|RATE_LIMIT(?:ER)?|SESSION|SERVER))?';
const PARTS: Readonly<Record<RedisPart, RegExp>> = {
  url: new RegExp(`^(?:[A-Z][A-Z0-9]*_+)*?(?:${SUBJECT}_{0,2}(?:URL|URI|DSN)|CELERY_(?:BROKER_URL|RESULT_BACKEND|BROKER|BACKEND|BACKEND_URL)|BROKER_URL)$`),
  host: new RegExp(`^(?:[A-Z][A-Z0-9]*_+)*?${SUBJECT}_{0,2}(?:HOST|HOSTNAME|SERVER|IP)$`),
  port: new RegExp(`^(?:[A-Z][A-Z0-9]*_+)*?${SUBJECT}_{0,2}PORT$`),
  password: new RegExp(`^(?:[A-Z][A-Z0-9]*_+)*?${SUBJECT}_{0,2}(?:PASSWORD|PASS|PWD)$`),
  database: new RegExp(`^(?:[A-Z][A-Z0-9]*_+)*?${SUBJECT}_{0,2}(?:DB|DATABASE|DB_INDEX|DB_NUMBER)$`),
};
/** An address that shows what a variable takes, whatever its name. */
const REDIS_SCHEME = /^(?:rediss?|valkeys?):\/\//;
const MANIFEST = new RegExp(String.raw`^(?:package\.json|${PYTHON_MANIFESTS})$`);
const CLIENT = /(?:^|["'\s[,(])(?:redis|aioredis|valkey|ioredis|iovalkey|arq|rq|celery\[redis\]|fastapi-limiter|fastapi-cache2)(?:$|["'\s[\]<>=~!,;])/im;
const QUEUE = /(?:^|["'\s[,(])(?:celery|arq|rq|dramatiq|taskiq-redis|bullmq)(?:$|["'\s[\]<>=~!,;])/im;

/** The settings that take the address of a Redis server: as a whole, or in parts where no address stands for them or all are required. */
export function redisVariables(settings: readonly Setting[]): RedisVariable[] {
  const found = settings.flatMap((setting): RedisVariable[] => {
    const isAddress = REDIS_SCHEME.test(shownBy(setting));
    const part = isAddress ? 'url' : (Object.keys(PARTS) as RedisPart[]).find((each) => PARTS[each].test(setting.name.toUpperCase()));
    return part && !isOfAnother(part, setting) ? [{ part, setting }] : [];
  });
  const inParts = found.some(({ part }) => part === 'host') && (found.some(({ part }) => part === 'password') || hostWithoutPassword(found) !== undefined);
  return found.filter(({ part, setting: { required, expected } }) => part === 'url' || required || expected || (inParts && part !== 'database'));
}

/** A host of a server that can be told no password: neither is there a setting for one, nor an address that could hold it. */
export function hostWithoutPassword(variables: readonly RedisVariable[]): Setting | undefined {
  if (variables.some(({ part }) => part === 'password')) return undefined;
  const addresses = variables.filter(({ part }) => part === 'url').map(serverName);
  return variables.find((variable) => variable.part === 'host' && !addresses.includes(serverName(variable)))?.setting;
}

/** What a name begins with, such as `REDIS_QUEUE` of `REDIS_QUEUE_HOST`. */
function serverName({ setting }: RedisVariable): string {
  return setting.name.toUpperCase().replace(/_*(?:HOST|HOSTNAME|SERVER|IP|URL|URI|DSN)$/, '');
}

/** Whether an application has a client for Redis. */
export function usesRedis(folder: ReadableFolder, variables: readonly RedisVariable[]): boolean {
  return variables.length > 0 && asksFor(folder, CLIENT);
}

/** Whether jobs wait in Redis, which may not be dropped: what is in a cache may. */
export function queuesInRedis(folders: readonly ReadableFolder[], settings: readonly Setting[]): boolean {
  if (settings.some(({ name }) => /CELERY|BROKER|QUEUE/.test(name))) return true;
  return folders.some((folder) => asksFor(folder, QUEUE));
}

/** Whether a manifest of a folder asks for one of some packages; what is commented out is not installed. */
function asksFor(folder: ReadableFolder, packages: RegExp): boolean {
  return folder.files().some((file) => MANIFEST.test(file) && packages.test(withoutHashComments(folder.text(file))));
}

/** What the sources show as a value. */
function shownBy({ fallback, example }: Setting): string {
  return fallback ?? example?.value ?? '';
}

/** A queue that its code shows to be of another kind, such as RabbitMQ. */
function isOfAnother(part: RedisPart, setting: Setting): boolean {
  return part === 'url' && /^[a-z+]+:\/\//.test(shownBy(setting)) && !/^(?:rediss?|valkeys?|unix):\/\//.test(shownBy(setting));
}
