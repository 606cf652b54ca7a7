import type { LockFilesModel } from '../../model/application-model';
import type { ReadableFolder } from '../../util/readable-folder';

/** Every file that a package manager of Python locks with, ours and others. */
export const PYTHON_LOCK_FILES = ['uv.lock', 'poetry.lock', 'pdm.lock', 'Pipfile.lock', 'pylock.toml', 'requirements.txt'] as const;

/**
 * What lies beside the lock file that is used.
 *
 * @param supported lock files in the order in which they are looked for
 */
export function lockFiles(folder: ReadableFolder, used: string, known: readonly string[], supported: readonly string[]): LockFilesModel {
  return {
    used,
    reason: `the first that is there of ${supported.join(', ')}`,
    others: known.filter((file) => file !== used && folder.has(file)),
    unlocked: used === 'requirements.txt' ? unlockedRequirements(folder.read(used) ?? '') : [],
  };
}

/** Requirements without an exact version, a hash or an address. @see https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
function unlockedRequirements(text: string): string[] {
  const lines = text.replaceAll(/\\\r?\n/g, ' ').split(/\r?\n/);
  return lines
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => /^[A-Za-z0-9]/.test(line) && !/===?\s*[^\s*]+(?:\s|;|,|$)|--hash=|\s@\s|:\/\//.test(line))
    .flatMap((line) => /^[A-Za-z0-9][\w.-]*/.exec(line)?.[0] ?? []);
}
