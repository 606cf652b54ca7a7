import { posix } from 'node:path';
import type { ApplicationFolder } from './application-folder';
import type { LeftOutFile } from '../model/context-model';
import { isWithin } from '../util/paths';
import { pemContent } from '../util/pem';
import { isInTestFolder } from '../util/test-files';

/** Files of a build context whose names the ignore file takes for those of keys. */
export interface KeyFiles {
  /** Those that hold nothing but certificates and public keys: they may enter. */
  readonly harmless: readonly string[];
  /** Those that the application misses. */
  readonly leftOut: readonly LeftOutFile[];
}

const KEY_FILE = /\.(?:pem|key)$/;

/** Whether a file has the name of a key, and may hold one. */
export function mayHoldKey(folder: ApplicationFolder, file: string): boolean {
  return KEY_FILE.test(file) && pemContent(folder.text(file)) !== 'public';
}

/**
 * Looks into the files with the names of keys that git knows, or would add: others no clone has.
 *
 * @param context root of the build
 * @param included what of it enters
 * @param application folder of the application in it; keys at its top are left out even where its code names them
 */
export function findKeyFiles(context: ApplicationFolder, included: readonly string[], application: string): KeyFiles {
  const isIncluded = (file: string) => included.some((entry) => isWithin(file, entry));
  const files = context.files().filter((file) => KEY_FILE.test(file) && !isInTestFolder(file));
  const read = files
    .filter((file) => isIncluded(file) || posix.dirname(file) === application)
    .map((file) => ({ file, holds: pemContent(context.text(file)) }));
  return {
    harmless: read.filter(({ file, holds }) => holds === 'public' && isIncluded(file)).map(({ file }) => file),
    leftOut: read.flatMap(({ file, holds }) => (holds === 'public' ? [] : [{ path: file, holdsPrivateKey: holds === 'private key' }])),
  };
}
