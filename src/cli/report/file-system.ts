import { posix } from 'node:path';
import type { LayerEntry } from './layer';

/** A file that is visible in the image. */
export interface ImageFile {
  readonly path: string;
  readonly bytes: number;
  /** Index of the layer that holds it. */
  readonly layer: number;
  readonly entry: LayerEntry;
}

/** A file that a later layer hides, although its bytes are still shipped. */
export interface HiddenFile {
  readonly path: string;
  readonly bytes: number;
  readonly layer: number;
  /** Index of the layer that hides it. */
  readonly hiddenBy: number;
  readonly how: 'replaced' | 'deleted';
}

/** The layers of an image, merged. */
export interface FileSystem {
  readonly files: readonly ImageFile[];
  readonly hidden: readonly HiddenFile[];
}

const DELETED = '.wh.';
const EMPTIED = '.wh..wh..opq';

/** Merges layers. @see https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts */
export function layOver(layers: readonly (readonly LayerEntry[])[]): FileSystem {
  const files = new Map<string, ImageFile>();
  const hidden: HiddenFile[] = [];
  const hide = (file: ImageFile, hiddenBy: number, how: HiddenFile['how']): void => {
    files.delete(file.path);
    if (file.layer !== hiddenBy) hidden.push({ path: file.path, bytes: file.bytes, layer: file.layer, hiddenBy, how });
  };
  layers.forEach((entries, layer) => {
    // A layer deletes files of lower layers only, wherever the entry is in its archive.
    for (const path of deletedPaths(entries)) {
      const below = files.get(path);
      if (below) hide(below, layer, 'deleted');
      for (const file of [...files.values()]) if (file.path.startsWith(`${path}/`)) hide(file, layer, 'deleted');
    }
    for (const entry of entries.filter(({ path, isFolder }) => !isFolder && !posix.basename(path).startsWith(DELETED))) {
      const below = files.get(entry.path);
      if (below) hide(below, layer, 'replaced');
      files.set(entry.path, { path: entry.path, bytes: entry.bytes, layer, entry });
    }
  });
  return { files: [...files.values()], hidden: hidden.filter(({ bytes }) => bytes > 0) };
}

function deletedPaths(entries: readonly LayerEntry[]): string[] {
  return entries.filter(({ path }) => posix.basename(path).startsWith(DELETED)).map(({ path }) => {
    const folder = path.slice(0, path.length - posix.basename(path).length);
    return posix.basename(path) === EMPTIED ? folder.slice(0, -1) : folder + posix.basename(path).slice(DELETED.length);
  });
}
