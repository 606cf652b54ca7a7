import { mkdirSync, mkdtempSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { succeed } from './command';

/** This repository. */
export const REPOSITORY = resolve(__dirname, '..', '..', '..');

/** Where the packed library is installed, for the workers. */
export const PACKAGE_VARIABLE = 'E2E_PACKAGE';

/**
 * Packs the library as `npm publish` would, and lays it out as an installation: the consumers of the tests share
 * this node_modules folder.
 */
export async function installPackage(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'projen-containers-package-'));
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  await succeed(['npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: REPOSITORY });
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  await succeed(['tar', '-xzf', join(folder, tarball), '-C', folder]);
  renameSync(join(folder, 'package'), join(modules, 'projen-containers'));
  for (const peer of ['projen', 'constructs']) symlinkSync(join(REPOSITORY, 'node_modules', peer), join(modules, peer));
  symlinkSync('../projen/bin/projen', join(modules, '.bin', 'projen'));
  symlinkSync('../projen-containers/lib/cli/main.js', join(modules, '.bin', 'projen-containers'));
  return folder;
}
