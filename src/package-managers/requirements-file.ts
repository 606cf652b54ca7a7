import { posix } from 'node:path';
import { folderPath } from '../util/paths';
import type { ReadableFolder } from '../util/readable-folder';

/** A requirements file with those that it includes. @see https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
export interface Requirements {
  /** Paths of the files, the first one first. */
  readonly files: readonly string[];
  /** Requirements as written, without options, comments and continued lines. */
  readonly lines: readonly string[];
  /** Paths in the folder of what is installed from a folder, such as `-e .`. */
  readonly localPaths: readonly string[];
  readonly hashed: boolean;
  /** Whether an index is named beside the usual one. */
  readonly severalIndexes: boolean;
}

const INCLUDE = /^(?:-r|--requirement|-c|--constraint)(?:\s+|\s*=\s*)(?<path>\S+)$/;
const EDITABLE = /^(?:-e|--editable)(?:\s+|\s*=\s*)(?<path>\S+)$/;
// A path begins with a dot or names a folder; an address has a scheme.
const LOCAL = /^(?:file:(?:\/\/)?)?(?<path>\.{1,2}(?:\/[^\s[;]*)?|[\w.-]+\/[^\s[;:@]*)(?:\[[^\]]*\])?(?:\s*;.*)?$/;

/** What has been read: a long file with hashes is asked for dozens of times, and folders stay as they were when first read. */
const READ = new WeakMap<ReadableFolder, Map<string, Requirements>>();

/** Reads a requirements file, and what it includes. */
export function readRequirements(folder: ReadableFolder, path: string): Requirements {
  const known = READ.get(folder) ?? new Map<string, Requirements>();
  const requirements = known.get(path) ?? read(folder, path, []);
  READ.set(folder, known.set(path, requirements));
  return requirements;
}

function read(folder: ReadableFolder, path: string, seen: readonly string[]): Requirements {
  const text = folder.text(path);
  const lines = text.replaceAll(/\\\n/g, ' ').split('\n').map((line) => line.replace(/(^|\s)#.*$/, '').trim()).filter(Boolean);
  const near = (target: string) => posix.join(posix.dirname(path), target);
  const included = lines.flatMap((line) => {
    const target = INCLUDE.exec(line)?.groups?.path;
    const file = target && near(target);
    return file && file !== path && !seen.includes(file) ? [{ constraint: /^(?:-c|--c)/.test(line), ...read(folder, file, [...seen, path]) }] : [];
  });
  const constraining = included.filter(({ constraint }) => !constraint);
  // pip takes local paths from where it runs, and includes from where they are written.
  const local = lines.flatMap((line) => LOCAL.exec(EDITABLE.exec(line)?.groups?.path ?? line)?.groups?.path ?? []);
  return {
    files: [path, ...included.flatMap(({ files }) => files)],
    lines: [...lines.filter((line) => /^[A-Za-z0-9]/.test(line) && !LOCAL.test(line)), ...constraining.flatMap((each) => each.lines)],
    localPaths: [...local.map(folderPath), ...constraining.flatMap((each) => each.localPaths)],
    hashed: /--hash=sha(256|384|512):/.test(text) || constraining.some(({ hashed }) => hashed),
    severalIndexes: lines.some((line) => line.startsWith('--extra-index-url')) || included.some(({ severalIndexes }) => severalIndexes),
  };
}

/** Whether a requirement says exactly what to install: a version, a hash or an address. */
export function isExact(requirement: string): boolean {
  return /===?\s*[^\s*]+(?:\s|;|,|$)|--hash=|\s@\s|:\/\//.test(requirement);
}
