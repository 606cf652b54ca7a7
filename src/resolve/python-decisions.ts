import type { Decisions } from './decisions';
import type { PythonInstallation } from './python-installation';

/** Files that are no package manager's own: uv installs from them. */
const TOOLS: Readonly<Record<string, string>> = { pylock: 'uv', pyproject: 'uv' };

/** Records whose files decide what is installed, and the build context where it is not the application's folder. */
export function decideInstallation(decisions: Decisions, { packageManager, project, root, path, lockFiles }: PythonInstallation): void {
  const { id } = packageManager;
  const lock = root.pathFromProject(packageManager.lockPath(project));
  decisions.found('package manager', { value: TOOLS[id] ?? id, place: `${lock}, ${lockFiles.reason}` }, 'the lock file');
  if (path === '.') return;
  decisions.choose('build context', {
    found: root === project.folder ? { value: root.path, place: lock } : undefined,
    otherwise: { value: root.path, reason: 'it uses what lies beside its folder' },
    change: 'option sources, or the lock file',
  });
}
