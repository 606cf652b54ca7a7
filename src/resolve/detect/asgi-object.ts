/** A FastAPI object, or a function that makes one, as uvicorn takes it. */
export interface AsgiObject {
  /** Module and name, such as `src.main:app`. */
  readonly target: string;
  /** True when the name is a function that has to be called. */
  readonly factory: boolean;
}

interface Module {
  readonly file: string;
  readonly code: string;
}

// In the order in which they are preferred, when several modules have an application.
const CONVENTIONAL = ['app/main.py', 'main.py', 'src/main.py', 'src/app/main.py', 'app/app.py', 'app.py', 'api/main.py', 'api/index.py'];
const CREATED = /^(?<name>\w+)\s*(?::\s*[\w.]+\s*)?=\s*(?:fastapi\.)?FastAPI\(/m;
// A function at the top level whose body, up to the next unindented line, creates the application.
const FACTORY = /^def (?<name>\w+)\((?<parameters>[^)]*)\)[^\n]*:\n(?:(?:[ \t][^\n]*)?\n)*?[ \t][^\n]*\bFastAPI\(/gm;

/** The applications of a folder. */
export interface AsgiObjects {
  /** What to serve, if convention or being alone decides. */
  readonly chosen?: AsgiObject;
  /** Every object, or where there is none every function that makes one. */
  readonly all: readonly AsgiObject[];
  /** Every function that makes one, and needs nothing for it. */
  readonly factories: readonly AsgiObject[];
}

/** Every application in the modules; the one to serve first, if convention or being alone decides. */
export function findAsgiObjects(modules: readonly Module[], importRoot?: string): AsgiObjects {
  const factories = modules.flatMap(({ file, code }) =>
    [...code.matchAll(FACTORY)].map(({ groups }) => ({ file, name: groups!.name, parameters: groups!.parameters })),
  );
  const objects = modules.flatMap((module) => {
    const name = CREATED.exec(module.code)?.groups?.name ?? assignedFrom(module, factories.map((factory) => factory.name));
    return name ? [{ file: module.file, asgi: { target: `${moduleName(module.file, importRoot)}:${name}`, factory: false } }] : [];
  });
  const callable = factories
    .filter(({ parameters }) => withoutRequiredParameters(parameters))
    .map(({ file, name }) => ({ file, asgi: { target: `${moduleName(file, importRoot)}:${name}`, factory: true } }));
  const found = objects.length > 0 ? objects : callable;
  const conventional = CONVENTIONAL.map((path) => found.find(({ file }) => file === path)).find(Boolean);
  return {
    chosen: (conventional ?? (found.length === 1 ? found[0] : undefined))?.asgi,
    all: found.map(({ asgi }) => asgi),
    factories: callable.map(({ asgi }) => asgi),
  };
}

function assignedFrom({ code }: Module, factories: readonly string[]): string | undefined {
  if (factories.length === 0) return undefined;
  return new RegExp(`^(?<name>\\w+)\\s*(?::\\s*[\\w.]+\\s*)?=\\s*(?:\\w+\\.)*(?:${factories.join('|')})\\(`, 'm').exec(code)?.groups?.name;
}

function withoutRequiredParameters(parameters: string): boolean {
  return parameters.split(',').every((parameter) => parameter.trim() === '' || parameter.includes('=') || parameter.trim().startsWith('*'));
}

function moduleName(file: string, importRoot?: string): string {
  const path = importRoot && file.startsWith(`${importRoot}/`) ? file.slice(importRoot.length + 1) : file;
  return path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.');
}
