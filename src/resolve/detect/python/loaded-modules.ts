import { STANDARD_LIBRARY } from './import-root';
import { importsIn } from './python-imports';
import type { PythonModule } from './python-module';

/** What programs are made with that an image starts: servers, and workers beside them. */
const STARTED = /\b(?:FastAPI|Starlette|ASGIApp|Celery|WorkerSettings|\w+Broker|actor|Huey|Scheduler)\b/;
/** Names of modules that start without such a library, and those that Alembic loads. */
const STARTED_BY_NAME = /(?:^|[/_])(?:workers?|consumers?|schedulers?|tasks?|jobs?|crons?|bots?|alembic|migrations)(?:[/_.]|$)/;
/** Code that finds modules by itself. */
const FINDS_MODULES = /\b(?:__import__|import_module|import_string|pkgutil|spec_from_file_location|runpy|autodiscover\w*)\b/;
/** A name such as `app.models`, by which libraries import what they are told. */
const NAMED = /["'](?<name>[A-Za-z_][\w.:/]*)["']/g;

/**
 * Modules that an image loads: those that its programs start with, and those that a loaded one names. In doubt it does;
 * what nothing names, such as a script that fills a database, it doesn't.
 */
export function loadedModules(modules: readonly PythonModule[]): readonly PythonModule[] {
  const started = modules.filter(({ file, code }) => STARTED.test(code) || STARTED_BY_NAME.test(file));
  if (started.length === 0) return modules;
  const named = new Map<string, PythonModule[]>(modules.map((module) => [nameOf(module), []]));
  for (const module of modules) named.get(nameOf(module))!.push(module);
  const loaded = new Set(started);
  for (const { file, code } of loaded) { // those that are added meanwhile come, too
    if (FINDS_MODULES.test(code)) return modules;
    const names = [...namesIn(code), ...file.split('/').slice(0, -1)]; // packages that it lies in, too
    for (const module of names.flatMap((name) => named.get(name) ?? [])) loaded.add(module);
  }
  return modules.filter((module) => loaded.has(module));
}

/** Every part of what code imports, but for `logging.config` and the like, and of texts that may be names of modules. */
function namesIn(code: string): string[] {
  const imported = importsIn(code).filter(({ module }) => !STANDARD_LIBRARY.includes(module.split('.')[0])).flatMap(({ module, name = '' }) => [module, name]);
  const said = [...code.matchAll(NAMED)].map(({ groups }) => groups!.name);
  return [...imported, ...said].flatMap((each) => each.split(/\W+/));
}

/** Last part of the name of a module, or of the package that it is. */
function nameOf({ file }: PythonModule): string {
  return file.replace(/\/?__init__\.py$|\.py$/, '').split('/').pop()!;
}
