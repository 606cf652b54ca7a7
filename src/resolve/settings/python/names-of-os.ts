import { SourceCode } from '../../../util/source-code';
import { importsIn } from '../../detect/python/python-imports';

/** What is looked for in code by its own name. */
const LOOKED_FOR = ['environ', 'getenv'];

/** Code that calls what it takes from `os` by its own names, where it has given them others: `from os import environ as env`. */
export function withNamesOfOs(source: SourceCode): SourceCode {
  const renamed = importsIn(source.text).flatMap(({ module, name, local }) =>
    (module === 'os' && name !== undefined && name !== local && LOOKED_FOR.includes(name) ? [{ name, local }] : []));
  if (renamed.length === 0) return source;
  return SourceCode.python(renamed.reduce((text, { name, local }) => text.replace(new RegExp(String.raw`(?<![.\w])${local}(?=\s*[[(.])`, 'g'), name), source.text));
}
