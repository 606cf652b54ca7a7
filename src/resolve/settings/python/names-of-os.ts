import { SourceCode } from '../../../util/source-code';
import { importsIn, PythonImport } from '../../detect/python/python-imports';

/** What is looked for in code by its own name, given another one. */
const RENAMED = /\b(?:environ|getenv)\s+as\b/;

/** Code that calls what it takes from `os` by its own names, where it has given them others: `from os import environ as env`. */
export function withNamesOfOs(source: SourceCode): SourceCode {
  if (!RENAMED.test(source.text)) return source;
  const renamed = importsIn(source.text).filter(({ module, name, local }) => module === 'os' && name !== undefined && name !== local);
  const spelled = (text: string, { name, local }: PythonImport): string => text.replace(new RegExp(String.raw`(?<![.\w])${local}(?=\s*[[(.])`, 'g'), name!);
  return SourceCode.python(renamed.reduce(spelled, source.text));
}
