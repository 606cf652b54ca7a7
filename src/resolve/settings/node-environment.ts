import { nodeClients } from './clients';
import { sampleOf } from './schema-sample';
import type { Setting } from './setting';
import { SourceCode, splitOutsideBrackets, withinBrackets } from './source-code';
import { thrownFor } from './thrown-for';

const READ = /\bprocess\.env(?:\.(?<name>[A-Za-z_]\w*)|\[\s*["'`](?<key>\w+)["'`]\s*\])(?<after>\s*(?:!(?!=)|as\s+string\b)|\s*(?:\?\?|\|\|)\s*(?:"(?<double>[^"\n]*)"|'(?<single>[^'\n]*)'|`(?<ticks>[^`$\n]*)`|(?<other>\S))|\s*\|\|=|\s*=(?![=>]))?/g;
const VALIDATES = /\bcreateEnv\s*\(|\.(?:safeParse|parse)\s*\(\s*(?:\{[^}]*)?\bprocess\.env\b/;
const OBJECT = /\b(?:z\s*\.\s*object\s*\(\s*|(?:server|client|shared)\s*:\s*)\{/g;
const ENTRY = /^\s*["']?(?<name>[A-Z][A-Z0-9_]*)["']?\s*:\s*(?<schema>z\b[\s\S]*)$/;
const OPTIONAL = /\.(?:optional|nullish|nullable)\(\s*\)/;
const DEFAULT = /\.(?:default|prefault|catch)\(\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<other>[\w.]+))?/;

/** Set by the runtime, the framework or the place where it runs. */
const NOT_A_SETTING = /^(?:NODE_ENV|NODE_OPTIONS|CI|PORT|HOSTNAME|HOST|HOME|PWD|PATH|ANALYZE|TZ|DEBUG|SKIP_ENV_VALIDATION|__?NEXT_\w+|NEXT_(?!PUBLIC_)\w+|NEXT_PUBLIC_VERCEL_\w+|VERCEL(?:_\w+)?|npm_\w+)$/;

/**
 * Variables that JavaScript or TypeScript reads from process.env, and those that a zod schema of the environment has.
 *
 * @param path of the file, from the project's root
 */
export function nodeEnvironment(path: string, source: SourceCode): Setting[] {
  return [...validatedVariables(path, source), ...readVariables(path, source)];
}

function validatedVariables(path: string, source: SourceCode): Setting[] {
  const { text } = source;
  return text.includes('process.env') && VALIDATES.test(text) ? schemaEntries(text, (index) => `${path}:${source.lineAt(index)}`).filter(isSetting) : [];
}

/** Variables that code reads from process.env itself. */
export function readVariables(path: string, source: SourceCode): Setting[] {
  const { text } = source;
  const at = (index: number) => `${path}:${source.lineAt(index)}`;
  const read = [...text.matchAll(READ)].flatMap(({ groups, index }): Setting[] => {
    const { name, key, after = '', double, single, ticks, other } = groups!;
    if (/^\s*(?:\|\|)?=/.test(after)) return [];
    const fallback = double ?? single ?? ticks;
    const required = after !== '' && fallback === undefined && other === undefined;
    return [{ name: name ?? key, place: at(index), required, fallback, form: 'text' }];
  });
  const thrown = thrownFor(text).map(({ name, index }): Setting => ({ name, place: at(index), required: true, form: 'text' }));
  return [...thrown, ...nodeClients(path, source), ...read].filter(isSetting);
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
      const given = DEFAULT.exec(groups.schema)?.groups;
      const fallback = given && (given.double ?? given.single ?? given.other);
      return [{ name: groups.name, place: at(start), required: !given && !OPTIONAL.test(groups.schema), fallback, form: 'text', sample: sampleOf(groups.schema) }];
    });
  });
}
