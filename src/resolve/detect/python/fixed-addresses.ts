import type { PythonModule } from './python-module';
import { lineAt, linesAbout } from '../../../util/lines';
import { SourceCode } from '../../../util/source-code';
import type { Found } from '../../decisions';
import { areForTests } from '../../settings/python/pydantic-settings';
import type { Setting } from '../../settings/setting';

/** The address of a server that code has written in it: its host is another one in a container. */
export interface FixedAddress extends Found<string> {
  /** Kind of the server. */
  readonly server: string;
  /** A variable from which code usually reads such an address. */
  readonly variable: string;
}

const SERVERS: readonly (Pick<FixedAddress, 'server' | 'variable'> & { readonly scheme: RegExp })[] = [
  { server: 'PostgreSQL', variable: 'DATABASE_URL', scheme: /^postgres/ },
  { server: 'MySQL', variable: 'DATABASE_URL', scheme: /^(?:mysql|mariadb)/ },
  { server: 'MongoDB', variable: 'MONGODB_URL', scheme: /^mongodb/ },
  { server: 'Redis', variable: 'REDIS_URL', scheme: /^rediss?$/ },
  { server: 'RabbitMQ', variable: 'AMQP_URL', scheme: /^amqps?$/ },
];
/** An address that is the first argument of a call, or the value of a name. A host with dots may be reached from anywhere. */
const WRITTEN = /(?:(?<name>\b\w+)[ \t]*(?::[ \t]*[\w.]+[ \t]*)?=|\()\s*f?["'](?<scheme>[a-z]\w*)(?:\+\w+)?:\/\/(?:[^"'\s@/]*@)?(?![^"'\s/]*@)(?<host>[\w-]+|127\.0\.0\.1|0\.0\.0\.0)(?=[:/"'?])/g;
/** Code that takes an address only where it is given no other one. */
const READS = /\b(?:environ|getenv|config|env|Field)\b/;

/**
 * Addresses of servers that loaded code says itself, each server and host once.
 *
 * @param settings what it reads from its environment, which may have addresses for defaults
 * @param placeOf path of a module from the project's root
 */
export function fixedAddresses(modules: readonly PythonModule[], settings: readonly Setting[], placeOf: (file: string) => string): FixedAddress[] {
  const read = new Set(settings.map(({ place }) => place));
  const found = modules.flatMap(({ file, code }) => [...code.matchAll(WRITTEN)].flatMap(({ 0: text, groups, index }): FixedAddress[] => {
    const { name, scheme, host } = groups!;
    const server = SERVERS.find((each) => each.scheme.test(scheme));
    const line = lineAt(code, index + text.length);
    const place = `${placeOf(file)}:${line}`;
    const isFallback = settings.some((each) => each.name.toUpperCase() === name?.toUpperCase() && each.fallback?.startsWith(text.replace(/^[^"']*["']/, '')));
    const isSetting = isFallback || [place, `${placeOf(file)}:${lineAt(code, index)}`].some((each) => read.has(each));
    const isDefault = name === 'default' || isSetting || linesAbout(code, line, name).some((each) => READS.test(each));
    return server && !isDefault && !isForTests(code, index) ? [{ server: server.server, variable: server.variable, value: host, place }] : [];
  }));
  return found.filter((each, index) => found.findIndex(({ server, value }) => server === each.server && value === each.value) === index);
}

/** Whether code lies in a class such as TestSettings, which the application takes in its tests alone. */
function isForTests(code: string, index: number): boolean {
  return SourceCode.python(code).above(index).some((line) => areForTests(/^\s*class\s+(?<name>\w+)/.exec(line)?.groups?.name ?? ''));
}
