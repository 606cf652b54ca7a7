import { tar } from './tar';
import type { ImageFile } from '../../src/cli/report/file-system';
import type { LayerEntry } from '../../src/cli/report/layer';
import type { ImageReport, StackReport } from '../../src/cli/report/stack-report';

/** A file of a layer. */
export function entry(path: string, bytes = 0, about: Partial<LayerEntry> = {}): LayerEntry {
  return { path, bytes, isFolder: false, ...about };
}

/** A file of an image that has two layers, of which the first is the base. */
export function imageFile(path: string, bytes = 0, about: Partial<LayerEntry> & { readonly layer?: number } = {}): ImageFile {
  const { layer = 1, ...rest } = about;
  return { path, bytes, layer, entry: entry(path, bytes, rest) };
}

/** What `docker image save` prints of an image with these layers, from the base up. */
export function savedImage(name: string, layers: readonly Buffer[], history: readonly object[] = [], config: object = {}): Buffer {
  const paths = layers.map((_, index) => `blobs/sha256/${String(index).repeat(64).slice(0, 64)}`);
  return tar({
    ...Object.fromEntries(paths.map((path, index) => [path, layers[index]])),
    'blobs/sha256/config': JSON.stringify({ config, history, rootfs: { type: 'layers', diff_ids: paths } }),
    'manifest.json': JSON.stringify([{ Config: 'blobs/sha256/config', RepoTags: [name], Layers: paths }]),
  });
}

/** A report of one image; a test says only what it is about. */
export function imageReport(about: Partial<ImageReport> = {}): ImageReport {
  return {
    service: 'backend',
    image: 'shop-backend:local',
    id: 'sha256:1',
    bytes: 180e6,
    budget: 200e6,
    base: 'debian:trixie-slim',
    layers: [
      { instruction: 'unknown', isBase: true, bytes: 80e6, files: 9, hidden: 1e6 },
      { instruction: 'COPY /opt/venv /opt/venv', isBase: false, bytes: 100e6, files: 5, hidden: 0 },
    ],
    floor: {
      bytes: 175e6,
      base: 80e6,
      runtime: 30e6,
      application: 45e6,
      bytecode: 20e6,
      above: [{ kind: 'tests', bytes: 5e6, examples: [{ path: 'opt/venv/tests/test_all.py', bytes: 4e6 }] }],
    },
    packageManagers: [],
    hidden: { bytes: 1e6, ofBase: 1e6, count: 1, largest: [{ path: 'usr/bin/apt', bytes: 1e6, layer: 0, hiddenBy: 1, how: 'deleted' }] },
    files: {
      name: '',
      bytes: 179e6,
      area: 'application',
      children: [
        { name: 'opt', bytes: 100e6, area: 'application', children: [{ name: 'venv', bytes: 100e6, area: 'application' }] },
        { name: 'usr', bytes: 79e6, area: 'base' },
      ],
    },
    ...about,
  };
}

export function stackReport(...images: readonly ImageReport[]): StackReport {
  return { format: 1, stack: 'shop', images };
}
