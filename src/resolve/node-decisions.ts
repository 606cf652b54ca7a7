import type { Decisions, Found } from './decisions';
import type { NodeInstallation } from './node-installation';
import type { ToolRelease } from '../package-managers/node-tools';
import { placeOf } from '../util/lines';

/** Records which package manager installs, in which release, and from which lock file. */
export function decideInstallation(decisions: Decisions, { packageManager, root, path, lockFile, reason }: NodeInstallation): void {
  const lock = lockFile && root.pathFromProject(lockFile);
  decisions.choose('package manager', {
    found: lock ? { value: packageManager.tool, place: `${lock}, ${reason}` } : undefined,
    otherwise: { value: packageManager.tool, reason },
    change: 'packageManager in package.json, or the lock file',
  });
  const release = packageManager.release(root);
  decisions.choose(`release of ${packageManager.tool}`, {
    found: release && foundRelease(root, release),
    otherwise: release ? { value: release.version, reason: release.reason } : { value: 'the one of the Node.js image', reason: 'it comes along' },
    change: 'packageManager in package.json',
  });
  if (path === '.') return;
  const place = `${lock ?? root.pathFromProject('package.json')}, the root of the workspace`;
  decisions.found('build context', { value: root.path, place }, 'the workspace');
}

function foundRelease(root: NodeInstallation['root'], { version, place }: ToolRelease): Found<string> | undefined {
  if (!place) return undefined;
  const { file, line } = place;
  return { value: version, place: placeOf(root.pathFromProject(file), root.text(file), line), guessed: !/package\.json|yarnrc/.test(file) };
}
