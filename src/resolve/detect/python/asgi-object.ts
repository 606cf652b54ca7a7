import { importRoot } from './import-root';
import { importsIn } from './python-imports';
import { mayBeNamed, moduleName, PythonModule } from './python-module';
import { lineAt } from '../../../util/lines';
import { SourceCode } from '../../../util/source-code';

/** A FastAPI object, or a function that makes one, as uvicorn takes it. */
export interface AsgiObject {
  /** Module and name, such as `src.main:app`. */
  readonly target: string;
  /** True when the name is a function that has to be called. */
  readonly factory: boolean;
  /** Folder from which its module is imported; `.` for the application's own. */
  readonly importRoot: string;
  /** File of the module. */
  readonly file: string;
  /** Line that creates it. */
  readonly line: number;
}

/** The applications of a folder. */
export interface AsgiObjects {
  /** What to serve, if a command of the team, convention or being alone decides. */
  readonly chosen?: AsgiObject;
  /** What decided, where that is a command of the team: its file and line. */
  readonly decidedBy?: string;
  /** Every object, or where there is none every function that makes one. */
  readonly all: readonly AsgiObject[];
  /** Every function that makes one, and needs nothing for it. */
  readonly factories: readonly AsgiObject[];
}

/** What else is known when an application is looked for. */
export interface AsgiSearch {
  /** Commands of the team that start it, those to be trusted most first. @default none */
  readonly commands?: readonly { readonly target?: string; readonly place: string }[];
  /** Names that are imported from dependencies. @default none */
  readonly foreign?: ReadonlySet<string>;
}

interface Candidate {
  readonly module: PythonModule;
  readonly name: string;
  readonly index: number;
  readonly factory: boolean;
}

