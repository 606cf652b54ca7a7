import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandFailure, WrongUsage } from './command';
import type { StackManifest } from '../model/stack-manifest';
import { didYouMean } from '../util/suggest';

/** Where synthesis writes a manifest for each stack; src/render/manifest.ts. */
const FOLDER = '.projen/containers';

/** The project's folder: the one that the command is called in, or the nearest above it that has a stack. */
export function projectRoot(folder: string): string {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, FOLDER))) return above;
    if (above === dirname(above)) return folder;
  }
}

/**
 * The manifest of the stack that is asked for, or of the only one.
 *
 * @throws CommandFailure when the folder has none; WrongUsage when it is not said which of several
 */
export function readManifest(root: string, asked: string | undefined): StackManifest {
  const folder = join(root, FOLDER);
  const names = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length)).sort() : [];
  if (names.length === 0) throw new CommandFailure(`There is no stack here: ${FOLDER} is missing.`, 'npx projen, in the folder of .projenrc');
  if (asked !== undefined && !names.includes(asked)) {
    throw new WrongUsage(`no stack "${asked}"; there is: ${names.join(', ')}.${didYouMean(asked, names)}`);
  }
  if (asked === undefined && names.length > 1) throw new WrongUsage(`--stack is needed, there are several: ${names.join(', ')}.`);
  return JSON.parse(readFileSync(join(folder, `${asked ?? names[0]}.json`), 'utf8'));
}
