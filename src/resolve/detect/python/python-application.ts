import { posix } from 'node:path';
import { AlembicFiles, detectAlembic } from './alembic-files';
import { AsgiObject, findAsgiObjects } from './asgi-object';
import { importedTests } from './imported-tests';
import { loadedModules } from './loaded-modules';
import { packagesAbove } from './packages-above';
import { findHealthRoute, HealthRoute, NamedApplication } from './python-health-route';
import { importsIn } from './python-imports';
import type { PythonModule } from './python-module';
import { runtimeSources } from './python-sources';
import { withoutSampleProjects } from './sample-projects';
import { findReadBeside, findServedBeside } from './served-folders';
import { serverCommands } from './server-command';
import { SourceCode } from '../../../util/source-code';
import { isTestFile } from '../../../util/test-files';
import type { ApplicationFolder } from '../../application-folder';
import type { Found } from '../../decisions';
import { mayHoldKey } from '../../key-files';
import { pythonSources } from '../../source-files';

/** What the sources say about a FastAPI application. */
export interface PythonApplication {
  /** What to serve; undefined when there is none, or several and nothing decides. */
  readonly asgi?: AsgiObject;
  /** File and line of the team's command that decided what to serve. @default the code itself */
  readonly asgiDecidedBy?: string;
  /** Every application found. */
  readonly candidates: readonly AsgiObject[];
  /** Every function that makes an application. */
  readonly factories: readonly AsgiObject[];
  /** The modules, without tests. */
  readonly modules: readonly PythonModule[];
  /** Those of them that an image loads, as far as their text tells. */
  readonly loaded: readonly PythonModule[];
  /** Paths of modules among the tests that they import. */
  readonly importedTests: readonly string[];
  /** Name of the application's own folder, where its modules import each other by it; with those above that they need, such as `apps.api`. @default they do not */
  readonly importedAs?: string;
  /** Folders and files that it needs at run time, from its folder; `../shared` where its imports, or what it serves or reads, leave that. */
  readonly sources: readonly string[];
  /** Route that looks made for a health check. */
  readonly healthRoute?: HealthRoute;
  /** Whether the pages with the API's documentation are where FastAPI has them. */
  readonly hasDocumentation: boolean;
  /** Port that the team's own commands listen on. */
  readonly port?: Found<number>;
  /** Alembic's configuration file and the folder of its environment, if it is used. */
  readonly alembic?: AlembicFiles;
}

const NEVER_AT_RUN_TIME = /(^|\/)(docs?|\.[^/]+)\//;
/** Arguments of FastAPI() with which `/docs` may not be there; the description may be anywhere. */
const NO_DOCUMENTATION = /\bdocs_url\s*=|\bopenapi_url\s*=\s*(?!f?["'][^"'\n]+["']\s*[,)])/;
/** The handlers of a `try`, down to where their indentation ends. */
const IN_EXCEPT = /^([ \t]*)except\b[^\n]*:[^\n]*(?:\n(?:[ \t]*|\1[ \t]+[^\n]*)(?=\n|$))+/gm;

/**
 * Reads an application's folder; reads code rather than trusting names, and imports nothing.
 *
 * @param dependencies names of the packages that are installed for it
 */
