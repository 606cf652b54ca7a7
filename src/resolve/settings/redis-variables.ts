import type { Setting } from './setting';
import type { ReadableFolder } from '../../util/readable-folder';

/** A part of the address of a Redis server; `url` is the whole of it. */
export type RedisPart = 'url' | 'host' | 'port' | 'password';

/** A setting that takes the address of a Redis server, or a part of it. */
export interface RedisVariable {
  readonly part: RedisPart;
  readonly setting: Setting;
}

const SUBJECT = '(?:REDIS|VALKEY|KV)(?:_(?:CACHE|QUEUE|BROKER|RATE_LIMIT(?:ER)?|SESSION|SERVER))?';
const PARTS: Readonly<Record<RedisPart, RegExp>> = {
  url: new RegExp(`^(?:[A-Z][A-Z0-9]*_)*?(?:${SUBJECT}_?(?:URL|URI|DSN)|CELERY_(?:BROKER_URL|RESULT_BACKEND|BROKER|BACKEND|BACKEND_URL)|BROKER_URL)$`),
  host: new RegExp(`^(?:[A-Z][A-Z0-9]*_)*?${SUBJECT}_?(?:HOST|HOSTNAME|SERVER)$`),
  port: new RegExp(`^(?:[A-Z][A-Z0-9]*_)*?${SUBJECT}_?PORT$`),
  password: new RegExp(`^(?:[A-Z][A-Z0-9]*_)*?${SUBJECT}_?(?:PASSWORD|PASS|PWD)$`),
};
const MANIFEST = /^(?:pyproject\.toml|Pipfile|(?:requirements[\w.-]*|requirements\/[\w.-]+)\.(?:txt|in)|package\.json)$/;
const CLIENT = /(?:^|["'\s[,(])(?:redis|aioredis|valkey|ioredis|iovalkey|arq|rq|celery\[redis\]|fastapi-limiter|fastapi-cache2)(?:$|["'\s[\]<>=~!,;])/im;

/**
 * The settings that take the address of a Redis server. In parts it is of use only with a password among them, since the
 * stack's server asks for one.
 */
export function redisVariables(settings: readonly Setting[]): RedisVariable[] {
  const found = settings.flatMap((setting): RedisVariable[] => {
    const part = (Object.keys(PARTS) as RedisPart[]).find((each) => PARTS[each].test(setting.name.toUpperCase()));
    return part && !isOfAnother(part, setting) ? [{ part, setting }] : [];
  });
  const inParts = (['host', 'password'] as const).every((needed) => found.some(({ part }) => part === needed));
  return found.filter(({ part }) => part === 'url' || inParts);
}

/** Whether an application has a client for Redis. */
export function usesRedis(folder: ReadableFolder, variables: readonly RedisVariable[]): boolean {
  return variables.length > 0 && folder.files().some((file) => MANIFEST.test(file) && CLIENT.test(folder.read(file) ?? ''));
}

/** A queue that its code shows to be of another kind, such as RabbitMQ. */
function isOfAnother(part: RedisPart, { fallback, example }: Setting): boolean {
  const shown = fallback ?? example?.value ?? '';
  return part === 'url' && /^[a-z+]+:\/\//.test(shown) && !/^(?:rediss?|valkeys?|unix):\/\//.test(shown);
}
