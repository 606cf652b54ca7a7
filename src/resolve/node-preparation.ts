import { posix } from 'node:path';
import { readManifest } from '../package-managers/node-manifest';
import type { DecidingFolder, NodePackageManager } from '../package-managers/node-package-manager';
import { ownScripts, stepsThatCount } from '../package-managers/own-scripts';
import { mapOf, textOf } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';
import { packageBuilds } from './detect/node/workspace-needs';

/**
 * Commands that prepare the sources before the application is built, run in the folder that decides: postponed install
 * scripts, what install scripts of dependencies generate from sources, and builds of workspace packages.
 *
 * @param packages that the application depends on, each after those that it depends on itself
 * @param path of the application from the folder that decides
 */
export function preparation(manager: NodePackageManager, deciding: DecidingFolder, packages: readonly string[], path: string): string[] {
  const { root } = deciding;
  const folders = [...new Set(['.', ...packages, path])];
  const run = (folder: string, script: string): string => manager.run(deciding, script, folder);
  const execute = (folder: string, command: string): string => manager.execute(deciding, command, folder);
  const steps = ownScripts(root, folders, manager.ownScripts).flatMap((own) => stepsThatCount(root, folders, own));
  const putOff = steps.map((step) => ('script' in step ? run(step.folder, step.script) : execute(step.folder, step.command)));
  const clients = folders.filter((folder) => wantsPrismaClient(root, folder)).map((folder) => execute(folder, 'prisma generate'));
  const builds = packageBuilds(root, packages, path).map(({ folder, script }) => run(folder, script));
  return [...new Set([...putOff, ...clients, ...builds])];
}

/**
 * Whether there is a schema, and only Prisma's own install script would generate the client: that script runs when
 * dependencies are installed, without the schema.
 */
function wantsPrismaClient(root: ReadableFolder, folder: string): boolean {
  const { dependencies, scripts, other } = readManifest(root, folder);
  const settings = textOf(mapOf(other.prisma).schema);
  const schemas = [settings, 'prisma/schema.prisma', 'schema.prisma', 'prisma.config.ts'].filter((schema) => schema !== undefined);
  return (
    dependencies.prisma !== undefined &&
    dependencies['@prisma/client'] !== undefined &&
    schemas.some((schema) => root.has(posix.join(folder, schema))) &&
    !['preinstall', 'install', 'postinstall', 'prepare', 'prebuild', 'build'].some((name) => /\bgenerate\b/.test(scripts[name] ?? ''))
  );
}
