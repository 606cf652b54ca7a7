import { isBuiltin } from 'node:module';
import { canRun, packagesOf } from './migration-command';
import { packageName } from './read-files';
import { readManifest } from '../../../package-managers/node-manifest';
import type { ApplicationFolder } from '../../application-folder';
import { workspacePackages } from '../../workspace-packages';

/** Packages that no migrations run with, even where it is not known what they need. */
const FOR_THE_APPLICATION = ['next', 'sharp', 'typescript'];
const GENERATOR = /^\s*provider\s*=\s*"(?<name>[^"]+)"/gm;

/** What migrations start. */
export interface Started {
  /** Commands, those that seed included. */
  readonly commands: readonly string[];
  /** Packages that the team's files import. */
  readonly imported: ReadonlySet<string>;
}

/**
 * Installed packages that migrations start with; these have the others that they need as their dependencies. All of the
 * application's where a command starts something else, or a name is imported that is in no manifest.
 */
export function migrationPackages(folder: ApplicationFolder, { commands, imported }: Started): string[] {
  const { dependencies } = readManifest(folder);
  const beside = workspacePackages(folder);
  const manifests = [folder, ...folder.ancestors(), ...beside].map((each) => readManifest(each));
  const declared = new Set(manifests.flatMap((each) => Object.keys(each.dependencies)));
  const own = new Set(beside.map((each) => readManifest(each).name));
  const names = [...imported].filter((name) => !isBuiltin(name) && !own.has(name));
  const isKnown = commands.every((command) => canRun(command, dependencies)) && names.every((name) => declared.has(name));
  if (!isKnown) return Object.keys(dependencies).filter((name) => !FOR_THE_APPLICATION.includes(name) || imported.has(name)).sort();
  const ofBeside = beside.filter((each) => imported.has(readManifest(each).name ?? '')).flatMap((each) => Object.keys(readManifest(each).dependencies));
  const started = commands.flatMap((command) => command.split(/\s+/).map(packageName)).flatMap((name) => [name, ...packagesOf(name)]);
  const schemas = folder.files().filter((file) => file.endsWith('.prisma')).map((file) => folder.text(file));
  const generators = schemas.flatMap((schema) => [...schema.matchAll(GENERATOR)].map(({ groups }) => groups!.name));
  const needed = [...names, ...started, ...generators, ...ofBeside].filter((name) => declared.has(name) && !own.has(name));
  return [...new Set(needed)].sort();
}
