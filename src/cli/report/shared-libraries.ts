import { posix } from 'node:path';
import type { ImageFile } from './file-system';

/** Paths of the shared libraries that some programs need, with what these need in turn. */
export function librariesOf(programs: readonly ImageFile[], files: readonly ImageFile[]): Set<string> {
  const byName = new Map(files.filter(({ path }) => /\.so(?:\.|$)/.test(path)).map((file) => [posix.basename(file.path), file]));
  const found = new Set<string>();
  const waiting = [...programs];
  for (let program = waiting.pop(); program; program = waiting.pop()) {
    for (const name of program.entry.elf?.needed ?? []) {
      for (const library of withTargets(byName, name)) {
        if (found.has(library.path)) continue;
        found.add(library.path);
        waiting.push(library);
      }
    }
  }
  return found;
}

/** The file of that name; of a symbolic link, such as libz.so.1, also what it leads to. */
function withTargets(byName: ReadonlyMap<string, ImageFile>, name: string): ImageFile[] {
  const file = byName.get(name);
  if (!file) return [];
  const target = file.entry.target && posix.basename(file.entry.target);
  return target && target !== name ? [file, ...withTargets(byName, target)] : [file];
}
