import { EnvironmentReader, variablesOfReaders } from './environment-readers';
import { VARIABLE } from './environment-variable';
import { runsAtStart } from './load-time';
import { nodeClients } from './node-clients';
import { sampleOf } from './schema-sample';
import { signs } from '../secret-kind';
import type { Setting } from '../setting';
import { takenOut } from './taken-out';
import { thrownFor } from './thrown-for';
import { isToldItsName } from '../told-name';
import { valibotVariables } from './valibot-schema';
import { SourceCode, splitOutsideBrackets, withinBrackets } from '../../../util/source-code';

const OTHERWISE = String.raw`"(?<double>[^"\n]*)"|'(?<single>[^'\n]*)'|\x60(?<ticks>[^\x60$\n]*)\x60|(?=(?<other>\S))`;
const READ = new RegExp(String.raw`${VARIABLE}(?<after>\s*(?:!(?!=)|as\s+string\b)|\s*(?:\?\?|\|\|)(?!=)\s*(?:${OTHERWISE})|\s*\|\|=|\s*=(?![=>]))?`, 'g');
/** After a variable, others that are taken in its place, and then a text. */
const AFTER_OTHERS = new RegExp(String.raw`^(?:\s*(?:\?\?|\|\|)\s*process\.env\.\w+)+\s*(?:\?\?|\|\|)\s*(?:${OTHERWISE})`);
/** After a variable that is converted, such as `Number(process.env.X!) || 80`. */
const CONVERTED_OR_ELSE = /^\s*(?:,\s*\d+\s*)?\)\s*(?:\|\||\?\?)/;
/** Before a variable, without whose value Next.js refuses the rewrite. */
const LEADS_TO = /\bdestination\s*:\s*`\$\{\s*$/;
/** Before a variable that the address of a request begins with. */
const REQUESTS = /\b(?:fetch|axios(?:\.\w+)?)\(\s*(?:`\$\{\s*)?$/;
const VALIDATES = /\bcreateEnv\s*\(|\.(?:safeParse|parse)\s*\(\s*(?:\{[^}]*)?\bprocess\.env\b/;
/** An object that is parsed in place of process.env: its keys may differ from the variables. */
const MAPPED = /(?<=[{,]\s*)["']?(?<key>\w+)["']?\s*:\s*process\.env(?:\.(?<name>\w+)\b|\[\s*["'](?<quoted>\w+)["']\s*\])(?!\s*[=!]=)/g;
/** A function of the team that gives the variables which begin so, under the rest of their names. */
const PREFIX = /\b(?:runtimeEnv|experimental__runtimeEnv)\s*:\s*\w+\(\s*["'](?<prefix>[A-Z][A-Z0-9_]*_)["']\s*\)/;
const OBJECT = /\b(?:z\s*\.\s*(?:strictO|looseO|o)bject\s*\(\s*|(?:server|client|shared)\s*:\s*)\{/g;
/** Where what holds in production is said apart, that. */
const ENTRY = /^\s*["']?(?<name>[A-Z][A-Z0-9_]*)["']?\s*:\s*(?:process\.env\.NODE_ENV\s*={2,3}\s*["']production["']\s*\?\s*(?<inProduction>z\b[^:]*)|(?<schema>z\b[\s\S]*)$)/;
const OPTIONAL = /\.(?:optional|nullish|nullable)\(\s*\)/;
const DEFAULT = /\.(?:default|prefault|catch)\(\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<other>[\w.]+))?/;

/** Set by the runtime, the framework or the place where it runs. */
const NOT_A_SETTING = /^(?:NODE_ENV|NODE_OPTIONS|CI|PORT|HOSTNAME|HOST|HOME|PWD|PATH|ANALYZE|TZ|DEBUG|SKIP_ENV_VALIDATION|__?NEXT_\w+|NEXT_(?!PUBLIC_)\w+|NEXT_PUBLIC_VERCEL_\w+|VERCEL(?:_\w+)?|npm_\w+)$/;

/** What is known from all files of an application while one of them is read. */
export interface OtherFiles {
  /** Functions that are called while files are loaded. @default none */
  readonly called?: ReadonlySet<string>;
  /** Variables that code looks for before it uses them. @default none */
  readonly tested?: ReadonlySet<string>;
  /** Functions of the team that read variables. @default none */
  readonly readers?: readonly EnvironmentReader[];
}

/**
 * Variables that JavaScript or TypeScript reads from process.env, and those that a schema of the environment has.
 *
 * @param path of the file, from the project's root
 * @param others what all files of the application say
 */
export function nodeEnvironment(path: string, source: SourceCode, others: OtherFiles = {}): Setting[] {
  return [...validatedVariables(path, source), ...readVariables(path, source, others)];
}

/** Variables that a schema of the environment has. */
export function validatedVariables(path: string, source: SourceCode): Setting[] {
  return schemaVariables(path, source).filter(isSetting);
}

/** As {@link validatedVariables}, with those that the runtime or the framework sets. */
export function schemaVariables(path: string, source: SourceCode): Setting[] {
  const { text } = source;
  const ofValibot = valibotVariables(path, source);
  if (!VALIDATES.test(text)) return ofValibot;
  const prefix = PREFIX.exec(text)?.groups!.prefix ?? '';
  const mapped = new Map([...text.matchAll(MAPPED)].map(({ groups }) => [groups!.key, groups!.name ?? groups!.quoted]));
  const entries = schemaEntries(text, (index) => `${path}:${source.lineAt(index)}`);
  return [...entries.map((entry) => ({ ...entry, name: mapped.get(entry.name) ?? `${prefix}${entry.name}` })), ...ofValibot];
}

/**
 * Variables that code reads from process.env itself. Code that says `process.env.X!`, or throws in a function, counts on
 * a value, but what it serves without one may be all that the team wants.
 */
export function readVariables(path: string, source: SourceCode, { called = new Set(), tested, readers = [] }: OtherFiles = {}): Setting[] {
  const { text } = source;
  const at = (index: number) => `${path}:${source.lineAt(index)}`;
  const read = [...text.matchAll(READ)].flatMap(({ 0: match, groups, index }): Setting[] => {
    const { name, key, after = '', double, single, ticks, other } = groups!;
    if (/^\s*(?:\|\|)?=/.test(after)) return [];
    const last = other === undefined ? undefined : AFTER_OTHERS.exec(text.slice(index + match.length - after.length))?.groups;
    const fallback = double ?? single ?? ticks ?? last?.double ?? last?.single ?? last?.ticks;
    const hasOther = other !== undefined || CONVERTED_OR_ELSE.test(text.slice(index + match.length));
    const variable = name ?? key;
    const before = text.slice(0, index);
    const isUsed = () => LEADS_TO.test(before) || isToldItsName(text, variable, index, index + match.length);
    // What browsers open has checks of its own.
    const isAsked = () => signs(variable) || (REQUESTS.test(before) && !variable.startsWith('NEXT_PUBLIC_'));
    const isCountedOn = after === '' ? isUsed() || (!tested?.has(variable) && isAsked()) : fallback === undefined && !hasOther;
    const expected = isCountedOn ? { expected: true } : {};
    return [{ name: variable, place: at(index), required: false, ...expected, fallback, form: 'text' }];
  });
  const taken = takenOut(text).map(({ name, index, fallback }): Setting => ({ name, place: at(index), required: false, fallback, form: 'text' }));
  const thrown = thrownFor(text).map(({ name, index }): Setting => {
    const required = runsAtStart(path, source, index, called);
    return { name, place: at(index), required, ...(required ? {} : { expected: true }), form: 'text' };
  });
  return [...thrown, ...nodeClients(path, source, tested), ...variablesOfReaders(path, source, readers, called), ...read, ...taken].filter(isSetting);
}

function isSetting({ name }: Setting): boolean {
  return !NOT_A_SETTING.test(name);
}

function schemaEntries(text: string, at: (index: number) => string): Setting[] {
  return [...text.matchAll(OBJECT)].flatMap(({ 0: match, index }) => {
    const open = index + match.length - 1;
    const body = withinBrackets(text, open);
    let position = open + 1;
    return splitOutsideBrackets(body, ',').flatMap((entry): Setting[] => {
      const start = position + entry.search(/\S|$/);
      position += entry.length + 1;
      const groups = ENTRY.exec(entry)?.groups;
      if (!groups) return [];
      const schema = groups.inProduction ?? groups.schema;
      const given = DEFAULT.exec(schema)?.groups;
      const fallback = given && (given.double ?? given.single ?? given.other);
      return [{ name: groups.name, place: at(start), required: !given && !OPTIONAL.test(schema), fallback, form: 'text', sample: sampleOf(schema) }];
    });
  });
}
