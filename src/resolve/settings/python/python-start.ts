import { indentationOf, SourceCode } from '../../../util/source-code';

/** What runs later, or only where a file is the program itself. */
const LATER = /^\s*(?:(?:async\s+)?def\b|if\s+__name__\b)/;
const NO_STATEMENT = /^\s*(?:class\b|from\b|import\b|[^A-Za-z_\s])/;
/** `connect()`, and `Client.create()` of a class; those of other objects stay out. */
const CALL = /(?<![\w.])(?<name>(?:[A-Z]\w*\.)?[A-Za-z_]\w*)\(/g;
const FUNCTION = /^\s*(?:async\s+)?def\s+(?<name>\w+)/;
const CLASS = /^\s*class\s+(?<name>\w+)/;

/** What encloses code that runs whenever the code around it does. */
const UNCONDITIONAL = /^\s*(?:try\s*:|class\b|(?:async\s+)?def\b|[)\]])/;
const HEAD = /^[ \t]*(?:async[ \t]+)?def\b/m;

/** A function that FastAPI runs when it starts. */
const HANDLER = /@\w+\.on_event\(\s*["']startup["']\s*\)\s*\n\s*(?:async\s+)?def\s+(?<startup>\w+)|\blifespan\s*=\s*(?<lifespan>\w+)/g;

/**
 * What Python calls at the top of files and in the bodies of classes, so while they are loaded: `connect`, `Client.create`;
 * and what FastAPI calls before it serves, with what these functions call themselves.
 */
export function calledAtStart(sources: readonly SourceCode[]): ReadonlySet<string> {
  const handlers = sources.flatMap(({ text }) => [...text.matchAll(HANDLER)].map(({ groups }) => groups!.startup ?? groups!.lifespan));
  const statements = sources.flatMap(({ text }) => [...statementsAtLoad(text), ...handlers.flatMap((handler) => statementsOf(text, handler))]);
  return new Set([...handlers, ...statements.flatMap((line) => [...line.matchAll(CALL)].map(({ groups }) => groups!.name))]);
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
