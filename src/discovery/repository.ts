import { posix } from 'node:path';
import type { ReadableFolder } from '../util/readable-folder';
import { isInTestFolder } from '../util/test-files';

/** Folders at any depth with nothing that a team ships. */
const NEVER = /(?:^|\/)(?:env|vendor|third[_-]party|\.[^/]+)\//;
/** Placeholders of project templates: cookiecutter, copier, jinja. */
const TEMPLATE = /\{\{|\{%|\[\[/;
const MANIFEST = /\/(?:package\.json|pyproject\.toml|requirements\.txt|Pipfile)(?:\.(?:j2|jinja2?))?$/;

/** Paths of a repository in which applications are looked for, sorted. */
export function searchedFiles(repository: ReadableFolder): string[] {
  return repository.files().filter((path) => !NEVER.test(path) && !isInTestFolder(path) && !TEMPLATE.test(path));
}

/** The folder from which a generator such as cookiecutter makes projects with an application. */
export function generatorTemplate(repository: ReadableFolder): string | undefined {
  const manifest = repository.files().find((path) => TEMPLATE.test(posix.dirname(path)) && MANIFEST.test(path));
  return manifest && new RegExp(`^.*?(?:${TEMPLATE.source})[^/]*`).exec(manifest)?.[0];
}

/** The folder of a path and the folders above it, nearest first; the last is `.`. */
export function foldersAbove(path: string): string[] {
  const parent = posix.dirname(path);
  return parent === '.' ? ['.'] : [parent, ...foldersAbove(parent)];
}
