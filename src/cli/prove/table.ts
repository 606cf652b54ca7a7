import { Column, COLUMNS, Row, Verdict } from './row';

const SIGNS: Readonly<Record<Verdict, string>> = { 'yes': '✓', 'no': '✗', 'not needed': '–', 'not reached': '·' };

/** The table for people: one line for each service, followed by the causes of failures. */
export function proofTable(rows: readonly Row[]): string[] {
  const cells = [['service', ...COLUMNS, 'MB'], ...rows.map((row) => [row.service, ...COLUMNS.map((column) => cell(row, column)), row.megabytes?.toFixed(1) ?? '–'])];
  const widths = cells[0].map((_, column) => Math.max(...cells.map((line) => line[column].length)));
  return [
    ...cells.map((line) => line.map((text, column) => text.padEnd(widths[column])).join('  ').trimEnd()),
    ...rows.flatMap(({ service, cause }) =>
      cause ? ['', `✗ ${service} is not ${cause.column}: ${cause.line}`, `  Likely: ${cause.likely}`] : [],
    ),
  ];
}

function cell(row: Row, column: Column): string {
  const seconds = row.seconds[column];
  return SIGNS[row.get(column)] + (seconds === undefined ? '' : ` ${seconds.toFixed(1)} s`);
}
