import { posix } from 'node:path';
import { SourceCode } from '../../../util/source-code';
import { importsIn } from '../../detect/python/python-imports';
import { SourceFile } from '../../source-files';

/** A class, and what it may be of. */
export interface PythonClass {
  readonly path: string;
  readonly source: SourceCode;
  readonly name: string;
  readonly bases: readonly string[];
  /** What stands between its brackets, which may be configuration, too. */
  readonly head: string;
  readonly body: string;
  /** Index of the body in the source. */
  readonly start: number;
}

/** Several files may have a class of one name. */
export type ClassesByName = ReadonlyMap<string, readonly PythonClass[]>;

const CLASS = /^(?<indent>[ \t]*)class\s+(?<name>\w+)\s*(?:\((?<head>(?:[^()]|\([^()]*\))*)\))?\s*:[^\n]*\n/gm;

/** The classes of a file, in order. */
export function classesOf({ path, source }: SourceFile): PythonClass[] {
  if (!source.text.includes('class ')) return [];
  return [...source.text.matchAll(CLASS)].map(({ 0: match, groups, index }) => {
    const start = index + match.length;
    const dedent = new RegExp(String.raw`^[ \t]{0,${groups!.indent.length}}\S`, 'gm');
    dedent.lastIndex = start;
    const { name, head = '' } = groups!;
    const bases = head.split(',').map((base) => base.trim().split('.').at(-1) ?? '');
    return { path, source, name, bases, head, start, body: source.text.slice(start, dedent.exec(source.text)?.index) };
  });
}

/** Classes by their names. */
export function byName(classes: readonly PythonClass[]): ClassesByName {
  const found = new Map<string, PythonClass[]>();
  for (const each of classes) found.set(each.name, [...found.get(each.name) ?? [], each]);
  return found;
}

/** The class that another one names: of its own file, else of the module that is imported, else the last one. */
export function classNamed(name: string, user: PythonClass, classes: ClassesByName): PythonClass | undefined {
  const others = (classes.get(name) ?? []).filter((each) => each !== user);
  if (others.length < 2) return others[0];
  const module = importsIn(user.source.text).find(({ local }) => local === name)?.module.split('.').at(-1);
  return others.find(({ path }) => path === user.path) ?? others.find(({ path }) => posix.basename(path, '.py') === module) ?? others.at(-1);
}

/** The classes of which a class is. */
export function basesOf(owner: PythonClass, classes: ClassesByName): PythonClass[] {
  return owner.bases.flatMap((base) => classNamed(base, owner, classes) ?? []);
}
