/** Number of the line that an index of a text lies in, from 1. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** A file, and the first line of it that a pattern is found in, if there is one, as messages name places: `web/package.json:5`. */
export function placeOf(file: string, text: string, pattern: RegExp): string {
  const index = text.search(pattern);
  return index < 0 ? file : `${file}:${lineAt(text, index)}`;
}
