import type { SourceCode } from '../../../util/source-code';

const STATEMENT = /^(?!(?:async\s+)?def\b|class\b|from\b|import\b|@)[A-Za-z_][^\n]*/gm;
const CALL = /(?<![\w.])(?<name>[A-Za-z_]\w*)\(/g;
const FUNCTION = /^\s*(?:async\s+)?def\s+(?<name>\w+)/;

/** Names of the functions that Python calls at the top of files, so while they are loaded. */
export function calledAtLoad(sources: readonly SourceCode[]): ReadonlySet<string> {
  const statements = sources.flatMap(({ text }) => text.match(STATEMENT) ?? []);
  return new Set(statements.flatMap((line) => [...line.matchAll(CALL)].map(({ groups }) => groups!.name)));
}

/**
 * Whether Python at an index runs when the application starts: outside of functions, or in one that is called there.
 *
 * @param called what files call while they are loaded
 */
export function runsAtStart(source: SourceCode, index: number, called: ReadonlySet<string>): boolean {
  return source.above(index).every((line) => {
    const name = FUNCTION.exec(line)?.groups?.name;
    return name === undefined || called.has(name);
  });
}
