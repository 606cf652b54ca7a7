import { isPlaceholder } from '../resolve/settings/example-values';
import type { Setting } from '../resolve/settings/setting';
import { commonFolders } from '../util/paths';
import { saysPublic } from '../util/variable-name';

/** A service as others may speak of it. */
export interface Addressable {
  readonly name: string;
  /** Its folder. */
  readonly path: string;
  readonly kind: 'fastapi' | 'nextjs';
  /** Port that it listens on as its team starts it. */
  readonly port: number;
}

/** A setting that takes the address of a service. */
export interface AddressVariable {
  readonly setting: Setting;
  /** Services whose address it takes; several for a list of origins. */
  readonly targets: readonly string[];
  /** `browser`: as browsers reach it. `stack`: as the other containers do. */
  readonly audience: 'browser' | 'stack';
  /** Whether it is for WebSockets. */
  readonly webSocket: boolean;
  /** What comes after the address. */
  readonly path: string;
  /** False where only the name of the setting says it. */
  readonly certain: boolean;
  /** How several are written. @default one address */
  readonly list?: 'json' | 'comma';
}

const ORIGINS = /(?:^|_)(?:CORS|ALLOW(?:ED)?|FRONTEND|CLIENT|TRUSTED)_(?:\w+_)?ORIGINS?(?:_RAW|_STR|_LIST|_URLS?)?$|(?:^|_)CORS_(?:ALLOWED_)?(?:URLS?|HOSTS?|DOMAINS?)$|^(?:BACKEND_)?CORS$|^ORIGINS?$/;
const OPEN = /(?:^|[["',\s])\*(?:$|[\]"',\s])/;
const LOCAL_URL = /^(?<scheme>http|ws)s?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|[a-z][\w-]*):(?<port>\d{2,5})(?<path>\/[^\s?#]*)?$/;
/** Where teams host what they wrote themselves: an address there is that of the same service, deployed. */
const DEPLOYED = new RegExp(
  String.raw`^(?<scheme>http|ws)s://[\w.-]+\.(?:hf\.space|onrender\.com|railway\.app|vercel\.app|netlify\.app|fly\.dev|herokuapp\.com|run\.app|koyeb\.app`
  + String.raw`|azurewebsites\.net|azurecontainerapps\.io)(?<path>/[^\s?#]*)?$`,
);
const OBJECT = ['URL', 'URI', 'BASE', 'ORIGIN', 'ENDPOINT', 'ROOT', 'HOST', 'ADDRESS'];
const COMMON = [...OBJECT, 'NEXT', 'PUBLIC', 'INTERNAL', 'EXTERNAL', 'PRIVATE', 'SERVICE', 'SSR', 'HTTP', 'REST', 'APP', 'V1', 'LOCAL', 'DOCKER', 'PROXY'];
const WEB_SOCKETS = ['WS', 'WEBSOCKET', 'WEBSOCKETS'];
const SUBJECTS = {
  fastapi: ['API', 'BACKEND', 'SERVER', 'FASTAPI', 'PYTHON', ...WEB_SOCKETS, 'SOCKET'],
  nextjs: ['FRONTEND', 'CLIENT', 'WEB', 'WEBSITE', 'SITE', 'UI', 'WEBAPP'],
};
/** Names of a frontend that say whose address it is, and no more. */
const ALONE = /^(?:NEXT_PUBLIC_)?(?:API|BACKEND|FASTAPI|(?:BACKEND|FASTAPI|SERVER|PYTHON)_API|API_(?:BACKEND|SERVER))$/;
/** Names of addresses that only servers call, though they begin as those for browsers do. */
const FOR_SERVERS = /_(?:INTERNAL|SSR|DOCKER)(?:_|$)/;
/** Names of addresses that browsers open, and ports that applications themselves and what is before them usually have. */
const FOR_BROWSERS = /FRONTEND|CLIENT|ORIGIN|CORS|REDIRECT|CALLBACK|PUBLIC/;
const USUAL_PORTS = [3000, 5173, 8000, 8080];
/** Names under which a Next.js application reads its own address. */
const OWN = /^(?:NEXTAUTH_URL|AUTH_URL|BETTER_AUTH_URL|(?:NEXT_PUBLIC_)?(?:APP|SITE|BASE|WEB|FRONTEND|BETTER_AUTH)_URL|NEXT_PUBLIC_URL)$/;

/**
 * The settings of a service that take the address of another one, or its own.
 *
 * @param self the service that reads them
 * @param all every service, itself included
 */
export function addressVariables(self: Addressable, all: readonly Addressable[], settings: readonly Setting[]): AddressVariable[] {
  return settings.flatMap((setting) => originsOf(self, all, setting) ?? addressOf(self, all, setting) ?? []);
}

/**
 * Settings whose default leads to a server on the developer's machine that is none of these services, such as
 * `http://localhost:8001/mcp`.
 */
export function addressesElsewhere(self: Addressable, all: readonly Addressable[], settings: readonly Setting[]): Setting[] {
  const known = addressVariables(self, all, settings).map(({ setting }) => setting);
  const ports = [...USUAL_PORTS, ...all.map(({ port }) => port)];
  return settings.filter((setting) => {
    const shown = shownUrl({ ...setting, example: undefined });
    return !known.includes(setting) && !FOR_BROWSERS.test(setting.name.toUpperCase()) && shown !== undefined && shown !== 'elsewhere' && shown.port !== undefined && !ports.includes(shown.port);
  });
}

/** Who may call it from a browser; a list that is open to all stays so. */
function originsOf(self: Addressable, all: readonly Addressable[], setting: Setting): AddressVariable | undefined {
  const { name, form, fallback, example, required } = setting;
  const frontends = all.filter(({ kind }) => kind === 'nextjs').map((each) => each.name);
  if (self.kind !== 'fastapi' || frontends.length === 0 || !ORIGINS.test(name.toUpperCase())) return undefined;
  if (OPEN.test(fallback ?? '') && !required) return undefined;
  const isJson = form === 'json' || (fallback ?? example?.value ?? '').trim().startsWith('[');
  return { setting, targets: frontends, audience: 'browser', webSocket: false, path: '', certain: true, list: isJson ? 'json' : 'comma' };
}

function addressOf(self: Addressable, all: readonly Addressable[], setting: Setting): AddressVariable | undefined {
  const shown = shownUrl(setting);
  if (shown === 'elsewhere') return undefined;
  const listening = shown?.port === undefined ? undefined : byPort(self, all, setting.name, shown.port);
  const target = listening ?? byName(self, all, setting.name) ?? (isOwnAddress(self, setting) ? self : undefined);
  if (!target || (listening === self && self.kind === 'fastapi')) return undefined;
  const toBrowser = target.kind === 'nextjs' || target === self || (self.kind === 'nextjs' && isForBrowsers(setting));
  const webSocket = shown ? shown.scheme === 'ws' : setting.name.toUpperCase().split('_').some((word) => WEB_SOCKETS.includes(word));
  const path = shown?.path ?? '';
  return { setting, targets: [target.name], audience: toBrowser ? 'browser' : 'stack', webSocket, path, certain: listening !== undefined };
}

/** Whether a frontend passes an address on to browsers. Next.js has its own say on what begins with NEXT_PUBLIC_. */
function isForBrowsers({ name, inBrowser, onServer }: Setting): boolean {
  if (FOR_SERVERS.test(name)) return false;
  return name.startsWith('NEXT_PUBLIC_') || inBrowser ? !onServer : saysPublic(name);
}

interface Shown {
  readonly scheme: string;
  /** @default it is no address on this machine */
  readonly port?: number;
  readonly path: string;
}

/** What the code or an example shows: an address on this machine or of the team, another place, or nothing. */
function shownUrl({ fallback, example }: Setting): Shown | 'elsewhere' | undefined {
  const values = [fallback, example?.value].filter((value): value is string => value !== undefined && value !== '');
  const local = values.map((value) => LOCAL_URL.exec(value)?.groups).find(Boolean);
  if (local) return { scheme: local.scheme, port: Number(local.port), path: local.path ?? '' };
  const deployed = values.map((value) => DEPLOYED.exec(value)?.groups).find(Boolean);
  if (deployed) return { scheme: deployed.scheme, path: deployed.path?.replace(/\/$/, '') ?? '' };
  const isElsewhere = (value: string) => !/^https?:\/\//.test(value) || !/example\.|your[-_.]|localhost/.test(value);
  return values.some((value) => !isPlaceholder(value) && isElsewhere(value)) ? 'elsewhere' : undefined;
}

function byName(self: Addressable, all: readonly Addressable[], name: string): Addressable | undefined {
  if (self.kind === 'nextjs' && OWN.test(name)) return self;
  const words = name.toUpperCase().split('_');
  if (!words.some((word) => OBJECT.includes(word)) && !(self.kind === 'nextjs' && ALONE.test(name))) return undefined;
  const others = all.filter((each) => each !== self);
  const called = others.filter((each) => isCalled(each, words));
  // A backend that reads the name of itself means no other one.
  if (called.length === 0 && self.kind === 'fastapi' && isCalled(self, words)) return undefined;
  const known = [...COMMON, ...SUBJECTS.fastapi, ...SUBJECTS.nextjs, ...called.flatMap((each) => each.name.toUpperCase().split('-'))];
  if (words.some((word) => !known.includes(word))) return undefined;
  if (called.length > 0) return nearest(self, called);
  const kind = SUBJECTS.nextjs.some((word) => words.includes(word)) ? 'nextjs' : SUBJECTS.fastapi.some((word) => words.includes(word)) ? 'fastapi' : undefined;
  return nearest(self, others.filter((each) => each.kind === kind));
}

function isCalled({ name }: Addressable, words: readonly string[]): boolean {
  return name.toUpperCase().split('-').some((word) => words.includes(word) && !COMMON.includes(word));
}

/** Whether a backend that has to be told an address means its own, such as one to which others send browsers back. */
function isOwnAddress({ kind }: Addressable, { name, required }: Setting): boolean {
  const words = name.toUpperCase().split('_');
  return kind === 'fastapi' && required && /^(?:BACKEND|FASTAPI)_\w*UR[LI]$/i.test(name) && words.slice(1).every((word) => COMMON.includes(word));
}

/**
 * The one of the same product, where a repository has several: it shares most of the folders above. Of those beside each
 * other, the one that is named for what it is comes first: `todo-backend` before `chatbot`.
 */
function nearest(self: Addressable, all: readonly Addressable[]): Addressable | undefined {
  const isNamed = ({ name, kind }: Addressable) => Number(name.toUpperCase().split('-').some((word) => SUBJECTS[kind].includes(word)));
  return [...all].sort((a, b) => sharedFolders(self, b) - sharedFolders(self, a) || isNamed(b) - isNamed(a)).at(0);
}

function sharedFolders(a: Addressable, b: Addressable): number {
  return commonFolders(a.path, b.path).length;
}

/** A port that only one service listens on, or only one of the same product, tells more than a name. */
function byPort(self: Addressable, all: readonly Addressable[], name: string, port: number): Addressable | undefined {
  const found = all.filter((each) => each.port === port);
  const most = Math.max(...found.map((each) => sharedFolders(self, each)));
  const listening = found.length > 1 ? found.filter((each) => each !== self && sharedFolders(self, each) === most) : found;
  return listening.length === 1 && /URL|URI|ORIGIN|ENDPOINT|BASE|HOST|ROOT|DOMAIN|LINK/.test(name.toUpperCase()) ? listening[0] : undefined;
}
