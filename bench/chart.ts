import { BenchResult, ImageResult, typical } from './results';

interface Panel {
  readonly title: string;
  readonly unit: string;
  value(image: ImageResult): number;
}

const PANELS: readonly Panel[] = [
  { title: 'Size', unit: 'MB', value: ({ traits }) => (traits?.bytes ?? NaN) / 1e6 },
  { title: 'Cold build', unit: 's', value: (image) => typical(image, 'cold') },
  { title: 'After a source edit', unit: 's', value: (image) => typical(image, 'sourceEdit') },
  { title: 'After a dependency is added', unit: 's', value: (image) => typical(image, 'dependencyAdded') },
  { title: 'From start to the first answer', unit: 's', value: (image) => typical(image, 'ready') },
];
const COLUMN = 470;
const NAME = 140;
const BAR = 240;
const ROW = 20;
const GAP = 34;
const MARGIN = 28;

/** A chart of the images: a column an application, a panel a measure; shorter is better everywhere. */
export function chart({ images, machine }: BenchResult): string {
  const columns = (['backend', 'frontend'] as const)
    .map((name) => ({ name, rows: images.filter(({ application, samples, traits }) => application === name && traits && samples.length > 0) }))
    .filter(({ rows }) => rows.length > 0);
  const height = Math.max(0, ...columns.map(({ rows }) => PANELS.length * (rows.length * ROW + GAP))) + 110;
  const width = Math.max(columns.length, 1) * COLUMN + MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12.5" role="img" aria-label="Benchmark of container images">
<style>
  text { fill: #1b2330 } .soft { fill: #5b6678 } .other { fill: #a9b4c4 } .ours { fill: #1f9d74 } .page { fill: #fff } .floor { stroke: #1b2330; stroke-width: 1.5 }
  @media (prefers-color-scheme: dark) { text { fill: #e6eaf0 } .soft { fill: #9aa6b8 } .other { fill: #56627a } .ours { fill: #3dbb90 } .page { fill: #12161d } .floor { stroke: #e6eaf0 } }
</style>
<rect class="page" width="100%" height="100%"/>
<text x="${MARGIN}" y="36" font-size="18" font-weight="650">Images of the reference application</text>
<text class="soft" x="${MARGIN}" y="56">shorter is better; the line is the floor; median of rounds: ${Math.max(0, ...images.map(({ samples }) => samples.length))}, ${machine.cpus} processors</text>
${columns.map(({ name, rows }, index) => column(name, rows, index * COLUMN + MARGIN)).join('\n')}
</svg>
`;
}

function column(name: string, rows: readonly ImageResult[], x: number): string {
  const panels = PANELS.map((panel, index) => panelText(panel, rows, x, 112 + index * (rows.length * ROW + GAP)));
  return `<text x="${x}" y="88" font-size="15" font-weight="650">${name}</text>\n${panels.join('\n')}`;
}

function panelText({ title, unit, value }: Panel, rows: readonly ImageResult[], x: number, y: number): string {
  const longest = Math.max(...rows.map(value));
  const lines = rows.map((row, index) => {
    const top = y + 8 + index * ROW;
    const scale = (amount: number): number => (amount / longest) * BAR;
    const length = scale(value(row)).toFixed(1);
    const at = (x + NAME + scale((row.floor ?? 0) / 1e6)).toFixed(1);
    const floor = unit === 'MB' && row.floor ? `<line class="floor" x1="${at}" x2="${at}" y1="${top - 1}" y2="${top + 15}"/>` : '';
    return `<text x="${x + NAME - 8}" y="${top + 11}" text-anchor="end">${row.contestant}</text>`
      + `<rect class="${row.ours ? 'ours' : 'other'}" x="${x + NAME}" y="${top}" width="${length}" height="14" rx="3"/>${floor}`
      + `<text class="soft" x="${x + NAME + Number(length) + 6}" y="${top + 11}">${value(row).toFixed(1)} ${unit}</text>`;
  });
  return `<text class="soft" x="${x}" y="${y}" font-weight="600">${title}</text>\n${lines.join('\n')}`;
}
