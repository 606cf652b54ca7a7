import { SourceCode, splitOutsideBrackets, withinBrackets } from '../../../util/source-code';
import type { Setting } from '../setting';

const MODULE = /["']valibot["']/;
/** `parse(Schema, process.env)`, or an object with variables. */
const VALIDATES = /\b(?:safeParse|parse|assert)\s*\(\s*[\w.]+\s*,\s*(?:\{[^}]*)?\bprocess\.env\b/;
const OBJECT = /\b(?:strictO|looseO|o)bject\s*\(\s*\{/g;
const ENTRY = /^\s*["']?(?<name>[A-Z][A-Z0-9_]*)["']?\s*:\s*(?<schema>[\s\S]*)$/;
const OPTIONAL = /^(?:\w+\s*\.\s*)?(?:exactOptional|optional|nullish|nullable|undefinedable|fallback)\s*\(/;
const DEFAULT = /,\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<other>[\w.]+))\s*,?\s*\)\s*$/;

/**
 * Variables that a schema of valibot has.
 *
 * @param path of the file, from the project's root
 * @see https://valibot.dev/api/optional/
 */
export function valibotVariables(path: string, source: SourceCode): Setting[] {
  const { text } = source;
  if (!MODULE.test(text) || !VALIDATES.test(text)) return [];
  return [...text.matchAll(OBJECT)].flatMap(({ 0: match, index }) => {
    const open = index + match.length - 1;
    let position = open + 1;
    return splitOutsideBrackets(withinBrackets(text, open), ',').flatMap((entry): Setting[] => {
      const place = `${path}:${source.lineAt(position + entry.search(/\S|$/))}`;
      position += entry.length + 1;
      const { name, schema } = ENTRY.exec(entry)?.groups ?? {};
      if (name === undefined) return [];
      const isOptional = OPTIONAL.test(schema);
      const given = isOptional ? DEFAULT.exec(schema)?.groups : undefined;
      const sample = /\burl\(/.test(schema) ? 'https://build.invalid' : undefined;
      return [{ name, place, required: !isOptional, fallback: given && (given.double ?? given.single ?? given.other), form: 'text', sample }];
    });
  });
}
