import { ImageChange, isUnchanged } from './compare';
import { largestParts } from './folder-tree';
import { aboveText, changeText, sizeText } from './sizes';
import type { ImageReport } from './stack-report';

const PARTS = 10;
const CHANGES = 10;

/** An image's report, as lines of a terminal that is so wide. */
export function imageLines(report: ImageReport, change: ImageChange | undefined, width: number): string[] {
  const { image, bytes, budget, floor } = report;
  const mark = bytes > budget ? '✗' : '✓';
  return [
    `${mark} ${image}   ${sizeText(bytes)} of ${sizeText(budget)}${floor ? `   floor ${sizeText(floor.bytes)} (${aboveText(bytes, floor.bytes)})` : ''}`,
    ...block('layers', layerLines(report, width)),
    ...block(aboveTitle(report), aboveLines(report, width)),
    ...block('largest folders', largestParts(report.files, PARTS).map(({ path, bytes: size }) => row(size, path, width))),
    ...block(hiddenTitle(report), report.hidden.largest.slice(0, 5).map(({ path, bytes: size, how }) => row(size, `${path}, ${how}`, width))),
    ...managerLines(report),
    ...changeLines(change, width),
    '',
  ];
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`  ${title}`, ...lines] : [];
}

function row(bytes: number, text: string, width: number): string {
  return cut(`${sizeText(bytes).padStart(13)}  ${text}`, width);
}

function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}

function layerLines({ layers, base }: ImageReport, width: number): string[] {
  const ofBase = layers.filter(({ isBase }) => isBase);
  const own = layers.filter(({ isBase, bytes }) => !isBase && bytes > 0);
  return [
    ...(ofBase.length > 0 ? [row(ofBase.reduce((sum, { bytes }) => sum + bytes, 0), `FROM ${base}`, width)] : []),
    ...own.map(({ bytes, instruction }) => row(bytes, instruction, width)),
  ];
}

function aboveTitle({ bytes, floor }: ImageReport): string {
  return floor ? `above the floor: ${sizeText(bytes - floor.bytes)}` : 'no floor: the image was built from another Dockerfile than the one that is there';
}

function aboveLines({ floor }: ImageReport, width: number): string[] {
  return (floor?.above ?? []).map(({ kind, bytes, examples }) => row(bytes, `${kind}, such as ${examples[0].path}`, width));
}

function hiddenTitle({ hidden }: ImageReport): string {
  return `wasted: ${sizeText(hidden.bytes)} in ${hidden.count} files that a later layer replaces or deletes; ${sizeText(hidden.ofBase)} of it in the base`;
}

function managerLines({ packageManagers }: ImageReport): string[] {
  return packageManagers.length === 0 ? ['  ✓ no package manager'] : [`  ✗ package managers: ${packageManagers.join(', ')}`];
}

function changeLines(change: ImageChange | undefined, width: number): string[] {
  if (!change || change.before === undefined || change.after === undefined) return [];
  if (isUnchanged(change)) return ['  unchanged since the report it is compared with'];
  const rows = change.folders.slice(0, CHANGES).map(({ path, before, after }) => cut(`${changeText(after - before).padStart(13)}  ${path}`, width));
  return [`  ${changeText(change.after - change.before)} since the report it is compared with`, ...rows];
}
