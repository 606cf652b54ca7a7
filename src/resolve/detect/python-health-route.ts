import { lineAt, moduleName, PythonModule } from './python-module';

/** A route that is made for health checks. */
export interface HealthRoute {
  readonly path: string;
  readonly file: string;
  readonly line: number;
}

const HEALTH_NAMES = ['health', 'healthz', 'healthcheck', 'health-check', 'health_check', 'livez', 'liveness', 'alive', 'ping', 'heartbeat', 'readyz', 'ready'];
const ROUTE = /(?:@(?<router>\w+)\.(?:get|head|api_route|route)|\b(?<added>\w+)\.add_(?:api_)?route)\(\s*(?:path\s*=\s*)?["'](?<path>\/?[\w./-]*)["']/g;
const MOST_ROUTERS = 6;

/** The shortest route for health checks whose whole path the code says. */
export function findHealthRoute(modules: readonly PythonModule[]): HealthRoute | undefined {
  const found = modules.flatMap((module) =>
    [...module.code.matchAll(ROUTE)].flatMap(({ groups, index }) => {
      const path = groups!.path.replace(/\/$/, '');
      const prefix = prefixOf(groups!.router ?? groups!.added, module, modules, MOST_ROUTERS);
      if (prefix === undefined || !isHealthPath(`${prefix}${path}`)) return [];
      return [{ path: `${prefix}${path}` || '/', file: module.file, line: lineAt(module.code, index) }];
    }),
  );
  return found.sort((a, b) => rank(a.path) - rank(b.path) || a.path.length - b.path.length)[0];
}

function isHealthPath(path: string): boolean {
  return HEALTH_NAMES.includes(path.split('/').pop()!.toLowerCase());
}

/** A route that asks whether the process lives before one that asks whether it is ready for traffic. */
function rank(path: string): number {
  return /ready/.test(path) ? 1 : 0;
}

/** What stands before the paths of a router; undefined when the code does not say it as text. */
function prefixOf(router: string, module: PythonModule, modules: readonly PythonModule[], left: number): string | undefined {
  if (left === 0) return undefined;
  const creation = new RegExp(`^[ \\t]*${router}[ \\t]*(?::[^=\\n]*)?=[ \\t]*(?:[\\w.]+\\.)?(?<kind>\\w+)\\(`, 'm').exec(module.code);
  if (!creation || creation.groups!.kind !== 'APIRouter') return ''; // an application, or a function's parameter that is one
  const own = prefixArgument(argumentsAfter(module.code, creation.index + creation[0].length));
  if (own === undefined) return undefined;
  for (const including of modules) {
    for (const match of including.code.matchAll(/\b(?<parent>\w+)\.include_router\(/g)) {
      const text = argumentsAfter(including.code, match.index + match[0].length);
      if (!includes(text, router, module, including)) continue;
      const given = prefixArgument(text);
      const above = prefixOf(match.groups!.parent, including, modules, left - 1);
      return given === undefined || above === undefined ? undefined : `${above}${given}${own}`;
    }
  }
  return undefined;
}

/** Whether the first argument of include_router is this router. */
function includes(text: string, router: string, module: PythonModule, including: PythonModule): boolean {
  const name = /^\s*(?:router\s*=\s*)?(?<name>[\w.]+)/.exec(text)?.groups?.name;
  if (!name) return false;
  if (module === including) return name === router;
  const stem = moduleName(module.file).split('.').pop()!;
  if (name === `${stem}.${router}` || name.endsWith(`.${stem}.${router}`)) return true;
  const imported = new RegExp(`\\b(?:from[ \\t]+[\\w.]*\\b${stem}[ \\t]+import|import[ \\t]+${stem}[ \\t]+as)[ \\t(]+[^#\\n]*?(?:\\b${router}[ \\t]+as[ \\t]+${name.split('.')[0]}\\b|\\b${name.split('.')[0]}\\b)`);
  return imported.test(including.code) && (!name.includes('.') || name.endsWith(`.${router}`));
}

/** The text of `prefix="…"`; empty without one, undefined when it is no plain text. */
function prefixArgument(text: string): string | undefined {
  if (!/\bprefix\s*=/.test(text)) return '';
  return /\bprefix\s*=\s*["'](?<prefix>[\w./-]*)["']\s*(?:,|$)/.exec(text)?.groups?.prefix.replace(/\/$/, '');
}

/** Text up to the parenthesis that closes the one before it. */
function argumentsAfter(code: string, start: number): string {
  let depth = 1;
  for (let index = start; index < code.length; index++) {
    if (code[index] === '(') depth++;
    if (code[index] === ')' && --depth === 0) return code.slice(start, index);
  }
  return code.slice(start);
}
