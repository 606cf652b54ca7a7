import type { Decisions, Found } from './decisions';
import type { NodeInstallation } from './node-installation';
import type { ToolRelease } from '../package-managers/node-tools';
import { placeOf } from '../util/lines';

/** Records which package manager installs, in which release, and from which lock file. */
export function decideInstallation(decisions: Decisions, { packageManager, deciding, root, path, lockFile, reason }: NodeInstallation): void {
  const lock = lockFile && deciding.pathFromProject(lockFile);
  decisions.choose('package manager', {
    found: lock ? { value: packageManager.tool, place: `${lock}, ${reason}` } : undefined,
    otherwise: { value: packageManager.tool, reason },
    change: 'packageManager in package.json, or the lock file',
  });
  const release = packageManager.release(deciding);
  decisions.choose(`release of ${packageManager.tool}`, {
    found: release && foundRelease(deciding, release),
    otherwise: release ? { value: release.version, reason: release.reason } : { value: 'the one of the Node.js image', reason: 'it comes along' },
    change: 'packageManager in package.json',
  });
  if (path === '.') return;
  const place = `${lock ?? deciding.pathFromProject('package.json')}, the root of the workspace`;
  decisions.choose('build context', {
    found: root === deciding ? { value: root.path, place } : undefined,
    otherwise: { value: root.path, reason: 'it uses what lies beside its folder' },
    change: root === deciding ? 'the workspace' : 'what it imports, or option sources',
  });
}

function foundRelease(root: NodeInstallation['deciding'], { version, place }: ToolRelease): Found<string> | undefined {
  if (!place) return undefined;
  const { file, line } = place;
  return { value: version, place: placeOf(root.pathFromProject(file), root.text(file), line), guessed: !/package\.json|yarnrc/.test(file) };
}
