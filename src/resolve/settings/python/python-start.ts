import { indentationOf, SourceCode } from '../../../util/source-code';

/** What only runs where a file is the program itself, which those of a server are not. */
const IF_PROGRAM = String.raw`if\s+__name__\b`;
const PROGRAM = new RegExp(String.raw`^\s*${IF_PROGRAM}`);
/** What runs later, or not at all. */
const LATER = new RegExp(String.raw`^\s*(?:(?:async\s+)?def\b|${IF_PROGRAM})`);
const NO_STATEMENT = /^\s*(?:class\b|from\b|import\b|[^A-Za-z_\s])/;
/** `connect()`, `Client.create()` of a class, and `client.create()` of an object. */
const CALL = /(?<![\w.])(?<name>(?:[A-Za-z_]\w*\.)?[A-Za-z_]\w*)\(/g;
/** Objects that files make of classes, such as `settings = Settings()`, or have a function make: `settings = get_settings()`. */
const OBJECT = /^(?<object>[a-z_]\w*)[ \t]*(?::[^=\n]*)?=[ \t]*(?<made>[A-Za-z_]\w*)\(/gm;
/** A function that says the class of what it returns. */
const MAKER = /^def[ \t]+(?<maker>\w+)\([^)]*\)[ \t]*->[ \t]*["']?(?<class>[A-Z]\w*)/gm;
const FUNCTION = /^\s*(?:async\s+)?def\s+(?<name>\w+)/;
const CLASS = /^\s*class\s+(?<name>\w+)/;

/** The head of a class, or of a function or a method. */
const DEFINED = /^(?<indent>[ \t]*)(?:class[ \t]+(?<class>\w+)|(?:async[ \t]+)?def[ \t]+(?<function>\w+))/gm;

/** What encloses code that runs whenever the code around it does. */
const UNCONDITIONAL = /^\s*(?:try\s*:|class\b|(?:async\s+)?def\b|[)\]])/;
const HEAD = /^[ \t]*(?:async[ \t]+)?def\b/m;

