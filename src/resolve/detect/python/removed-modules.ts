import { surelyImported } from './packages-above';
import { moduleName, PythonModule } from './python-module';
import { escapePattern } from '../../../util/escape-pattern';
import { lineAt } from '../../../util/lines';
import type { Found } from '../../decisions';

/**
 * Modules that the standard library has lost, by the first version of Python without them.
 *
 * @see https://docs.python.org/3.12/whatsnew/3.12.html#removed
 * @see https://docs.python.org/3.13/whatsnew/3.13.html#removed-modules-and-apis
 */
const REMOVED: readonly (readonly [version: string, modules: readonly string[]])[] = [
  ['3.12', ['asynchat', 'asyncore', 'distutils', 'imp', 'smtpd']],
  ['3.13', [
    'aifc', 'audioop', 'cgi', 'cgitb', 'chunk', 'crypt', 'imghdr', 'mailcap', 'msilib', 'nis', 'nntplib', 'ossaudiodev', 'pipes', 'sndhdr',
    'spwd', 'sunau', 'telnetlib', 'uu', 'xdrlib',
  ]],
];
/** Packages that import such a module, in every release. */
const IMPORTED_BY: Readonly<Record<string, string>> = { pydub: 'audioop' };
/** Packages that bring a module back, beside standard-NAME. */
const BROUGHT_BY: Readonly<Record<string, string>> = {
  asynchat: 'pyasynchat',
  asyncore: 'pyasyncore',
  audioop: 'audioop-lts',
  cgi: 'legacy-cgi',
  cgitb: 'legacy-cgi',
  crypt: 'legacycrypt',
  distutils: 'setuptools',
  imp: 'zombie-imp',
};

/**
 * The versions of Python, such as `<3.13`, that still have each module of the standard library which code imports when it is
 * loaded; undefined where every version does.
 *
 * @param installed names of packages, normalised
 */
export function versionsWithModules(
  modules: readonly PythonModule[],
  installed: ReadonlySet<string>,
  placeOf: (file: string) => string,
): Found<string> | undefined {
  const own = new Set(modules.flatMap(({ file }) => moduleName(file).split('.')));
  const isThere = (name: string) => own.has(name) || [BROUGHT_BY[name], `standard-${name}`].some((each) => installed.has(each));
  for (const [version, removed] of REMOVED) {
    for (const { file, code } of modules) {
      const imported = surelyImported(code).map(({ module }) => module.split('.')[0]);
      const name = imported.find((each) => removed.includes(IMPORTED_BY[each] ?? each) && !isThere(IMPORTED_BY[each] ?? each));
      if (name === undefined) continue;
      const line = lineAt(code, code.search(new RegExp(String.raw`^(?:from|import)\b[^\n]*\b${escapePattern(name)}\b`, 'm')));
      const needs = name in IMPORTED_BY ? `${name}, which needs ${IMPORTED_BY[name]}` : name;
      return { value: `<${version}`, place: `${placeOf(file)}:${line}, which imports ${needs}: Python ${version} no longer has it` };
    }
  }
  return undefined;
}
