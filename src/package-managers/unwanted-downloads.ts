import { readManifest } from './node-manifest';
import type { ReadableFolder } from '../util/readable-folder';

/** What packages download when they are installed, from elsewhere than the registry, and no image ships: how each is told not to. */
const VARIABLES: Readonly<Record<string, string>> = {
  'chromedriver': 'CHROMEDRIVER_SKIP_DOWNLOAD=true',
  'cypress': 'CYPRESS_INSTALL_BINARY=0',
  'electron': 'ELECTRON_SKIP_BINARY_DOWNLOAD=1',
  'mongodb-memory-server': 'MONGOMS_DISABLE_POSTINSTALL=1',
  'onnxruntime-node': 'ONNXRUNTIME_NODE_INSTALL_CUDA=skip',
  'puppeteer': 'PUPPETEER_SKIP_DOWNLOAD=true',
};

/** Variables that keep packages of an installation from downloading browsers, desktop shells and libraries for graphics cards. */
export function unwantedDownloads(root: ReadableFolder, folders: readonly string[], lockFile?: string): string[] {
  const locked = lockFile === undefined ? '' : root.text(lockFile);
  const declared = new Set(folders.flatMap((folder) => Object.keys(readManifest(root, folder).dependencies)));
  return Object.entries(VARIABLES).flatMap(([name, variable]) => (declared.has(name) || isLocked(locked, name) ? [variable] : []));
}

/** As keys of lock files have it: `node_modules/NAME"`, `NAME@1.0.0`, `"NAME": [`. */
function isLocked(lock: string, name: string): boolean {
  return new RegExp(String.raw`(?:^|[\s"'/])(?<!@[\w.-]+/)${name}(?:@|["']?\s*:)`, 'm').test(lock);
}