// In the order in which they are preferred, when several modules have an application.
const CONVENTIONAL = ['app/main.py', 'main.py', 'src/main.py', 'src/app/main.py', 'app/app.py', 'app.py', 'api/main.py', 'api/index.py'];
const SUBCLASS = /^class[ \t]+(?<name>\w+)\((?:[\w.]+,[ \t]*)*(?:fastapi\.)?FastAPI\b/gm;
/** An object that keeps the application: `self.app = FastAPI(`. */
const KEPT = /^[ \t]+self\.(?<name>\w+)[ \t]*(?::[^=\n]*)?=[ \t]*(?:fastapi\.)?FastAPI\(/gm;
/** What may enclose code that a module runs when it is imported; the end of a head of several lines is a bracket. */
const AT_IMPORT = /^\s*(?:(?:if|elif|else|try|except|finally|with)\b(?!.*\b__name__\b)|[)\]}])/;
const MOUNTED = /\.mount\(\s*(?:path\s*=\s*)?[^,]+,\s*(?:app\s*=\s*)?(?<name>[\w.]+)/g;

/** Every application in the modules; the one to serve first, if something decides. */
export function findAsgiObjects(modules: readonly PythonModule[], { commands = [], foreign = new Set() }: AsgiSearch = {}): AsgiObjects {
  const subclasses = modules.flatMap(({ code }) => [...code.matchAll(SUBCLASS)].map(({ groups }) => groups!.name));
  const pattern = factoryPattern(`(?:${['FastAPI', ...subclasses].join('|')})`);
  const made = modules.flatMap((module) => [...module.code.matchAll(pattern)].map((match) => ({ module, match })));
  const factoryNames = made.map(({ match }) => match.groups!.name);
  const attributes = modules.flatMap(({ code }) => [...code.matchAll(KEPT)].map(({ groups }) => groups!.name));
  const objects = withoutMounted(modules.flatMap((module) => createdIn(module, { subclasses, factories: factoryNames, attributes })));
  const callable = made
    .filter(({ match }) => withoutRequiredParameters(match.groups!.parameters))
    .map(({ module, match }): Candidate => ({ module, name: match.groups!.name, index: match.index, factory: true }));
  const toObject = ({ module, name, index, factory }: Candidate): AsgiObject => {
    const root = importRoot(module.file, modules, foreign);
    return { target: `${moduleName(module.file, root)}:${name}`, factory, importRoot: root, file: module.file, line: lineAt(module.code, index) };
  };
  const all = (objects.length > 0 ? objects : withoutTaken(callable)).map(toObject);
  const madeByFactories = callable.map(toObject);
  const commanded = fromCommands([...all, ...madeByFactories], modules, commands);
  const conventional = CONVENTIONAL.map((path) => all.find(({ file }) => file === path)).find(Boolean);
  return {
    chosen: commanded?.object ?? conventional ?? (all.length === 1 ? all[0] : undefined),
    decidedBy: commanded?.place,
    all,
    factories: madeByFactories,
  };
}

/**
 * A function at the top level whose body, up to the next unindented line, creates the application, or that says so. Its
 * parameters hold calls, and unions in parentheses, of two levels at most.
 */
function factoryPattern(classes: string): RegExp {
  const head = String.raw`^def (?<name>\w+)\((?<parameters>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)`;
  return new RegExp(String.raw`${head}(?:\s*->\s*["']?(?:\w+\.)?${classes}["']?\s*:|[^\n]*:\n(?:(?:[ \t][^\n]*)?\n)*?[ \t][^\n]*\b${classes}\()`, 'gm');
}

/** The first command whose target is one of the applications, or another name at the top of such a module. */
function fromCommands(
  objects: readonly AsgiObject[],
  modules: readonly PythonModule[],
  commands: NonNullable<AsgiSearch['commands']>,
): { readonly object: AsgiObject; readonly place: string } | undefined {
  for (const { target, place } of commands) {
    const [module, name] = target?.split(':') ?? [];
    if (!module) continue;
    const inModule = objects.filter((each) => mayBeNamed(each, module));
    const object = inModule.find((each) => name === '' || each.target.endsWith(`:${name}`));
    if (object) return { object, place };
    const [other] = inModule;
    const code = modules.find(({ file }) => file === other?.file)?.code ?? '';
    if (other && new RegExp(`^${name}\\b[^=\\n]*=[^=]`, 'm').test(code)) {
      return { object: { ...other, target: `${other.target.split(':')[0]}:${name}`, factory: false }, place };
    }
  }
  return undefined;
}

/** Classes and functions of the team that make an application, and attributes of its objects that hold one. */
interface Makers {
  readonly subclasses: readonly string[];
  readonly factories: readonly string[];
  readonly attributes: readonly string[];
}

function createdIn(module: PythonModule, { subclasses, factories, attributes }: Makers): Candidate[] {
  const classes = ['(?:fastapi\\.)?FastAPI', ...subclasses];
  const calls = factories.length > 0 ? `|(?:\\w+\\.)*(?:${factories.join('|')})` : '';
  const kept = attributes.length > 0 ? `|\\w+(?:\\([^()\\n]*\\))?\\.(?:${attributes.join('|')})[ \\t]*$` : '';
  const created = new RegExp(`^(?<indent>[ \\t]*)(?<name>\\w+)[ \\t]*(?::[^=\\n]*)?=[ \\t]*(?:(?:${classes.join('|')}${calls})\\(${kept})`, 'gm');
  const mounted = [...module.code.matchAll(MOUNTED)].map(({ groups }) => groups!.name);
  const isAtImport = (index: number) => SourceCode.python(module.code).above(index).every((line) => AT_IMPORT.test(line));
  const found = [...module.code.matchAll(created)].filter(({ groups, index }) =>
    !mounted.includes(groups!.name) && (groups!.indent === '' || isAtImport(index)));
  const chosen = found.find(({ groups }) => groups!.name === 'app') ?? found[0];
  return chosen ? [{ module, name: chosen.groups!.name, index: chosen.index, factory: false }] : [];
}

/** An application that another one mounts is served by that one. */
function withoutMounted(candidates: readonly Candidate[]): Candidate[] {
  const top = candidates.filter(({ module }) => {
    const stem = moduleName(module.file).split('.').pop()!;
    const imports = (code: string) => importsIn(code).some((each) => each.name === stem || each.module.split('.').includes(stem));
    return !candidates.some((other) => other.module !== module && /\.mount\(/.test(other.module.code) && imports(other.module.code));
  });
  return top.length > 0 ? top : [...candidates];
}

/** A function that the module of another one imports is called by that one. */
function withoutTaken(candidates: readonly Candidate[]): Candidate[] {
  const top = candidates.filter(({ module, name }) => {
    const stem = moduleName(module.file).split('.').pop()!;
    const takes = (code: string) => importsIn(code).some((each) => each.name === name && each.module.split('.').pop() === stem);
    return !candidates.some((other) => other.module !== module && takes(other.module.code));
  });
  return top.length > 0 ? top : [...candidates];
}

function withoutRequiredParameters(parameters: string): boolean {
  return withoutBrackets(parameters).split(',').every((parameter) => parameter.trim() === '' || parameter.includes('=') || parameter.trim().startsWith('*'));
}

/** What stands outside of all brackets, where each comma parts two parameters. */
function withoutBrackets(code: string): string {
  const outer = code.replace(/\([^()[\]{}]*\)|\[[^()[\]{}]*\]|\{[^()[\]{}]*\}/g, '');
  return outer === code ? code : withoutBrackets(outer);
}
