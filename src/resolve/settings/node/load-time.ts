import type { SourceCode } from '../../../util/source-code';

/** A function that code lies in. */
interface Enclosing {
  /** Undefined for one without, which is taken to run with what it lies in. */
  readonly name?: string;
}

const TOKEN = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[{}]/g;
const PARAMETERS = String.raw`\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)(?:\s*:(?:[^{};=]|\{(?:[^{}]|\{[^{}]*\})*\})+)?\s*`;
const FUNCTIONS = [
  new RegExp(String.raw`\bfunction\b\s*\*?\s*(?<name>\w+)?\s*(?:<[^>]*>)?\s*${PARAMETERS}$`),
  new RegExp(String.raw`(?:\b(?:const|let|var)\s+(?<name>\w+)\s*(?::[^=]+)?=\s*(?:async\s*)?)?(?:<[^>]*>\s*)?(?:${PARAMETERS}|\w+\s*)=>\s*$`),
  new RegExp(String.raw`(?:^|[\s{};,])(?!(?:if|for|while|switch|catch|with)\b)(?<name>\w+)\s*${PARAMETERS}$`),
];
/** Text before a brace that is looked at: a function's head is seldom longer. */
const HEAD = 1000;
/** What Next.js itself loads or calls for every page. */
const FOR_EVERY_PAGE = /(?:^|\/)(?:middleware|proxy|instrumentation|layout|_app|next\.config)\.[cm]?[jt]sx?$/;
const CALL = /(?<![\w.])(?<name>[A-Za-z_]\w*)\(/g;

/** Names of the functions that statements call that files have at their top, so while they are loaded. */
export function calledAtLoad(sources: readonly SourceCode[]): ReadonlySet<string> {
  const statements = sources.flatMap(({ text }) => text.split('\n')).filter((line) => /^[A-Za-z_]/.test(line) && !/^(?:export\s+)?(?:default\s+)?(?:async\s+)?function\b/.test(line));
  return new Set(statements.flatMap((line) => [...line.matchAll(CALL)].map(({ groups }) => groups!.name)));
}

/**
 * Whether JavaScript at an index runs when the application starts, or for every page: outside of functions, or in one
 * that is called there. In doubt it does.
 *
 * @param called what other files call while they are loaded
 */
export function runsAtStart(path: string, { text }: SourceCode, index: number, called: ReadonlySet<string>): boolean {
  return FOR_EVERY_PAGE.test(path) || runs(text, index, called, []);
}

function runs(text: string, index: number, called: ReadonlySet<string>, seen: readonly string[]): boolean {
  return enclosing(text, index).every(({ name }) => {
    if (name === undefined || called.has(name)) return true;
    if (seen.includes(name)) return false;
    const calls = [...text.matchAll(new RegExp(String.raw`(?<!\bfunction\s{1,9})\b${name}\(`, 'g'))].filter((call) => call.index !== declaration(text, name));
    return calls.some((call) => runs(text, call.index, called, [...seen, name]));
  });
}

/** Where a method of that name has its head, which looks like a call. */
function declaration(text: string, name: string): number | undefined {
  return new RegExp(String.raw`\b${name}${PARAMETERS}\{`).exec(text)?.index;
}

function enclosing(text: string, index: number): Enclosing[] {
  return blocksAround(text, index).flatMap(functionBefore);
}

/** What stands before each brace that is open at an index, outermost first. */
export function blocksAround(text: string, index: number): string[] {
  const open: number[] = [];
  for (const { 0: token, index: at } of text.slice(0, index).matchAll(TOKEN)) {
    if (token === '{') open.push(at);
    else if (token === '}') open.pop();
  }
  return open.map((at) => text.slice(Math.max(0, at - HEAD), at));
}

function functionBefore(head: string): Enclosing[] {
  const match = FUNCTIONS.map((pattern) => pattern.exec(head)).find((each) => each !== null);
  return match ? [{ name: match.groups?.name }] : [];
}
