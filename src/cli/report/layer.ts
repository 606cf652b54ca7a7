import { ElfFacts, isElf, landmarks, readElf } from './elf';
import type { ByteReader } from '../tar/byte-reader';
import { readTar } from '../tar/tar';

/** A file, folder or link in a layer. */
export interface LayerEntry {
  readonly path: string;
  readonly bytes: number;
  readonly isFolder: boolean;
  /** Where a symbolic link leads to. */
  readonly target?: string;
  /** Of a program or a shared library. */
  readonly elf?: ElfFacts;
}

/** Bytes that are kept of a program, from its beginning and from each landmark. */
const KEPT_BYTES = 4 * 1024 * 1024;
/** Smaller files are not examined. */
const SMALLEST_PROGRAM = 1024;

/** The entries of a layer's archive, in order. */
export async function readLayer(archive: AsyncIterable<Uint8Array>): Promise<LayerEntry[]> {
  const entries: LayerEntry[] = [];
  for await (const { path, kind, size, target, content } of readTar(archive)) {
    if (path === '' || path === '.') continue;
    const elf = kind === 'file' && size >= SMALLEST_PROGRAM ? await readProgram(content, size) : undefined;
    entries.push({
      path,
      bytes: kind === 'file' ? size : 0,
      isFolder: kind === 'folder',
      ...(kind === 'symbolic link' ? { target } : {}),
      ...(elf ? { elf } : {}),
    });
  }
  return entries;
}

/** Examines a file if it is a program; of large ones, only parts are kept in memory. */
async function readProgram(content: ByteReader, size: number): Promise<ElfFacts | undefined> {
  const first = await content.read(SMALLEST_PROGRAM);
  if (!isElf(first)) return undefined;
  const start = Buffer.concat([first, await content.read(Math.min(size, KEPT_BYTES) - first.length)]);
  const kept: { readonly offset: number; readonly bytes: Buffer }[] = [{ offset: 0, bytes: start }];
  let position = start.length;
  for (const offset of landmarks(first).sort((a, b) => a - b).filter((landmark) => landmark < size)) {
    if (offset < position) continue; // it is there already
    await content.skip(offset - position);
    const bytes = await content.read(Math.min(size - offset, KEPT_BYTES));
    kept.push({ offset, bytes });
    position = offset + bytes.length;
  }
  return readElf((from, length) => {
    const range = kept.find(({ offset, bytes }) => from >= offset && from + length <= offset + bytes.length);
    return range?.bytes.subarray(from - range.offset, from - range.offset + length);
  });
}
