import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { LayerEntry, readLayer } from './layer';
import { CommandFailure } from '../command';
import { readTar, TarEntry } from '../tar/tar';

/** An image as the engine saves it. */
export interface SavedImage {
  /** Names with tags. */
  readonly names: readonly string[];
  readonly config: ImageConfig;
  /** From the base up. */
  readonly layers: readonly (readonly LayerEntry[])[];
}

/** Of the image's configuration what a report needs. @see https://github.com/opencontainers/image-spec/blob/main/config.md */
export interface ImageConfig {
  readonly config?: { readonly WorkingDir?: string; readonly Labels?: { readonly [name: string]: string } };
  readonly history?: readonly { readonly created_by?: string; readonly empty_layer?: boolean }[];
}

interface SavedManifest {
  readonly Config: string;
  readonly RepoTags: readonly string[] | null;
  readonly Layers: readonly string[];
}

/** Larger entries are layers; a configuration of that size would hold no image's history but a library. */
const LARGEST_TEXT = 4 * 1024 * 1024;
const BLOCK = 512;
/** First bytes of packed data. */
const GZIP = 0x1f8b;
const ZSTD = 0x28b52ffd;

/** Reads what `docker image save` prints; a layer that images share is in it once. */
export async function readSavedImages(archive: AsyncIterable<Uint8Array>): Promise<SavedImage[]> {
  const layers = new Map<string, LayerEntry[]>();
  const texts = new Map<string, string>();
  for await (const entry of readTar(archive)) {
    if (entry.kind !== 'file') continue;
    const start = await entry.content.read(BLOCK);
    if (entry.size < LARGEST_TEXT && /^\s*[[{]/.test(start.toString('latin1', 0, 20))) {
      texts.set(entry.path, Buffer.concat([start, await entry.content.read(entry.size - start.length)]).toString('utf8'));
    } else if (isLayer(start)) {
      layers.set(entry.path, await readLayer(unpacked(start, entry)));
    }
  }
  const manifest = JSON.parse(texts.get('manifest.json') ?? '[]') as SavedManifest[];
  return manifest.map(({ RepoTags: names, Config: config, Layers: paths }) => ({
    names: names ?? [],
    config: JSON.parse(texts.get(config) ?? '{}') as ImageConfig,
    layers: paths.map((path) => layers.get(path) ?? []),
  }));
}

function isLayer(start: Buffer): boolean {
  return start.toString('latin1', 257, 262) === 'ustar' || (start.length >= 4 && (start.readUInt16BE(0) === GZIP || start.readUInt32BE(0) === ZSTD));
}

/** A layer's archive: engines with the containerd store save it as it was pulled, compressed. */
async function* unpacked(start: Buffer, entry: TarEntry): AsyncGenerator<Uint8Array> {
  const whole = rest(start, entry);
  if (start.readUInt32BE(0) === ZSTD) throw new CommandFailure('A layer is packed with zstd, which is not read here.', 'build the image anew, with gzip');
  yield* start.readUInt16BE(0) === GZIP ? gunzipped(whole) : whole;
}

async function* rest(start: Buffer, { content, size }: TarEntry): AsyncGenerator<Uint8Array> {
  yield start;
  yield* content.pieces(size - start.length);
}

async function* gunzipped(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = createGunzip();
  pipeline(Readable.from(source), stream, () => {}); // an error ends the stream, and so reaches its reader
  yield* stream as AsyncIterable<Uint8Array>;
}
