import { posix } from 'node:path';
import type { Block } from './markdown';
import type { Repository } from '../support/synth';

const BRANCH = /^(?<depth>(?:[│ ] {3})*)[├└]── (?<name>\S+)/;

/** Whether a block shows a tree of files. */
export function showsTree({ text }: Block): boolean {
  return /^[├└]── /m.test(text);
}

/** Files of the shown folders that the repository lacks, and those it has that are not shown. */
export function treeProblems(text: string, repository: Repository): string[] {
  const shown = paths(text);
  const roots = [...new Set(shown.map((path) => path.split('/')[0]))];
  const generated = Object.keys(repository.files()).filter((path) => roots.includes(path.split('/')[0]));
  // A folder that is shown without files stands for all that is in it, or will be.
  const folders = shown.filter((path) => path.endsWith('/') && !shown.some((other) => other !== path && other.startsWith(path)));
  const missing = shown.filter((path) => !path.endsWith('/') && !generated.includes(path));
  const extra = generated.filter((path) => !shown.includes(path) && !folders.some((folder) => path.startsWith(folder)));
  return [...missing.map((path) => `${path} is not generated`), ...extra.map((path) => `${path} is not shown`)];
}

function paths(text: string): string[] {
  const parents: string[] = [];
  return text.split('\n').flatMap((line) => {
    const root = /^(?<name>\S+\/)/.exec(line)?.groups?.name;
    const { depth = '', name = root } = BRANCH.exec(line)?.groups ?? {};
    if (!name) return [];
    const level = root ? 0 : depth.length / 4 + 1;
    parents.splice(level, parents.length, name);
    return [posix.join(...parents)];
  });
}
