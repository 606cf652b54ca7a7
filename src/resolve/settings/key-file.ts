import { posix } from 'node:path';
import type { Setting } from './setting';
import type { ApplicationFolder } from '../application-folder';

/** Variables of clients that read the key of a service account from a file, and what that file is usually named. */
const ALWAYS: Readonly<Record<string, string>> = { GOOGLE_APPLICATION_CREDENTIALS: 'service-account.json' };
/** Names of variables that have to do with a key. */
const NAMES_KEY = /CREDENTIAL|SERVICE_?ACCOUNT|(?:^|_)KEY(?:_|$)|PEM|CERT/i;
/** The path of a file in which keys are kept: no address, and no JSON itself. */
const KEY_FILE = /^[^{\s:]+\.(?:json|pem|key|p8|p12|pfx)$/;

/**
 * The file with a key that the value of a setting names, which git ignores, so that no image has it.
 *
 * @returns its path from the project's root; undefined where it names none, or one that git knows
 */
export function keyFile({ name, example, fallback = '' }: Setting, folder: ApplicationFolder): string | undefined {
  const written = [example?.value ?? '', fallback, ALWAYS[name] ?? ''].find((value) => KEY_FILE.test(value));
  if (written === undefined || !NAMES_KEY.test(name)) return undefined;
  const folders = [folder, ...folder.ancestors()];
  if (folders.some((each) => each.lists(posix.normalize(written)))) return undefined;
  // Of a path that only another machine has, or that stands for one, the name is what counts.
  const path = /^[/~]|\bpath\/to\b/.test(written) ? posix.basename(written) : written;
  const there = folders.find((each) => each.has(path)) ?? folder;
  return there.pathFromProject(path);
}
