import { BenchResult, ImageResult, MEASURES, typical } from './results';
import { Target, targets } from './targets';

const HEADER = ['', 'size', 'floor', 'cold', 'no change', 'source edit', 'dependency added', 'first 200', 'stop', 'root?', 'read-only?'];

/** Everything as Markdown, which also reads well in a terminal. */
export function resultTables(result: BenchResult): string {
  const { machine, images, synthesis } = result;
  const blocks = (['backend', 'frontend'] as const).map((application) => images.filter((image) => image.application === application)).filter(({ length }) => length > 0);
  return [
    `${machine.cpus} processors, ${machine.memoryGigabytes} GB, Docker Engine ${machine.engine}, Node.js ${machine.node}; load ${machine.loadBefore.toFixed(1)} `
      + `before and ${machine.loadAfter.toFixed(1)} after ${machine.minutes.toFixed(0)} minutes.`,
    ...machine.notes.map((note) => `Base image: ${note}.`),
    ...blocks.flatMap((rows) => [`### ${rows[0].application}`, table(HEADER, rows.map(imageRow)), ...failures(rows)]),
    ...(synthesis ? ['### Synthesis', synthesisTable(synthesis)] : []),
    '### Targets',
    table(['', 'against', 'target', 'reached', ''], targets(result).map(targetRow)),
  ].join('\n\n') + '\n';
}

function imageRow(image: ImageResult): string[] {
  const { contestant, traits, floor, samples } = image;
  if (!traits || samples.length === 0) return [contestant, ...HEADER.slice(1).map(() => '–')];
  return [
    contestant,
    megabytes(traits.bytes),
    floor === undefined ? '–' : megabytes(floor),
    ...MEASURES.map((measure) => `${typical(image, measure).toFixed(1)} s`),
    traits.root ? 'yes' : 'no',
    traits.readOnly ? 'yes' : 'no',
  ];
}

function failures(rows: readonly ImageResult[]): string[] {
  return rows.flatMap(({ contestant, failure }) => (failure === undefined ? [] : [`${contestant} was not measured to the end: ${failure}.`]));
}

function synthesisTable({ empty, reference, services }: NonNullable<BenchResult['synthesis']>): string {
  const rows = [['a project without the library', empty], ['with the reference stack', reference], ...services.map(({ services: count, seconds }) => [`${count} services`, seconds] as const)] as const;
  return table(['npx projen', 'processor time'], rows.map(([name, seconds]) => [String(name), `${Number(seconds).toFixed(2)} s`]));
}

function targetRow({ name, against, limit, reached, met }: Target): string[] {
  return [name, against, limit, reached, met ? '✓' : '✗'];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Columns are padded, so that the text can be read as it is. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column].length)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(header), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}
