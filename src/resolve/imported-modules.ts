import { posix } from 'node:path';
import type { ApplicationFolder } from './application-folder';
import { importsOutside, outsideOf } from './detect/node/imports-outside';
import { fileOf } from './detect/node/read-files';
import { aliasedPath, readTypescriptConfig, TSCONFIG } from './detect/node/typescript-config';
import { javascriptSources, SourceFile } from './source-files';
import { workspacePackages } from './workspace-packages';
import { readManifest } from '../package-managers/node-manifest';
import { JAVASCRIPT } from '../util/file-names';
import { mapOf, textsWithin } from '../util/objects';
import { SourceCode } from '../util/source-code';

/** Imports of types load nothing. */
const OF_TYPES = /\b(?:import|export)\s+type\b[^;'"`]*?\bfrom\s*(['"])[^'"\n]+\1/g;
const IMPORT = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*(['"`])(?<specifier>(?<name>@[^'"`\n/]+\/[^'"`\n/]+|[^'"`\n/]+)(?<path>[^'"`\n]*))\1/g;
/** Where nothing is imported that ships: scripts and types. */
const ELSEWHERE = /(?:^|\/)scripts?\/|\.d\.[cm]?ts$/;

/**
 * Modules of the packages of its workspace, and of folders beside it, that an application loads: those that its code
 * imports, and what these import.
 */
export function importedModules(folder: ApplicationFolder): SourceFile[] {
  const packages = new Map(workspacePackages(folder).map((each) => [readManifest(each).name, each]));
  const config = readTypescriptConfig(folder, TSCONFIG);
  const modules = new Map<string, SourceFile>();
  const hasOthers = packages.size > 0 || importsOutside(folder).length > 0;
  const queue = hasOthers ? javascriptSources(folder, ELSEWHERE).map((own) => ({ ...own, home: folder })) : [];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { home } = next;
    const directory = posix.dirname(home.pathTo(next.path));
    for (const { groups } of next.source.text.replace(OF_TYPES, '').matchAll(IMPORT)) {
      const { specifier, name, path } = groups!;
      const local = specifier.startsWith('.') ? posix.join(directory, specifier) : home === folder ? aliasedPath(config, specifier) : undefined;
      const target = local === undefined ? packages.get(name) : homeOf(home, local);
      const file = target && (local === undefined ? moduleOf(target, `.${path}`) : fileOf(target, target.pathTo(home.pathFromProject(local))));
      if (!file || !JAVASCRIPT.test(file) || target.path === folder.path || modules.has(target.pathFromProject(file))) continue;
      const found = { path: target.pathFromProject(file), source: SourceCode.javascript(target.text(file)) };
      modules.set(found.path, found);
      queue.push({ ...found, home: target });
    }
  }
  return [...modules.values()];
}

/** The folder that a path lies in: the one that it is from, or one beside that. */
function homeOf(folder: ApplicationFolder, path: string): ApplicationFolder {
  const [beside] = outsideOf(folder, [path]);
  return beside === undefined ? folder : folder.below(beside);
}

/** The source of what a package gives under a path, such as `.` or `./env`. @see https://nodejs.org/api/packages.html#package-entry-points */
function moduleOf(folder: ApplicationFolder, path: string): string | undefined {
  const { exports, main } = readManifest(folder).other;
  const targets = exports === undefined ? (path === '.' ? [...textsWithin(main), 'index', 'src/index'] : [path]) : exported(exports, path);
  return targets.flatMap((target) => [target, target.replace(/^(?:\.\/)?(?:dist|build|lib)\//, 'src/')])
    .map((target) => fileOf(folder, posix.normalize(target)))
    .find((file) => file !== undefined);
}

/** What is exported under a path, in any condition. */
function exported(exports: unknown, path: string): string[] {
  const entries = Object.entries(mapOf(exports));
  if (!entries.some(([key]) => key.startsWith('.'))) return path === '.' ? textsWithin(exports) : [];
  return entries.flatMap(([key, value]) => {
    const [before, after] = key.split('*');
    if (after === undefined) return key === path ? textsWithin(value) : [];
    const isMeant = path.startsWith(before) && path.endsWith(after) && path.length >= key.length;
    return isMeant ? textsWithin(value).map((target) => target.replaceAll('*', path.slice(before.length, path.length - after.length))) : [];
  });
}
