/**
 * A table of Markdown.
 *
 * @param side how the columns after the first are aligned
 */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[], side: '---' | '--:' = '---'): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const sides = header.map((_, index) => (index === 0 ? '---' : side));
  return [line(header), `|${sides.join('|')}|`, ...rows.map(line)].join('\n');
}