export function detectPythonApplication(folder: ApplicationFolder, dependencies: ReadonlySet<string> = new Set()): PythonApplication {
  const files = withoutSampleProjects(folder, folder.files()).filter((file) => file.endsWith('.py') && !NEVER_AT_RUN_TIME.test(file));
  const read = (file: string): PythonModule => ({ file, code: SourceCode.python(folder.text(file)).text });
  const modules = files.filter((file) => !isTestFile(file)).map(read);
  const tests = importedTests(modules, files.filter(isTestFile).map(read));
  const commands = serverCommands(folder);
  const { chosen, decidedBy, all, factories } = findAsgiObjects(modules, { commands, foreign: dependencies });
  const alembic = detectAlembic(folder);
  const shipped = runtimeSources(folder, [...modules, ...tests], alembicPaths(alembic));
  const above = packagesAbove(folder, (chosen ? [chosen] : all).map(({ file }) => file), dependencies);
  const served = findServedBeside(modules, (path) => isInRepository(folder, path));
  const loaded = loadedModules(modules);
  const opened = findReadBeside(loaded, (path) => isFileToShip(folder, path));
  const port = commands.find((command) => command.port !== undefined && command.port >= 1024);
  return {
    asgi: chosen,
    asgiDecidedBy: decidedBy,
    candidates: all,
    factories,
    modules,
    loaded,
    importedTests: tests.map(({ file }) => file),
    importedAs: above.name ?? ownName(folder, modules),
    sources: [...new Set([...above.sources, ...served, ...opened]), ...shipped],
    healthRoute: findHealthRoute(modules, notServed(chosen, all)),
    hasDocumentation: !modules.some(({ code }) => NO_DOCUMENTATION.test(code)),
    port: port && { value: port.port!, place: port.place },
    alembic,
  };
}

function alembicPaths(alembic: AlembicFiles | undefined): string[] {
  return alembic ? [alembic.configuration, ...(alembic.ini === undefined ? [] : [alembic.ini]), alembic.folder] : [];
}

function notServed(chosen: AsgiObject | undefined, all: readonly AsgiObject[]): NamedApplication[] {
  const others = chosen === undefined ? [] : all.filter(({ file }) => file !== chosen.file);
  return others.map(({ file, target }) => ({ file, name: target.split(':')[1] }));
}

/** What an image loads of an application, and all code of packages in the repository. */
export function loadedCode({ loaded }: PythonApplication, packages: readonly ApplicationFolder[]): string[] {
  const ofPackages = packages.flatMap((folder) => pythonSources(folder, folder.files(), NEVER_AT_RUN_TIME));
  return [...loaded.map(({ code }) => code), ...ofPackages.map(({ source }) => source.text)];
}

/** Whether there is a folder whose files git knows, by its path from the application's. */
function isInRepository(folder: ApplicationFolder, path: string): boolean {
  return leadsIntoRepository(folder, path) && folder.isFolder(path) && folder.below(path).files().length > 0;
}

/** Whether there is a file that git knows, by its path from the application's; no dotfile, and none that may hold a key. */
function isFileToShip(folder: ApplicationFolder, path: string): boolean {
  if (!leadsIntoRepository(folder, path) || !folder.has(path) || /(?:^|\/)\.(?!\.\/)/.test(path)) return false;
  return folder.below(posix.dirname(path)).lists(posix.basename(path)) && !mayHoldKey(folder, path);
}

function leadsIntoRepository(folder: ApplicationFolder, path: string): boolean {
  return path.split('/').filter((part) => part === '..').length <= folder.ancestors().length;
}

/**
 * `from api.config import settings` in a folder called api that holds config.py: the team starts it from the folder above.
 * With a module of that name in it, `from api import app` means that one; it has nothing below it, though. What an `except`
 * imports stands in for what was tried first.
 */
function ownName(folder: ApplicationFolder, modules: readonly PythonModule[]): string | undefined {
  const name = posix.basename(folder.path);
  if (!/^[A-Za-z_]\w*$/.test(name) || folder.isFolder(name)) return undefined;
  const imports = modules.flatMap(({ code }) => (code.includes(name) ? importsIn(code.replaceAll(IN_EXCEPT, '')) : []));
  const below = imports.filter(({ module }) => module.startsWith(`${name}.`)).map(({ module }) => module.split('.')[1]);
  const taken = folder.has(`${name}.py`) ? [] : imports.flatMap((each) => (each.module === name ? each.name ?? [] : []));
  return [...below, ...taken].some((module) => folder.isFolder(module) || folder.has(`${module}.py`)) ? name : undefined;
}
