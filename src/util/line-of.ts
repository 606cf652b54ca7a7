/** Number of the first line that a pattern is found in; undefined when it is in none. */
export function lineOf(text: string, pattern: RegExp): number | undefined {
  const index = text.search(pattern);
  return index < 0 ? undefined : text.slice(0, index).split('\n').length;
}

/** A file, and the line of it if one is found, as messages name places: `web/package.json:5`. */
export function placeOf(file: string, text: string, pattern: RegExp): string {
  const line = lineOf(text, pattern);
  return line === undefined ? file : `${file}:${line}`;
}
