const WORD = /(?:[^\s"'\\]|\\[\s\S]|"(?:\\[\s\S]|[^"\\])*"|'[^']*')+/g;
const PART = /\\(?<escaped>[\s\S])|"(?<double>(?:\\[\s\S]|[^"\\])*)"|'(?<single>[^']*)'/g;

/** The words of a simple command as a shell takes them apart; variables stay as they are written. */
export function shellWords(command: string): string[] {
  return (command.match(WORD) ?? []).map((word) =>
    word.replace(PART, (...match) => {
      const { escaped, double, single } = match.at(-1) as Record<string, string | undefined>;
      return escaped ?? single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? '';
    }));
}
