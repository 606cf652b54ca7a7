const WORD = /(?:[^\s"'\\]|\\[\s\S]|"(?:\\[\s\S]|[^"\\])*"|'[^']*')+/g;
const PART = /\\(?<escaped>[\s\S])|"(?<double>(?:\\[\s\S]|[^"\\])*)"|'(?<single>[^']*)'/g;

/** Splits a simple command into words as a shell does; variables are not expanded. */
export function shellWords(command: string): string[] {
  return (command.match(WORD) ?? []).map((word) =>
    word.replace(PART, (...match) => {
      const { escaped, double, single } = match.at(-1) as Record<string, string | undefined>;
      return escaped ?? single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? '';
    }));
}
