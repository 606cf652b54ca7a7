/** Line number, from 1, of an index in a text. */
export function lineAt(text: string, index: number): number {
  let line = 1;
  for (let end = text.indexOf('\n'); end >= 0 && end < index; end = text.indexOf('\n', end + 1)) line += 1;
  return line;
}

/** A place for messages, such as `web/package.json:5`: a file and its first line that matches, if any. */
export function placeOf(file: string, text: string, pattern: RegExp): string {
  const index = text.search(pattern);
  return index < 0 ? file : `${file}:${lineAt(text, index)}`;
}

/** The line of a number, and those that say a name which it gives to something. */
export function linesAbout(text: string, line: number, name: string | undefined): string[] {
  return text.split('\n').filter((each, index) => index === line - 1 || (name !== undefined && new RegExp(String.raw`\b${name}\b`).test(each)));
}
