import { posix } from 'node:path';
import { missingPackages } from './lock-agreement';
import type { LockFilesModel } from '../../../model/application-model';
import { NODE_PACKAGE_MANAGERS } from '../../../package-managers';
import { readManifest } from '../../../package-managers/node-manifest';
import type { ApplicationFolder } from '../../application-folder';
import type { NodeInstallation } from '../../node-installation';

const ALL = NODE_PACKAGE_MANAGERS.flatMap(({ lockFiles }) => lockFiles);

/** Which lock file decides, and what lies beside it; paths are from the application's folder. */
export function nodeLockFiles(folder: ApplicationFolder, installation: NodeInstallation): LockFilesModel {
  const { deciding: root, lockFile, reason } = installation;
  const path = folder.pathWithin(root);
  const up = posix.relative(path, '.');
  const used = posix.join(up, lockFile ?? 'package.json');
  const found = [
    ...ALL.filter((file) => root.has(file)).map((file) => posix.join(up, file)),
    ...(path === '.' ? [] : ALL.filter((file) => folder.has(file))),
  ];
  return {
    used,
    reason,
    others: [...new Set(found)].filter((file) => file !== used),
    unlocked: lockFile ? [] : openDependencies(folder),
    ...refusedManifest(installation, path),
  };
}

/** The first package of the workspace that asks for what the lock file does not name. */
function refusedManifest({ deciding: root, lockFile, packageManager }: NodeInstallation, path: string): Pick<LockFilesModel, 'refused' | 'refusedFor'> {
  if (!lockFile) return {};
  const text = root.text(lockFile);
  const members = packageManager.members(root);
  const names = new Set(members.map((member) => readManifest(root, member).name));
  for (const manifest of ['.', ...members]) {
    const refused = missingPackages(lockFile, text, readManifest(root, manifest)).filter((name) => !names.has(name));
    if (refused.length > 0) return { refused, refusedFor: posix.join(posix.relative(path, '.'), manifest, 'package.json') };
  }
  return {};
}

/** Dependencies for which package.json leaves more than one version to choose from. */
function openDependencies(folder: ApplicationFolder): string[] {
  return Object.entries(readManifest(folder).dependencies)
    .filter(([, specifier]) => !/^(?:=?\s*v?\d+\.\d+\.\d+(?:-[\w.]+)?$|file:|link:|workspace:)/.test(specifier))
    .map(([name]) => name)
    .sort();
}
