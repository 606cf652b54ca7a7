import { literalOf } from './python-literal';
import type { Setting } from './setting';
import { SourceCode, splitOutsideBrackets, withinBrackets } from '../../util/source-code';
import { importsIn } from '../detect/python-imports';

const NAME = String.raw`\(?\s*["'](?<name>[A-Za-z_]\w*)["']`;
const SUBSCRIPT = new RegExp(String.raw`\benviron\[\s*["'](?<name>\w+)["']\s*\](?!\s*=[^=])`, 'g');
const GET = new RegExp(String.raw`\b(?:environ\.get|getenv)\s*(?=\()${NAME}`, 'g');
/** starlette's and python-decouple's `config("X")`, environs' `env.str("X")`. */
const CONFIG = new RegExp(String.raw`(?<![.\w])(?:config|env(?:\.(?:str|int|bool|float|list|json|url))?)\s*(?=\()${NAME}`, 'g');
const CONFIG_LIBRARIES: readonly string[] = ['starlette.config', 'decouple', 'environs', 'environ'];

/**
 * Variables that Python code reads with os.environ, os.getenv, or a library that does it likewise.
 *
 * @param path of the file, from the project's root
 */
export function pythonEnvironment(path: string, source: SourceCode): Setting[] {
  const { text } = source;
  const at = (index: number) => `${path}:${source.lineAt(index)}`;
  const subscripts = [...text.matchAll(SUBSCRIPT)]
    .filter(({ index }) => !/\bdel\s+(?:os\.)?$/.test(text.slice(0, index)))
    .map(({ groups, index }): Setting => ({ name: groups!.name, place: at(index), required: source.runsAtLoad(index), form: 'text' }));
  const read = [...text.matchAll(GET)].map((match) => call(text, match, at, false));
  const calls = importsIn(text).some(({ module }) => CONFIG_LIBRARIES.includes(module)) ? [...text.matchAll(CONFIG)] : [];
  const configured = calls.map((match) => call(text, match, at, source.runsAtLoad(match.index)));
  return [...subscripts, ...read, ...configured];
}

function call(text: string, { 0: match, groups, index }: RegExpExecArray, at: (index: number) => string, required: boolean): Setting {
  const open = index + match.indexOf('(');
  const [, ...rest] = splitOutsideBrackets(withinBrackets(text, open), ',').map((argument) => argument.trim());
  const named = rest.find((argument) => /^default\s*=/.test(argument))?.replace(/^default\s*=\s*/, '');
  const second = rest.find((argument) => argument !== '' && !/^\w+\s*=(?!=)/.test(argument));
  const fallback = named ?? second;
  return { name: groups!.name, place: at(index), required: required && fallback === undefined, fallback: literalOf(fallback), form: 'text' };
}
