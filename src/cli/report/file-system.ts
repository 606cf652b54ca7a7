import { posix } from 'node:path';
import type { LayerEntry } from './layer';

/** A file that the image's last layer still shows. */
export interface ImageFile {
  readonly path: string;
  readonly bytes: number;
  /** Index of the layer that holds it. */
  readonly layer: number;
  readonly entry: LayerEntry;
}

/** A file of one layer that a later layer hides; its bytes are shipped nevertheless. */
export interface HiddenFile {
  readonly path: string;
  readonly bytes: number;
  readonly layer: number;
  /** Index of the layer that hides it. */
  readonly hiddenBy: number;
  readonly how: 'replaced' | 'deleted';
}

/** What the layers of an image come to, one laid over the other. */
export interface FileSystem {
  readonly files: readonly ImageFile[];
  readonly hidden: readonly HiddenFile[];
}

const DELETED = '.wh.';
const EMPTIED = '.wh..wh..opq';

/** Lays the layers over one another. @see https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts */
export function layOver(layers: readonly (readonly LayerEntry[])[]): FileSystem {
  const files = new Map<string, ImageFile>();
  const hidden: HiddenFile[] = [];
  const hide = (file: ImageFile, hiddenBy: number, how: HiddenFile['how']): void => {
    files.delete(file.path);
    if (file.layer !== hiddenBy) hidden.push({ path: file.path, bytes: file.bytes, layer: file.layer, hiddenBy, how });
  };
  layers.forEach((entries, layer) => {
    // What a layer deletes lies below it, wherever the entry stands among the layer's own.
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
