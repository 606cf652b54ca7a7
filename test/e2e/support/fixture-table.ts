import { COLUMNS } from '../../../src/cli/prove/row';

type Verdicts = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** What `prove --json` writes. */
export interface ProofFile {
  readonly proven: boolean;
  readonly services: readonly (Verdicts & { readonly service: string; readonly megabytes?: number })[];
}

/** What came of a fixture. */
export interface Outcome extends ProofFile {
  readonly fixture: string;
  readonly seconds: number;
}

/** The outcome of a fixture of which there is no proof, since its synthesis, or what comes before, failed. */
export function notSynthesised(fixture: string, seconds: number): Outcome {
  const columns = Object.fromEntries(COLUMNS.map((column) => [column, 'not reached'])) as Record<(typeof COLUMNS)[number], string>;
  return { fixture, seconds, proven: false, services: [{ service: fixture, ...columns }] };
}

/** A line a fixture: what holds of all its services, how long it took, and how large its images are. */
export function fixtureTable(outcomes: readonly Outcome[], totalSeconds: number): string {
  const lines = [...outcomes].sort((a, b) => (a.fixture < b.fixture ? -1 : 1)).map(({ fixture, seconds, services }) => [
    fixture,
    ...COLUMNS.map((column) => (services.some((service) => !['yes', 'not needed'].includes(service[column])) ? '✗' : '✓')),
    seconds.toFixed(0),
    services.flatMap(({ megabytes }) => megabytes?.toFixed(1) ?? []).join(' + '),
  ]);
  const cells = [['fixture', ...COLUMNS, 'seconds', 'MB'], ...lines];
  const widths = cells[0].map((_, column) => Math.max(...cells.map((line) => line[column].length)));
  const table = cells.map((line) => line.map((text, column) => text.padEnd(widths[column])).join('  ').trimEnd());
  const proven = outcomes.filter((outcome) => outcome.proven).length;
  return [...table, '', `${proven} of ${outcomes.length} proven, in ${Math.floor(totalSeconds / 60)} min ${Math.round(totalSeconds % 60)} s`].join('\n');
}
