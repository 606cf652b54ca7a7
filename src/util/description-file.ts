import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileText } from './file-text';
import { readJson } from './json';

const NAMES = ['.projenrc.js', '.projenrc.cjs', '.projenrc.mjs'];
/** One that the library does not write, too. */
const ALL_NAMES = ['.projenrc.ts', ...NAMES];

/**
 * Name of the projenrc file: the existing one, else one that Node.js reads as CommonJS, which `init` and `projen new` write.
 * In a package of type "module", that takes the suffix `.cjs`.
 */
export function descriptionFile(root: string): string {
  return NAMES.find((name) => existsSync(join(root, name))) ?? (isModulePackage(root) ? '.projenrc.cjs' : '.projenrc.js');
}

/** Name of the projenrc file in whatever language, for those who are to change it; undefined where the folder has none. */
export function existingDescription(root: string): string | undefined {
  return ALL_NAMES.find((name) => existsSync(join(root, name)));
}

function isModulePackage(root: string): boolean {
  const file = join(root, 'package.json');
  return existsSync(file) && readJson(fileText(readFileSync(file))).type === 'module';
}
