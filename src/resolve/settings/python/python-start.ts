import { indentationOf, SourceCode } from '../../../util/source-code';

/** What runs later, or only where a file is the program itself. */
const LATER = /^\s*(?:(?:async\s+)?def\b|if\s+__name__\b)/;
const NO_STATEMENT = /^\s*(?:class\b|from\b|import\b|[^A-Za-z_\s])/;
/** `connect()`, `Client.create()` of a class, and `client.create()` of an object. */
const CALL = /(?<![\w.])(?<name>(?:[A-Za-z_]\w*\.)?[A-Za-z_]\w*)\(/g;
/** Objects that files make of classes, such as `settings = Settings()`. */
const OBJECT = /^(?<object>[a-z_]\w*)[ \t]*(?::[^=\n]*)?=[ \t]*(?<class>[A-Z]\w*)\(/gm;
const FUNCTION = /^\s*(?:async\s+)?def\s+(?<name>\w+)/;
const CLASS = /^\s*class\s+(?<name>\w+)/;

/** What encloses code that runs whenever the code around it does. */
const UNCONDITIONAL = /^\s*(?:try\s*:|class\b|(?:async\s+)?def\b|[)\]])/;
const HEAD = /^[ \t]*(?:async[ \t]+)?def\b/m;

/** A function that FastAPI runs when it starts. */
const HANDLER = /@\w+\.on_event\(\s*["']startup["']\s*\)\s*\n\s*(?:async\s+)?def\s+(?<startup>\w+)|\blifespan\s*=\s*(?<lifespan>\w+)/g;

/**
 * What Python calls at the top of files and in the bodies of classes, so while they are loaded: `connect`, `Client.create`;
 * what FastAPI calls before it serves; and what these functions call themselves, such as the one that makes the application.
 */
export function calledAtStart(sources: readonly SourceCode[]): ReadonlySet<string> {
  const handlers = sources.flatMap(({ text }) => [...text.matchAll(HANDLER)].map(({ groups }) => groups!.startup ?? groups!.lifespan));
  const classes = new Map(sources.flatMap(({ text }) => [...text.matchAll(OBJECT)].map(({ groups }) => [groups!.object, groups!.class] as const)));
  const atLoad = calledBy(sources.flatMap(({ text }) => statementsAtLoad(text)), classes);
  const begun = new Set([...handlers, ...atLoad]);
  return new Set([...begun, ...calledBy(sources.flatMap(({ text }) => bodiesOf(text, begun)), classes)]);
}

/** Names of what statements call; methods of objects with their class, and none of objects of which nothing is known. */
function calledBy(statements: readonly string[], classes: ReadonlyMap<string, string>): string[] {
  return statements.flatMap((line) => [...line.matchAll(CALL)]).flatMap(({ groups }) => {
    const [name, method] = groups!.name.split('.');
    if (method === undefined || /^[A-Z]/.test(name)) return [groups!.name];
    return classes.has(name) ? [`${classes.get(name)}.${method}`] : [];
  });
}

/** What those functions of a file do that are called. */
function bodiesOf(text: string, called: ReadonlySet<string>): string[] {
  const functions = [...text.matchAll(/^(?:async[ \t]+)?def[ \t]+(?<name>\w+)/gm)].map(({ groups }) => groups!.name);
  return functions.filter((name) => called.has(name)).flatMap((name) => statementsOf(text, name));
}

/** What a function does without conditions, and outside of `try`; of a lifespan, before it yields. */
function statementsOf(text: string, name: string): string[] {
  const head = new RegExp(String.raw`^(?<indent>[ \t]*)(?:async[ \t]+)?def[ \t]+${name}\([^)]*\)[^\n]*:[ \t]*\n`, 'm').exec(text);
  if (!head) return [];
  const lines = text.slice(head.index + head[0].length).split('\n').filter((line) => line.trim() !== '');
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
 * Whether Python at an index runs when the application starts: outside of functions, or in one that is called there.
 *
 * @param called what files call while they are loaded, and FastAPI before it serves
 */
export function runsAtStart(source: SourceCode, index: number, called: ReadonlySet<string>): boolean {
  const above = source.above(index);
  return above.every((line, at) => {
    const name = FUNCTION.exec(line)?.groups?.name;
    const owner = CLASS.exec(above[at + 1] ?? '')?.groups?.name;
    return name === undefined || called.has(owner === undefined ? name : name === '__init__' ? owner : `${owner}.${name}`);
  });
}

/** Whether each start comes to an index: nothing that encloses it is a condition, and its function does not return before. */
export function isMadeAtStart(source: SourceCode, index: number, called: ReadonlySet<string>): boolean {
  const above = source.above(index);
  const before = above.some((line) => HEAD.test(line)) ? source.text.slice(0, source.text.lastIndexOf('\n', index)).split(HEAD).pop()! : '';
  return above.every((line) => UNCONDITIONAL.test(line)) && !/\breturn\b/.test(before) && runsAtStart(source, index, called);
}
