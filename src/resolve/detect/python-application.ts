import { dirname, normalize } from 'node:path/posix';
import { parse as parseToml } from '@iarna/toml';
import { AsgiObject, findAsgiObjects } from './asgi-object';
import type { ApplicationFolder } from '../application-folder';

/** What the sources say about a FastAPI application. */
export interface PythonApplication {
  /** What to serve; undefined when there is none, or several and no convention decides. */
  readonly asgi?: AsgiObject;
  /** Every application found. */
  readonly candidates: readonly AsgiObject[];
  /** Every function that makes an application. */
  readonly factories: readonly AsgiObject[];
  /** Folder that holds packages without being one, from which they are imported; undefined for the application's own. */
  readonly importRoot?: string;
  /** Folders and files of the context that the application needs at run time. */
  readonly sources: readonly string[];
  /** Paths the application answers on that look made for a health check. */
  readonly healthPath?: string;
  /** Names of the direct dependencies, normalised as PEP 503 says. */
  readonly dependencies: ReadonlySet<string>;
  /** Folder of the Alembic environment, if there is one. */
  readonly alembicFolder?: string;
}

const HEALTH_ROUTE = /["'](?<path>\/(?:health|healthz|healthcheck|livez|ping|api\/health|api\/healthz))\/?["']/;
const NEVER_AT_RUN_TIME = /(^|\/)(tests?|docs?|\.[^/]+)(\/|$)|(^|\/)(test_[^/]*|conftest)\.py$/;

/** Reads an application's folder; reads code rather than trusting names, and imports nothing. */
export function detectPythonApplication(folder: ApplicationFolder): PythonApplication {
  const modules = folder.files().filter((file) => file.endsWith('.py') && !NEVER_AT_RUN_TIME.test(file));
  const importRoot = detectImportRoot(modules);
  const { chosen, all, factories } = findAsgiObjects(modules.map((file) => ({ file, code: folder.read(file) ?? '' })), importRoot);
  const alembicFolder = detectAlembicFolder(folder);
  return {
    asgi: chosen,
    candidates: all,
    factories,
    importRoot,
    sources: runtimeSources(folder, modules, alembicFolder),
    healthPath: modules.map((file) => HEALTH_ROUTE.exec(folder.read(file) ?? '')?.groups?.path).find(Boolean),
    dependencies: detectDependencies(folder),
    alembicFolder,
  };
}

/** The src layout: packages below a folder that is none itself. */
function detectImportRoot(modules: readonly string[]): string | undefined {
  const packages = modules.some((file) => /^src\/[^/]+\/__init__\.py$/.test(file));
  return packages && !modules.some((file) => /^src\/[^/]+\.py$/.test(file)) ? 'src' : undefined;
}

function detectAlembicFolder(folder: ApplicationFolder): string | undefined {
  const location = /^\s*script_location\s*=\s*(?:%\(here\)s\/)?(?<path>\S+)/m.exec(folder.read('alembic.ini') ?? '')?.groups?.path;
  // Either a path, or package:path.
  const path = location?.replace(/^(?<name>[\w.]+):/, (_, name: string) => `${name.replaceAll('.', '/')}/`);
  return path && normalize(path).replace(/\/$/, '');
}

/** Top-level packages and modules, what migrations need, and folders that frameworks read files from. */
function runtimeSources(folder: ApplicationFolder, modules: readonly string[], alembicFolder?: string): string[] {
  const sources = new Set(modules.map((file) => file.split('/')[0]));
  if (alembicFolder) sources.add('alembic.ini').add(alembicFolder.split('/')[0]);
  for (const file of folder.files()) {
    const top = file.split('/')[0];
    if (['templates', 'static', 'assets', 'locales'].includes(top) && dirname(file) !== '.') sources.add(top);
  }
  return [...sources].sort();
}

function detectDependencies(folder: ApplicationFolder): Set<string> {
  const lines = (folder.read('requirements.txt') ?? '').split('\n');
  const pyproject = folder.read('pyproject.toml');
  if (pyproject) {
    const project = parseToml(pyproject).project as { dependencies?: string[] } | undefined;
    lines.push(...(project?.dependencies ?? []));
  }
  return new Set(lines.flatMap((line) => /^[A-Za-z0-9][\w.-]*/.exec(line.trim())?.[0].toLowerCase().replace(/[-_.]+/g, '-') ?? []));
}
