import { FileRole, isNeeded, Needed, Unneeded } from './file-roles';
import type { FileSystem, ImageFile } from './file-system';

/** Kinds of bytes above an image's floor. */
export type Excess = Unneeded | 'debugging symbols' | 'replaced or deleted later';

/** The minimum size of an image with this application and base, and what the image has beyond it. */
export interface Floor {
  /** The sum of the following; all in bytes. */
  readonly bytes: number;
  readonly base: number;
  /** Interpreter, its modules and libraries, certificates, time zones, licences; without debugging symbols. */
  readonly runtime: number;
  /** The application's files and dependencies; without debugging symbols. */
  readonly application: number;
  /** Compiled Python, which a read-only container could not store itself. */
  readonly bytecode: number;
  /** The largest first. */
  readonly above: readonly FloorExcess[];
}

/** Bytes of one kind that could be left out. */
export interface FloorExcess {
  readonly kind: Excess;
  readonly bytes: number;
  /** The largest of them. */
  readonly examples: readonly { readonly path: string; readonly bytes: number }[];
}

/** The part of an image that comes from its base. */
export interface BaseLayers {
  readonly layers: number;
  readonly bytes: number;
}

const EXAMPLES = 5;

/**
 * Computes the floor: the base as it is pulled, and files that are known to be needed. Unknown files count as excess.
 */
export function floorOf({ hidden }: FileSystem, roles: ReadonlyMap<ImageFile, FileRole>, base: BaseLayers): Floor {
  const needed: Record<Needed, number> = { runtime: 0, application: 0, bytecode: 0 };
  const excess = new Map<Excess, { path: string; bytes: number }[]>();
  const add = (kind: Excess, path: string, bytes: number): void => {
    if (bytes > 0) excess.set(kind, [...(excess.get(kind) ?? []), { path, bytes }]);
  };
  for (const [file, role] of roles) {
    if (!isNeeded(role)) {
      add(role, file.path, file.bytes);
    } else {
      const symbols = symbolBytes(file);
      needed[role] += file.bytes - symbols;
      add('debugging symbols', file.path, symbols);
    }
  }
  for (const { path, bytes, layer } of hidden) if (layer >= base.layers) add('replaced or deleted later', path, bytes);
  const bytes = base.bytes + needed.runtime + needed.application + needed.bytecode;
  return { bytes, base: base.bytes, ...needed, above: [...excess].map(summary).sort((a, b) => b.bytes - a.bytes) };
}

/** Libraries in a folder `x.libs` were modified after linking, and strip would break them, so they cannot get smaller. */
function symbolBytes({ path, entry }: ImageFile): number {
  return /\.libs\/[^/]+$/.test(path) ? 0 : entry.elf?.symbolBytes ?? 0;
}

function summary([kind, files]: readonly [Excess, readonly { readonly path: string; readonly bytes: number }[]]): FloorExcess {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { kind, bytes, examples: [...files].sort((a, b) => b.bytes - a.bytes).slice(0, EXAMPLES) };
}