/** A function that FastAPI runs when it starts. */
const HANDLER = /@\w+\.on_event\(\s*["']startup["']\s*\)\s*\n\s*(?:async\s+)?def\s+(?<startup>\w+)|\blifespan\s*=\s*(?<lifespan>\w+)/g;

/**
 * What Python calls at the top of files and in the bodies of classes, so while they are loaded: `connect`, `Client.create`;
 * what FastAPI calls before it serves; and what each of these calls in turn. The name of a class stands for its constructor.
 */
export function calledAtStart(sources: readonly SourceCode[]): ReadonlySet<string> {
  const handlers = sources.flatMap(({ text }) => [...text.matchAll(HANDLER)].map(({ groups }) => groups!.startup ?? groups!.lifespan));
  const classes = classesOfObjects(sources);
  const called = new Set([...handlers, ...calledBy(sources.flatMap(({ text }) => statementsAtLoad(text)), classes)]);
  const definitions = definitionsByName(sources);
  // The set grows while it is walked, and the walk goes on to what was added.
  for (const name of called) {
    for (const each of definitions.get(name) ?? []) calledBy(statementsOf(each), classes, each.owner).forEach((further) => called.add(further));
  }
  return called;
}

function classesOfObjects(sources: readonly SourceCode[]): ReadonlyMap<string, string> {
  const makers = new Map(sources.flatMap(({ text }) => [...text.matchAll(MAKER)].map(({ groups }) => [groups!.maker, groups!.class] as const)));
  const objects = sources.flatMap(({ text }) => [...text.matchAll(OBJECT)]);
  return new Map(objects.flatMap(({ groups: { object, made } = {} }): [string, string][] => {
    const name = makers.get(made) ?? (/^[A-Z]/.test(made) ? made : undefined);
    return name === undefined ? [] : [[object, name]];
  }));
}

/**
 * Names of what statements call; methods of objects with their class, and none of objects of which nothing is known.
 *
 * @param owner the class whose method the statements are in
 */
function calledBy(statements: readonly string[], classes: ReadonlyMap<string, string>, owner?: string): string[] {
  return statements.flatMap((line) => [...line.matchAll(CALL)]).flatMap(({ groups }) => {
    const [name, method] = groups!.name.split('.');
    if (method === undefined || /^[A-Z]/.test(name)) return [groups!.name];
    const classOfObject = name === 'self' || name === 'cls' ? owner : classes.get(name);
    return classOfObject === undefined ? [] : [`${classOfObject}.${method}`];
  });
}

/** A function, or a method of the class that owns it. */
interface Definition {
  readonly text: string;
  readonly index: number;
  readonly owner?: string;
}

/** Functions and methods by the names that {@link runsAtStart} has for them too. */
function definitionsByName(sources: readonly SourceCode[]): Map<string, Definition[]> {
  const definitions = new Map<string, Definition[]>();
  for (const { text } of sources) {
    let owner: string | undefined;
    for (const { groups, index } of text.matchAll(DEFINED)) {
      owner = groups!.class ?? (groups!.indent === '' ? undefined : owner);
      if (groups!.function === undefined) continue;
      const name = nameOf(groups!.function, owner);
      definitions.set(name, [...definitions.get(name) ?? [], { text, index, owner }]);
    }
  }
  return definitions;
}

/** `connect` of a function, `Client.create` of a method, `Client` of its constructor. */
function nameOf(name: string, owner: string | undefined): string {
  return owner === undefined ? name : name === '__init__' ? owner : `${owner}.${name}`;
}

/** What a function does without conditions, and outside of `try`; of a lifespan, before it yields. */
function statementsOf({ text, index }: Definition): string[] {
  const head = /^(?<indent>[ \t]*)[^(]*\((?:[^()]|\([^()]*\))*\)[^\n]*:[ \t]*\n/.exec(text.slice(index));
  if (!head) return [];
  const lines = text.slice(index + head[0].length).split('\n').filter((line) => line.trim() !== '');
  const end = lines.findIndex((line) => indentationOf(line) <= head.groups!.indent.length || /^\s*yield\b/.test(line));
  const body = lines.slice(0, end < 0 ? undefined : end);
  return body.filter((line) => indentationOf(line) === indentationOf(body[0]));
}

function statementsAtLoad(text: string): string[] {
  let later = Infinity; // how far in what runs later begins
  return text.split('\n').filter((line) => {
    // The head of several lines that a function has ends with a bracket.
    if (line.trim() === '' || indentationOf(line) > later || /^\s*[)\]}]/.test(line)) return false;
    later = LATER.test(line) ? indentationOf(line) : Infinity;
    return later === Infinity && !NO_STATEMENT.test(line);
  });
}

/**
 * Whether Python at an index runs when the application starts: outside of functions, or in one that is called there; not
 * where a file is the program itself.
 *
 * @param called what files call while they are loaded, and FastAPI before it serves
 */
export function runsAtStart(source: SourceCode, index: number, called: ReadonlySet<string>): boolean {
  const above = source.above(index);
  return above.every((line, at) => {
    const name = FUNCTION.exec(line)?.groups?.name;
    const owner = CLASS.exec(above[at + 1] ?? '')?.groups?.name;
    return name === undefined ? !PROGRAM.test(line) : called.has(nameOf(name, owner));
  });
}

/** Whether each start comes to an index: nothing that encloses it is a condition, and its function does not return before. */
export function isMadeAtStart(source: SourceCode, index: number, called: ReadonlySet<string>): boolean {
  const above = source.above(index);
  if (!above.every((line) => UNCONDITIONAL.test(line)) || !runsAtStart(source, index, called)) return false;
  const before = above.some((line) => HEAD.test(line)) ? source.text.slice(0, source.text.lastIndexOf('\n', index)).split(HEAD).pop()! : '';
  return !/\breturn\b/.test(before);
}
