import { posix } from 'node:path';
import type { ApplicationFolder } from './application-folder';
import type { LeftOutFile } from '../model/context-model';
import { isWithin } from '../util/paths';
import { pemContent } from '../util/pem';
import { isInTestFolder } from '../util/test-files';

/** Files of a build context that the ignore file excludes because they are named like keys. */
export interface KeyFiles {
  /** Those with nothing but certificates and public keys, which may enter. */
  readonly harmless: readonly string[];
  /** Those that the application will lack. */
  readonly leftOut: readonly LeftOutFile[];
}

const KEY_FILE = /\.(?:pem|key)$/;

/** Whether a file is named like a key, and may contain one. */
export function mayHoldKey(folder: ApplicationFolder, file: string): boolean {
  return KEY_FILE.test(file) && pemContent(folder.text(file)) !== 'public';
}

/**
 * Reads the files that are named like keys and that git tracks or would add; a clone has no others.
 *
 * @param context root of the build
 * @param included paths in it that enter the build
 * @param application folder of the application in it; keys at its top are left out even if its code names them
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
