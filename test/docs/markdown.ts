import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** A fenced block of a page. */
export interface Block {
  /** Page and line, for messages. */
  readonly place: string;
  readonly language: string;
  /** Value of `key=value` words after the language. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  /** Why the block is not executed: a comment `<!-- not run: reason -->` on the line above it. */
  readonly notRun?: string;
}

/** A table of a page, its cells without the white space around them. */
export interface Table {
  readonly place: string;
  /** The last line with text above the table, which says what it is about. */
  readonly about: string;
  readonly rows: readonly (readonly string[])[];
}

/** A page of the documentation, taken apart. */
export class Page {
  public readonly text: string;
  public readonly blocks: readonly Block[];
  public readonly tables: readonly Table[];

  public constructor(
    /** Path from the root of the repository. */
    public readonly path: string,
  ) {
    this.text = readFileSync(join(ROOT, path), 'utf8');
    const lines = this.text.split('\n');
    this.blocks = findBlocks(path, lines);
    this.tables = findTables(path, this.prose.split('\n'));
  }

  /** The page without its fenced blocks; lines keep their numbers. */
  public get prose(): string {
    return this.text.replace(/^```[^]*?^```$/gm, (block) => block.replace(/[^\n]/g, ''));
  }

  /** What a link to a heading of the page may end with. */
  public get anchors(): readonly string[] {
    const seen = new Map<string, number>();
    return [...this.prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => {
      const slug = slugOf(heading);
      const count = seen.get(slug) ?? 0;
      seen.set(slug, count + 1);
      return count === 0 ? slug : `${slug}-${count}`;
    });
  }

  /** Targets of the links, but for those to other sites. */
  public get links(): readonly string[] {
    const targets = [...this.prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
    return targets.filter((target) => !/^[a-z]+:/.test(target));
  }

  /** What the page shows as code: the text blocks, and what stands in backticks. */
  public get shown(): string {
    const inline = [...this.prose.matchAll(/(`+)([^]*?)\1/g)].map(([, , code]) => code.trim());
    return [...this.blocks.map(({ text }) => text), ...inline].join('\n');
  }

  /** The page that a relative link leads to, and the anchor in it. */
  public resolve(link: string): { readonly path: string; readonly anchor: string | undefined } {
    const [target, anchor] = link.split('#');
    return { path: target ? posix.join(posix.dirname(this.path), target) : this.path, anchor };
  }
}

/** The README and every page of docs, those that are generated too. */
export function pages(): Page[] {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' });
  return ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...docs.filter((path) => path.endsWith('.md')).sort().map((path) => posix.join('docs', path))].map((path) => new Page(path));
}

export function exists(path: string): boolean {
  return existsSync(join(ROOT, path));
}

/** As GitHub makes an anchor from a heading. */
function slugOf(heading: string): string {
  const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
  return text.replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(' ', '-');
}

function findBlocks(path: string, lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (let start = 0; start < lines.length; start++) {
    const opening = /^ *```(\S+)?(.*)$/.exec(lines[start]);
    if (!opening) continue;
    const indent = lines[start].search(/\S/);
    const end = lines.findIndex((line, index) => index > start && line.trim() === '```');
    if (end < 0) throw new Error(`${path}:${start + 1} opens a block that nothing closes`);
    const pairs = opening[2].trim().split(/\s+/).filter(Boolean).map((word) => word.split('='));
    blocks.push({
      place: `${path}:${start + 1}`,
      language: opening[1] ?? '',
      attributes: Object.fromEntries(pairs),
      text: lines.slice(start + 1, end).map((line) => line.slice(indent)).join('\n') + '\n',
      notRun: /^<!-- not run: (.+) -->$/.exec(lines[start - 1]?.trim() ?? '')?.[1],
    });
    start = end;
  }
  return blocks;
}

function findTables(path: string, lines: readonly string[]): Table[] {
  const tables: Table[] = [];
  for (let start = 0; start < lines.length; start++) {
    if (!lines[start].startsWith('|')) continue;
    let end = start;
    while (lines[end]?.startsWith('|')) end++;
    const cells = lines.slice(start + 2, end).map((line) => line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim()));
    const about = lines.slice(0, start).reverse().find((line) => line.trim() !== '') ?? '';
    tables.push({ place: `${path}:${start + 1}`, about, rows: cells });
    start = end;
  }
  return tables;
}
