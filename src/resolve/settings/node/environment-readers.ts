import { runsAtStart } from './load-time';
import { SourceCode, withinBrackets } from '../../../util/source-code';
import type { Setting } from '../setting';

/** A function of the team that reads the variable whose name it is given. */
export interface EnvironmentReader {
  readonly name: string;
  /** Whether it throws an error where the variable is not set. */
  readonly throws: boolean;
}

const FUNCTION = /\b(?:function\s+(?<name>\w+)\s*|const\s+(?<arrow>\w+)\s*=\s*)\(\s*(?<parameter>\w+)[^)]*\)[^{;()]*\{/g;

/** Functions such as `function requireEnv(name) { const value = process.env[name]; … }`, by which other code reads its settings. */
export function environmentReaders(sources: readonly SourceCode[]): EnvironmentReader[] {
  return sources.filter(({ text }) => /\bprocess\.env\s*\[/.test(text)).flatMap(({ text }) =>
    [...text.matchAll(FUNCTION)].flatMap(({ 0: head, groups, index }) => {
      const { name, arrow, parameter } = groups!;
      const body = withinBrackets(text, index + head.length - 1);
      const reads = new RegExp(String.raw`\bprocess\.env\s*\[\s*${parameter}\s*\]`).test(body);
      return reads ? [{ name: name ?? arrow, throws: /\bthrow\b|\bprocess\.exit\(/.test(body) }] : [];
    }),
  );
}

/** Variables that code reads by such functions: `requireEnv('API_KEY')`, `env('MODE', 'fast')`. */
export function variablesOfReaders(path: string, source: SourceCode, readers: readonly EnvironmentReader[], called: ReadonlySet<string>): Setting[] {
  if (readers.length === 0) return [];
  const names = readers.map(({ name }) => name).join('|');
  const call = new RegExp(String.raw`(?<![\w.])(?<reader>${names})(?:<[^>()]*>)?\(\s*["'](?<name>[A-Z][A-Z0-9_]*)["']\s*(?:,\s*(?:(?<quote>["'])(?<fallback>[^"'\n]*)\k<quote>|(?<other>\S)))?`, 'g');
  return [...source.text.matchAll(call)].map(({ groups, index }): Setting => {
    const { reader, name, fallback, other } = groups!;
    const isCountedOn = readers.some((each) => each.name === reader && each.throws) && fallback === undefined && other === undefined;
    const required = isCountedOn && runsAtStart(path, source, index, called);
    return { name, place: `${path}:${source.lineAt(index)}`, required, ...(isCountedOn && !required ? { expected: true } : {}), fallback, form: 'text' };
  });
}
