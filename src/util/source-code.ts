import { lineAt } from './lines';
import { remembering } from './remembering';

const SHORT_TEXT = String.raw`"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'`;
const PYTHON = new RegExp(String.raw`"""[\s\S]*?"""|'''[\s\S]*?'''|(?<kept>${SHORT_TEXT})|#[^\n]*`, 'g');
const TEMPLATE = String.raw`\x60(?:\\.|[^\x60\\])*\x60`;
/** A regular expression: no value precedes its slash, so that it cannot be a division. */
const REGULAR_EXPRESSION = String.raw`\/(?<=(?:^|[=(,:[!&|?{;]|=>|\breturn)\s*\/)(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/`;
const JAVASCRIPT = new RegExp(String.raw`(?<kept>${SHORT_TEXT}|${TEMPLATE}|${REGULAR_EXPRESSION})|\/\*[\s\S]*?\*\/|(?<![:\w])\/\/[^\n]*`, 'g');

/** A text in quotes, or else one character. */
const TOKEN = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[\s\S]/g;

/** The code of a file without comments, with every line in its place. */
export class SourceCode {
  /** Python, without comments and docstrings. */
  public static readonly python = remembering((text) => new SourceCode(text.replace(PYTHON, (match, kept?: string) => kept ?? blank(match))));

  /** JavaScript or TypeScript, without comments. */
  public static readonly javascript = remembering((text) => new SourceCode(text.replace(JAVASCRIPT, (match, kept?: string) => kept ?? blank(match))));

  private readonly lines: readonly string[];

  private constructor(public readonly text: string) {
    this.lines = text.split('\n');
  }

  /** Number of the line that an index lies in, from 1. */
  public lineAt(index: number): number {
    return lineAt(this.text, index);
  }

  /** Whether the code at an index runs when the file is loaded, because it is in no function. */
  public runsAtLoad(index: number): boolean {
    return !this.above(index).some((line) => /^\s*(?:async\s+)?def\s/.test(line));
  }

  /** Lines of Python that enclose an index, such as `def` and `if`; innermost first. */
  public above(index: number): string[] {
    const above: string[] = [];
    let at = this.lineAt(index) - 1;
    let indentation = indentationOf(this.lines[at]);
    while (indentation > 0 && at > 0) {
      at -= 1;
      const line = this.lines[at];
      if (line.trim() === '' || indentationOf(line) >= indentation) continue;
      above.push(line);
      // The end of a multi-line head, such as `) -> str:`, is indented like its beginning.
      indentation = indentationOf(line) + (/^\s*[)\]}]/.test(line) ? 1 : 0);
    }
    return above;
  }

  /** Lines of Python behind that of an index, as far as they are indented by more than a width. */
  public below(index: number, indentation: number): string[] {
    const behind = this.lines.slice(this.lineAt(index));
    const end = behind.findIndex((line) => line.trim() !== '' && indentationOf(line) <= indentation);
    return behind.slice(0, end < 0 ? undefined : end);
  }
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

/** Width of the white space that a line begins with. */
export function indentationOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Splits a text at a character, but not within brackets or quotes. */
export function splitOutsideBrackets(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if ('([{'.includes(token)) {depth += 1;} else if (')]}'.includes(token)) {depth -= 1;} else if (token === separator && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** The text between the bracket at an index and the one that closes it. */
export function withinBrackets(text: string, open: number): string {
  let depth = 0;
  for (const { 0: token, index } of text.slice(open).matchAll(TOKEN)) {
    if ('([{'.includes(token)) depth += 1;
    else if (')]}'.includes(token) && --depth === 0) return text.slice(open + 1, open + index);
  }
  return text.slice(open + 1);
}

/** Arguments of the call, or entries of the list, whose bracket is at an index. */
export function argumentsAt(text: string, open: number): string[] {
  return splitOutsideBrackets(withinBrackets(text, open), ',').map((each) => each.trim()).filter(Boolean);
}
