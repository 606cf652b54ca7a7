import { posix } from 'node:path';
import type { Application } from './application';
import { foldersAbove, inFolder, isSample } from './repository';
import type { ReadableFolder } from '../util/readable-folder';

/** Files that say what a Python application depends on. */
const MANIFEST = /(?:^|\/)(?:pyproject\.toml|Pipfile|setup\.py|setup\.cfg|(?:requirements[\w.-]*|requirements\/[\w.-]+)\.(?:txt|in))$/;
const TEST = /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/;
const IMPORTS = /^[ \t]*(?:from\s+fastapi\b|import\s+fastapi\b)/m;
const IMPORTED = /^[ \t]*(?:from|import)[ \t]+(?<name>[A-Za-z_]\w*)/gm;
const CREATES = /^(?!\s*#).*\bFastAPI\s*\(/m;
// A class of its own that is an application, such as `class App(FastAPI):`, does not create one.
const SUBCLASS = /^\s*class\s+\w+\([^)]*\bFastAPI\b[^)]*\)/m;

/**
 * The FastAPI applications: folders with a manifest of dependencies, at or below which an application is created; the
 * nearest, or the one above whose modules it imports.
 *
 * @param files the paths to look at
 */
export function findFastApi(repository: ReadableFolder, files: readonly string[]): Application[] {
  const manifests = new Set(files.filter((file) => isManifest(repository, file)).map(folderOf));
  const found = new Map<string, string>();
  for (const file of files.filter((path) => path.endsWith('.py') && !TEST.test(path))) {
    const above = foldersAbove(file).filter((each) => manifests.has(each));
    const folder = above.find((each, index) => index === above.length - 1 || !importsFromAbove(repository, files, each, above.slice(index + 1)));
    const known = folder === undefined ? undefined : found.get(folder);
    if (folder === undefined || (known !== undefined && !isSample(known)) || !creates(repository.read(file) ?? '')) continue;
    found.set(folder, known !== undefined && isSample(file) ? known : file);
  }
  return [...found].map(([path, evidence]) => ({ kind: 'fastapi', path, evidence }));
}

/**
 * Files that create a FastAPI application of which no manifest says what it depends on, so that no image can be built.
 *
 * @param files the paths to look at
 */
export function findWithoutManifest(repository: ReadableFolder, files: readonly string[]): string[] {
  const manifests = new Set(files.filter((file) => isManifest(repository, file)).map(folderOf));
  const alone = files.filter((file) => file.endsWith('.py') && !TEST.test(file) && !isSample(file) && !foldersAbove(file).some((folder) => manifests.has(folder)));
  return alone.filter((file) => creates(repository.read(file) ?? ''));
}

/** Whether code in a folder imports a package that is not there, and no installed one, but lies beside a manifest above. */
function importsFromAbove(repository: ReadableFolder, files: readonly string[], folder: string, above: readonly string[]): boolean {
  const isThere = (root: string, name: string) => files.some((file) => file === inFolder(root, `${name}.py`) || file.startsWith(`${inFolder(root, name)}/`));
  const isPackage = (root: string, name: string) => {
    const inside = files.filter((file) => file.startsWith(`${inFolder(root, name)}/`)).map((file) => file.slice(inFolder(root, name).length + 1));
    return inside.some((file) => /^[^/]+\.py$/.test(file)) && !inside.some((file) => MANIFEST.test(file));
  };
  const code = files.filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.py') && !TEST.test(file)).map((file) => repository.read(file) ?? '');
  const names = new Set(code.flatMap((text) => [...text.matchAll(IMPORTED)].map(({ groups }) => groups!.name)));
  names.delete(posix.basename(folder));
  return [...names].some((name) => !isThere(folder, name) && above.some((root) => isPackage(root, name)));
}

/** Any module may be called setup; one that packages says so. */
function isManifest(repository: ReadableFolder, file: string): boolean {
  return MANIFEST.test(file) && (!file.endsWith('setup.py') || /\b(?:setuptools|distutils)\b/.test(repository.read(file) ?? ''));
}

function creates(code: string): boolean {
  return IMPORTS.test(code) && CREATES.test(code.replace(new RegExp(SUBCLASS, 'gm'), ''));
}

/** `requirements/base.txt` speaks for the folder above it. */
function folderOf(manifest: string): string {
  const [folder, above] = foldersAbove(manifest);
  return posix.basename(folder) === 'requirements' ? above : folder;
}
