import { linesAbout } from '../../../util/lines';
import type { SourceCode } from '../../../util/source-code';
import type { ApplicationFolder } from '../../application-folder';
import type { FixedHost } from '../../decisions';
import { isLoaded } from '../../settings/node/loaded-files';
import { javascriptSources, NOT_SERVED_NODE } from '../../source-files';

/** The address of a server that code has written in it. */
export interface FixedAddress extends FixedHost {
  /** How many more lines have the same host. */
  readonly others: number;
}

/** An address of another server, perhaps the value of a name. A host with dots may be reached from anywhere. */
const ADDRESS = /(?:\b(?<name>\w+)\s*(?::\s*string\s*)?=\s*)?["'`](?:https?|wss?):\/\/(?<host>localhost|127\.0\.0\.1|0\.0\.0\.0|[a-z][\w-]*):(?<port>\d{2,5})(?=["'`/?])/g;
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0)$/;
/** Code that takes an address only where it is given no other one, or that compares, lists or shows it. */
const ELSEWHERE = /\benv\b|\bNODE_ENV\b|\bdefault\(|origins?\b|\bplaceholder\b|\bincludes\(|[!=]==/i;
/** Two lines, of which the second goes on with what the first one begins. */
const ONE_EXPRESSION = /[?:|(,]\s*\n|\n\s*[?:|]/;
/** What comes before an address that is taken without it: `given || "http://…"`. */
const PREFERRED = /\b(?<name>\w+)\s*(?:\?\?|\|\|)\s*["'`](?:https?|wss?):/;
/** Configuration, and clients that are generated and configured elsewhere. */
const CONFIGURED = /\.(?:config|gen)\.\w+$/;

/**
 * Hosts of other servers that the code of a Next.js application says itself, each once; those of rewrites are not among them.
 *
 * @param port its own port
 */
export function fixedAddresses(folder: ApplicationFolder, port: number): FixedAddress[] {
  const sources = javascriptSources(folder, NOT_SERVED_NODE, ADDRESS).filter(({ path }) => !CONFIGURED.test(path) && isLoaded(folder, path));
  const found = sources.flatMap(({ path, source }) => [...source.text.matchAll(ADDRESS)].flatMap(({ 0: text, groups, index }): FixedHost[] => {
    const line = source.lineAt(index + text.length);
    const isOther = Number(groups!.port) !== port && !isElsewhere(source, line, groups!.name) && !ELSEWHERE.test(beforeList(source.text, index));
    return isOther ? [{ value: groups!.host, place: `${path}:${line}`, ...portHere(groups!.host, groups!.port) }] : [];
  }));
  const hosts = [...new Set(found.map(({ value }) => value))];
  return hosts.map((host) => {
    const [first, ...others] = found.filter(({ value }) => value === host);
    return { ...first, others: others.length };
  });
}

/** The port, if the host is the developer's machine. */
export function portHere(host: string, port: string | undefined): Pick<FixedHost, 'port'> {
  return port && LOOPBACK.test(host) ? { port: Number(port) } : {};
}

/** What a developer does with it. */
export function readFromVariable({ others }: FixedAddress): string {
  const places = others === 0 ? '' : `, there and in ${others} ${others === 1 ? 'other line' : 'other lines'}`;
  return `read it from a variable, such as NEXT_PUBLIC_API_URL${places}`;
}

function isElsewhere({ text }: SourceCode, line: number, name: string | undefined): boolean {
  const lines = text.split('\n').slice(Math.max(0, line - 2), line);
  const twoLines = lines.join('\n');
  const preferred = PREFERRED.exec(lines.at(-1) ?? '')?.groups?.name;
  return (ONE_EXPRESSION.test(twoLines) && ELSEWHERE.test(twoLines))
    || [name, preferred].some((each) => linesAbout(text, line, each).some((about) => ELSEWHERE.test(about)));
}

/** The line before the list that an index lies in, which says what the list is for. */
function beforeList(text: string, index: number): string {
  let depth = 0;
  for (let at = index - 1; at >= 0; at--) {
    if (')]}'.includes(text[at])) depth += 1;
    else if ('([{'.includes(text[at]) && --depth < 0) return text[at] === '[' ? text.slice(text.lastIndexOf('\n', at) + 1, at) : '';
  }
  return '';
}
