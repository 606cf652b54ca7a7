import { moduleName, PythonModule } from './python-module';
import { remembering } from '../../../util/remembering';

/** A name that an import gives to a module, or to what a module has. */
export interface PythonImport {
  /** Dotted name of the module as it is written; begins with a dot for each package that it goes up. */
  readonly module: string;
  /** What is taken out of the module. @default the module itself */
  readonly name?: string;
  /** What the code calls it; of `import a.b`, `a`. */
  readonly local: string;
}

const FROM = String.raw`from[ \t]+(?<module>\.*[\w.]*)[ \t]+import[ \t]*(?:\((?<several>[^()]*)\)|(?<names>(?:\\\n|[^\n(;#])+))`;
const WHOLE = String.raw`import[ \t]+(?<modules>(?:\\\n|[^\n;#])+)`;
const STATEMENT = new RegExp(String.raw`^[ \t]*(?:${FROM}|${WHOLE})`, 'gm');
const ENTRY = /^(?<name>[\w.]+|\*)(?:\s+as\s+(?<alias>\w+))?$/;

/**
 * What code imports, at its top or further in.
 *
 * @param code without comments, which may stand between the names
 */
export const importsIn = remembering((code): readonly PythonImport[] => [...code.matchAll(STATEMENT)].flatMap(({ groups }) => {
  const { module, several, names, modules } = groups!;
  const list: string = several ?? names ?? modules;
  return list.split(',').flatMap((entry): PythonImport[] => {
    const { name, alias } = ENTRY.exec(entry.replaceAll('\\\n', ' ').trim())?.groups ?? {};
    if (name === undefined) return [];
    return [module === undefined ? { module: name, local: alias ?? name.split('.')[0] } : { module, name, local: alias ?? name }];
  });
}));

/** Names that code imports and that are found from the top, such as `fastapi` of `from fastapi.responses import …`; each once. */
export function importedPackages(code: string): string[] {
  return [...new Set(importsIn(code).map(({ module }) => module.split('.')[0]))].filter(Boolean);
}

/** The dotted name of the module with the dots at its beginning put into words. */
export function absoluteName(module: string, from: PythonModule): string {
  const dots = /^\.*/.exec(module)![0].length;
  if (dots === 0) return module;
  const own = moduleName(from.file).split('.');
  const up = from.file.endsWith('__init__.py') ? dots - 1 : dots;
  return [...own.slice(0, Math.max(0, own.length - up)), module.slice(dots)].filter(Boolean).join('.');
}
