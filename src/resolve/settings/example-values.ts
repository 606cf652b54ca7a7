import { setVariables } from '../../util/environment-text';
import type { ApplicationFolder } from '../application-folder';

/** What a file of examples says about a variable. */
export interface ExampleValue {
  readonly value: string;
  /** Path of the file and the line, from the project's root. */
  readonly place: string;
}

/** Files that show which variables there are; what a team commits as `.env` is one too. */
const FILES = [
  '.env.example', '.env.sample', '.env.template', '.env.dist', '.env.local.example', '.env.development.example', 'env.example', 'example.env',
  '.env', '.env.development',
];
/** Values that stand for one that is to be filled in. */
const PLACEHOLDER = /^$|^[*.x_-]+$|[<>]|\*{3}|\b(?:your|change|replace|insert|todo|placeholder|xxx+)[-_ ]?|^\$\{?\w+\}?$/i;

/** Variables that files of examples speak of, nearest folder first: the application's own, then those above. */
export function exampleValues(folder: ApplicationFolder): ReadonlyMap<string, ExampleValue> {
  const found = new Map<string, ExampleValue>();
  for (const each of [folder, ...folder.ancestors()]) {
    for (const file of FILES.filter((name) => each.lists(name))) {
      for (const { name, value, line } of setVariables(each.read(file) ?? '')) {
        if (!found.has(name)) found.set(name, { value, place: `${each.pathFromProject(file)}:${line}` });
      }
    }
  }
  return found;
}

/** Whether a value is meant to be replaced by another one. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value);
}
