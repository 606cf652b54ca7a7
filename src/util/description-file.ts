import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileText } from './file-text';
import { readJson } from './json';

const NAMES = ['.projenrc.js', '.projenrc.cjs', '.projenrc.mjs'];

/**
 * Name of the file that describes a repository: of the one that is there, else of one that Node.js reads as CommonJS,
 * which is what `init` and `projen new` write. Where the package is of type "module", only the suffix tells so.
 */
export function descriptionFile(root: string): string {
  return NAMES.find((name) => existsSync(join(root, name))) ?? (isModulePackage(root) ? '.projenrc.cjs' : '.projenrc.js');
}

function isModulePackage(root: string): boolean {
  const file = join(root, 'package.json');
  return existsSync(file) && readJson(fileText(readFileSync(file))).type === 'module';
}
