import { posix } from 'node:path';
import type { Application } from './application';
import { foldersAbove } from './repository';
import { importedPackages, importsIn } from '../resolve/detect/python/python-imports';
import { PYTHON_MANIFESTS } from '../util/file-names';
import { pathsBelow } from '../util/paths';
import type { ReadableFolder } from '../util/readable-folder';
import { isSample } from '../util/sample-files';
import { SourceCode } from '../util/source-code';
import { isTestFile } from '../util/test-files';

/** Files that say what a Python application depends on. */
const MANIFEST = new RegExp(String.raw`(?:^|/)(?:pylock(?:\.[^./]+)?\.toml|${PYTHON_MANIFESTS})$`);
const CREATES = /\bFastAPI\s*\(/;
// A class of its own that is an application, such as `class App(FastAPI):`, does not create one.
const SUBCLASS = /^\s*class\s+(?<name>\w+)\([^)]*\bFastAPI\b[^)]*\)/gm;
/** Tables of a pyproject.toml that say what to install; one without them only configures tools. */
const INSTALLS = /^\s*\[+\s*["']?(?:project|build-system|dependency-groups|tool\s*\.\s*(?:poetry|pdm|uv))\b/m;

/**
 * The FastAPI applications: folders with a manifest of dependencies, at or below which an application is created; the
 * nearest, or the one above whose modules it imports.
 *
 * @param files the paths to look at
 */
export function findFastApi(repository: ReadableFolder, files: readonly string[]): Application[] {
  const manifests = foldersWithManifest(repository, files);
  const code = files.filter((path) => path.endsWith('.py') && !isTestFile(path));
  const subclasses = code.flatMap((file) => subclassesIn(repository.text(file)));
  const found = new Map<string, string>();
  for (const file of code) {
    const folder = foldersAbove(file).find((above) => manifests.has(above));
    const known = folder === undefined ? undefined : found.get(folder);
    if (folder === undefined || (known !== undefined && !isSample(known)) || !creates(repository.text(file), subclasses)) continue;
    found.set(folder, known !== undefined && isSample(file) ? known : file);
  }
  for (const [path, evidence] of [...found]) {
    const above = foldersAbove(posix.join(path, 'main.py')).filter((folder) => folder !== path && manifests.has(folder) && !found.has(folder));
    const root = importedFrom(repository, files, path, above);
    if (root === undefined) continue;
    found.delete(path);
    found.set(root, evidence);
  }
  return [...found].map(([path, evidence]) => ({ kind: 'fastapi', path, evidence }));
}

/**
 * Files that create a FastAPI application without a manifest of its dependencies, so that no image can be built.
 *
 * @param files the paths to look at
 */
export function findWithoutManifest(repository: ReadableFolder, files: readonly string[]): string[] {
  const manifests = foldersWithManifest(repository, files);
  const alone = files.filter((file) => file.endsWith('.py') && !isTestFile(file) && !isSample(file) && !foldersAbove(file).some((folder) => manifests.has(folder)));
  return alone.filter((file) => creates(repository.text(file)));
}

/** The folder above with a package that code imports, which is neither in its own folder nor among what its manifest asks for. */
function importedFrom(repository: ReadableFolder, files: readonly string[], folder: string, above: readonly string[]): string | undefined {
  if (above.length === 0) return undefined;
  const own = files.filter((file) => file.startsWith(`${folder}/`));
  const code = own.filter((file) => file.endsWith('.py') && !isTestFile(file)).map((file) => SourceCode.python(repository.text(file)).text);
  const asked = own.filter((file) => MANIFEST.test(file)).map((file) => repository.text(file)).join('\n').replace(/#.*$/gm, '').toLowerCase();
  const isOwn = (name: string) => own.some((file) => file === `${folder}/${name}.py` || file.startsWith(`${folder}/${name}/`));
  const isAsked = (name: string) => asked.replaceAll('-', '_').includes(name.toLowerCase());
  const names = [...new Set(code.flatMap(importedPackages))];
  const unknown = names.filter((name) => name !== posix.basename(folder) && !isOwn(name) && !isAsked(name));
  return above.find((root) => unknown.some((name) => isPackage(files, posix.join(root, name))));
}

/** Modules without a manifest of their own; with one, they would be installed. */
function isPackage(files: readonly string[], folder: string): boolean {
  const inside = pathsBelow(files, folder);
  return inside.some((file) => /^[^/]+\.py$/.test(file)) && !inside.some((file) => MANIFEST.test(file));
}

/** Any module may be called setup; a packaging script imports setuptools or distutils. */
function isManifest(repository: ReadableFolder, file: string): boolean {
  if (!MANIFEST.test(file)) return false;
  const text = /(?:setup\.py|pyproject\.toml)$/.test(file) ? repository.text(file) : '';
  return file.endsWith('setup.py') ? /\b(?:setuptools|distutils)\b/.test(text) : !/^\s*\[/m.test(text) || INSTALLS.test(text);
}

/** Classes of a team that are FastAPI's with something of their own. */
function subclassesIn(text: string): string[] {
  return text.includes('FastAPI') ? [...SourceCode.python(text).text.matchAll(SUBCLASS)].map(({ groups }) => groups!.name) : [];
}

function creates(text: string, subclasses: readonly string[] = []): boolean {
  if (!['FastAPI', ...subclasses].some((name) => text.includes(name))) return false;
  const code = SourceCode.python(text).text;
  const own = subclasses.filter((name) => importsIn(code).some((each) => each.name === name) || new RegExp(String.raw`\bclass\s+${name}\b`).test(code));
  if (own.some((name) => new RegExp(String.raw`(?<!class\s{1,9})\b${name}\s*\(`).test(code))) return true;
  return importedPackages(code).includes('fastapi') && CREATES.test(code.replace(SUBCLASS, ''));
}

/** `requirements/base.txt` speaks for the folder above it, and so does a requirements.txt in a folder without code. */
function foldersWithManifest(repository: ReadableFolder, files: readonly string[]): Set<string> {
  const withCode = new Set(files.filter((file) => file.endsWith('.py')).flatMap(foldersAbove));
  const speaksForAbove = (manifest: string, folder: string) =>
    posix.basename(folder) === 'requirements' ||
    (posix.basename(manifest) === 'requirements.txt' && !withCode.has(folder) && /^\s*fastapi\b/im.test(repository.text(manifest)));
  return new Set(files.filter((file) => isManifest(repository, file)).map((manifest) => {
    const [folder, above = folder] = foldersAbove(manifest);
    return speaksForAbove(manifest, folder) ? above : folder;
  }));
}
