import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { succeed } from './command';
import { docker } from './docker';

/** Which of the texts are anywhere in what `docker save` writes of an image: all layers, configuration, history. */
export async function textsInImage(image: string, texts: readonly string[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'projen-containers-image-'));
  try {
    await succeed(['docker', 'save', '--output', join(folder, 'image.tar'), image]);
    await succeed(['tar', '-xf', join(folder, 'image.tar'), '-C', folder, '--one-top-level=content']);
    const files = readdirSync(join(folder, 'content'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const found = new Set<string>();
    for (const file of files) {
      const bytes = uncompressed(readFileSync(join(file.parentPath, file.name)));
      for (const text of texts) if (bytes.includes(text)) found.add(text);
    }
    return texts.filter((text) => found.has(text));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function uncompressed(bytes: Buffer): Buffer {
  return bytes.length > 2 && bytes.readUInt16BE(0) === 0x1f8b ? gunzipSync(bytes) : bytes;
}

/** Paths of everything that a container of the image sees. */
export async function pathsInImage(image: string): Promise<string[]> {
  return listing(image, '-t');
}

/** What everyone or root's group may change, without links and folders in which everyone may change their own. */
export async function changeableInImage(image: string): Promise<string[]> {
  return (await listing(image, '-tv')).filter((line) => /^[^l](?:.{4}w.* 0\/0 |.{7}w)/.test(line) && !/^d.{8}t/.test(line));
}

async function listing(image: string, option: string): Promise<string[]> {
  const container = await docker('create', image);
  try {
    const { stdout } = await succeed(['bash', '-c', 'set -o pipefail; docker export "$1" | tar "$2"', 'list', container, option]);
    return stdout.split('\n');
  } finally {
    await docker('rm', container);
  }
}
