import { absoluteName, importsIn, PythonImport } from './python-imports';
import { mayBeNamed, PythonModule } from './python-module';
import { lineAt } from '../../../util/lines';
import { argumentsAt } from '../../../util/source-code';

/** A route that is made for health checks. */
export interface HealthRoute {
  readonly path: string;
  readonly file: string;
  readonly line: number;
}

/** A router in the module that has it. */
interface Router {
  readonly name: string;
  readonly module: PythonModule;
}

/** A call of include_router, or of mount. */
interface Inclusion {
  /** What includes. */
  readonly parent: Router;
  /** Dotted name of the module whose router is included; undefined where it is the one that includes. */
  readonly from?: string;
  /** Name of the router there. */
  readonly name: string;
  /** What it puts before the router's paths; undefined where the code does not say it as text, or guards them. */
  readonly prefix?: string;
}

const HEALTH_NAMES = ['health', 'healthz', 'healthcheck', 'health-check', 'health_check', 'livez', 'liveness', 'alive', 'ping', 'heartbeat', 'readyz', 'ready'];
const ROUTE = /(?:@(?<router>\w+)\.(?:get|head|api_route|route)|\b(?<added>\w+)\.add_(?:api_)?route)\(\s*(?:path\s*=\s*)?["'](?<path>\/?[\w./-]*)["']/g;
const INCLUSION = /(?<![\w.])(?<parent>\w+)\.include_router\(/g;
/** An application within another one. */
const MOUNT = /(?<![\w.])(?<parent>\w+)\.mount\(/g;
const MOST_ROUTERS = 6;
/** What is called before each answer, for nothing but the error that it may raise. */
const GUARD = /^dependencies\s*=(?!\s*(?:\[\s*\]|None)$)/;
/** A parameter for who calls, or one that has to be in the query. */
const ASKED_FOR = /\bSecurity\(|user|auth|token|api_?key|permission|credential|bearer|^\w+\s*:\s*(?:str|int|float|bool)$/i;
const CONSTANT = /^[ \t]*(?<name>[A-Z][A-Z0-9_]*)[ \t]*(?::[ \t]*str[ \t]*)?=[ \t]*["'](?<text>\/[\w./-]*)["'][ \t]*$/gm;

/** An application: its module, and what it is called there. */
export interface NamedApplication {
  readonly file: string;
  readonly name: string;
}

/** What is known of all modules while the path of a route is followed. */
interface Routing {
  readonly inclusions: readonly Inclusion[];
  /** Texts by the names of constants. */
  readonly texts: ReadonlyMap<string, string>;
  /** Applications that are not served. */
  readonly others: readonly NamedApplication[];
}

/**
 * The shortest route for health checks whose whole path the code says.
 *
 * @param others applications that are not served: what they have answers nobody
 */
export function findHealthRoute(modules: readonly PythonModule[], others: readonly NamedApplication[] = []): HealthRoute | undefined {
  const texts = constantTexts(modules);
  const inclusions = modules.flatMap((module) => inclusionsIn(module, texts)).filter(({ parent }) => !isAmong(others, parent));
  const found = modules.flatMap((module) =>
    [...module.code.matchAll(ROUTE)].flatMap(({ 0: match, groups, index }) => {
      const router = { name: groups!.router ?? groups!.added, module };
      const path = healthPath(groups!.path.replace(/\/$/, ''), router, { inclusions, texts, others }, MOST_ROUTERS);
      return path === undefined || asksForSomething(module.code, index + match.indexOf('(')) ? [] : [{ path, file: module.file, line: lineAt(module.code, index) }];
    }),
  );
  return found.sort((a, b) => rank(a.path) - rank(b.path) || a.path.length - b.path.length)[0];
}

/** Whether a route answers only to those who send a token or the like, which no check has. */
function asksForSomething(code: string, call: number): boolean {
  if (argumentsAt(code, call).some((argument) => GUARD.test(argument))) return true;
  const head = code.startsWith('@', code.lastIndexOf('\n', call) + 1) && /\bdef\s+\w+\s*\(/.exec(code.slice(call));
  return head ? argumentsAt(code, call + head.index + head[0].length - 1).some((parameter) => ASKED_FOR.test(parameter)) : false;
}

/** A route that asks whether the process lives before one that asks whether it is ready for traffic. */
function rank(path: string): number {
  return /ready/.test(path) ? 1 : 0;
}

/**
 * The whole path of a router's route, if it is one for health checks; undefined, too, when the code does not say all of
 * it as text.
 *
 * @param left how many routers may still be around it
 */
function healthPath(path: string, router: Router, routing: Routing, left: number): string | undefined {
  const isHealth = HEALTH_NAMES.includes(path.split('/').pop()!.toLowerCase());
  // What is put before a path leaves its end as it is: most routes need no further look.
  if (left === 0 || (path !== '' && !isHealth) || isAmong(routing.others, router)) return undefined;
  const { name, module: { code } } = router;
  const creation = new RegExp(`^[ \\t]*${name}[ \\t]*(?::[^=\\n]*)?=[ \\t]*(?:[\\w.]+\\.)?(?<kind>\\w+)\\(`, 'm').exec(code);
  const inclusion = routing.inclusions.find((each) => includes(each, router));
  const isRouter = creation?.groups!.kind === 'APIRouter';
  const given = creation ? argumentsAt(code, creation.index + creation[0].length - 1) : [];
  if (given.some((argument) => GUARD.test(argument))) return undefined;
  // An application that is mounted nowhere, or a function's parameter that is one.
  if (!isRouter && !(creation && inclusion)) return isHealth ? path : undefined;
  const own = isRouter ? prefixAmong(given, routing.texts) : '';
  if (own === undefined || inclusion?.prefix === undefined) return undefined;
  return healthPath(`${inclusion.prefix}${own}${path}`, inclusion.parent, routing, left - 1);
}

function isAmong(applications: readonly NamedApplication[], { name, module }: Router): boolean {
  return applications.some((each) => each.name === name && each.file === module.file);
}

function inclusionsIn(module: PythonModule, texts: Routing['texts']): Inclusion[] {
  if (!/\.(?:include_router|mount)\(/.test(module.code)) return [];
  const imports = importsIn(module.code);
  const mounts = [...module.code.matchAll(MOUNT)].flatMap(({ 0: call, groups, index }) => {
    const [where = '', what = ''] = argumentsAt(module.code, index + call.length - 1);
    const name = /^(?:app\s*=\s*)?(?<name>[A-Za-z_][\w.]*)$/.exec(what)?.groups?.name;
    const prefix = prefixAmong([`prefix=${where.replace(/^path\s*=\s*/, '')}`], texts);
    return name ? [{ parent: { name: groups!.parent, module }, ...whatIsMeant(name, imports, module), prefix }] : [];
  });
  const routers = [...module.code.matchAll(INCLUSION)].flatMap(({ 0: call, groups, index }) => {
    const given = argumentsAt(module.code, index + call.length - 1);
    const router = /^(?:router\s*=\s*)?(?<name>[\w.]+)$/.exec(given[0] ?? '')?.groups?.name;
    return router ? [{ parent: { name: groups!.parent, module }, ...whatIsMeant(router, imports, module), prefix: prefixAmong(given, texts) }] : [];
  });
  return [...mounts, ...routers];
}

/** Where a name such as `items.router` leads. */
function whatIsMeant(dotted: string, imports: readonly PythonImport[], module: PythonModule): Pick<Inclusion, 'from' | 'name'> {
  const [local, ...rest] = dotted.split('.');
  const imported = imports.find((each) => each.local === local);
  if (rest.length === 0 && !imported) return { name: local };
  const from = imported && (imported.name !== undefined || !imported.module.startsWith(`${local}.`)) ? absoluteName(imported.module, module) : local;
  const whole = [from, imported?.name, ...rest].filter(Boolean).join('.').split('.');
  return { from: whole.slice(0, -1).join('.'), name: whole[whole.length - 1] };
}

function includes({ parent, from, name }: Inclusion, router: Router): boolean {
  return name === router.name && (from === undefined ? parent.module === router.module : mayBeNamed(router.module, from));
}

/** Constants and settings that are one text wherever they are assigned: `API_V1_STR: str = "/api/v1"`. */
function constantTexts(modules: readonly PythonModule[]): Map<string, string> {
  const found = new Map<string, string>();
  const several = new Set<string>();
  for (const { name, text } of modules.flatMap(({ code }) => [...code.matchAll(CONSTANT)].map(({ groups }) => groups!))) {
    if ((found.get(name) ?? text) !== text) several.add(name);
    found.set(name, text);
  }
  return new Map([...found].filter(([name]) => !several.has(name)));
}

/** The text of `prefix="…"`, or of a constant in its place; empty without one, undefined when the code does not say it, or guards it. */
function prefixAmong(given: readonly string[], texts: Routing['texts']): string | undefined {
  if (given.some((argument) => GUARD.test(argument))) return undefined;
  const value = given.flatMap((argument) => /^prefix\s*=\s*(?<value>[\s\S]*)$/.exec(argument)?.groups?.value ?? [])[0];
  const text = value === undefined ? '""' : value.replace(/^(?:\w+\.)*(?<name>[A-Z][A-Z0-9_]*)$/, (_, name: string) => `"${texts.get(name) ?? '?'}"`);
  return /^["'](?<prefix>[\w./-]*?)\/?["']$/.exec(text)?.groups?.prefix;
}
