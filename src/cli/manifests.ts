import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandFailure, WrongUsage } from './command';
import { manifestPath, MANIFESTS_FOLDER, StackManifest } from '../model/stack-manifest';
import { didYouMean } from '../util/suggest';

/** The project's folder: the current one, or the nearest above it that has a stack. */
export function projectRoot(folder: string): string {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, MANIFESTS_FOLDER))) return above;
    if (above === dirname(above)) return folder;
  }
}

/**
 * The manifest of the requested stack, or of the only one.
 *
 * @throws CommandFailure if there is none; WrongUsage if there are several and none was requested
 */
export function readManifest(root: string, asked: string | undefined): StackManifest {
  const folder = join(root, MANIFESTS_FOLDER);
  const names = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length)).sort() : [];
  if (names.length === 0) throw new CommandFailure(`There is no stack here: ${MANIFESTS_FOLDER} is missing.`, 'npx projen, in the folder of .projenrc');
  if (asked !== undefined && !names.includes(asked)) {
    throw new WrongUsage(`no stack "${asked}"; there is: ${names.join(', ')}.${didYouMean(asked, names)}`);
  }
  if (asked === undefined && names.length > 1) throw new WrongUsage(`--stack is needed, there are several: ${names.join(', ')}.`);
  return JSON.parse(readFileSync(join(root, manifestPath(asked ?? names[0])), 'utf8'));
}
