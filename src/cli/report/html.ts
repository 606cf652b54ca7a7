import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImageChange, isUnchanged } from './compare';
import { Area, FolderNode, largestParts } from './folder-tree';
import { aboveText, changeText, sizeText } from './sizes';
import type { ImageReport, StackReport } from './stack-report';

const ASSETS = join(__dirname, '..', '..', '..', 'assets', 'report');
const PARTS = 14;
const CHANGES = 12;

/** Legend of the colours, from the base up. */
const AREAS: Readonly<Record<Area, string>> = {
  base: 'base',
  runtime: 'runtime',
  application: 'application',
  bytecode: 'compiled Python',
  above: 'above the floor',
};

/** The report as a self-contained page. */
export function reportPage(report: StackReport, changes: readonly ImageChange[]): string {
  const { stack, images } = report;
  const trees = Object.fromEntries(images.map((image) => [image.service, treeData(wholeTree(image))]));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Images of ${escape(stack)}</title>
<style>
${asset('page.css')}</style>
</head>
<body>
<header>
<h1>Images of ${escape(stack)}</h1>
<p class="soft">What they are made of, and how far they are above the least that they can be.</p>
</header>
<main>
${images.map((image) => imageSection(image, changes.find(({ service }) => service === image.service))).join('\n')}
<footer>
<p>The floor is the base as it is pulled, and on it the runtime and the application's files, without debugging symbols. 1 MB is 1,000,000 bytes.</p>
</footer>
</main>
<script type="application/json" id="trees">${JSON.stringify(trees).replaceAll('<', '\\u003c')}</script>
<script>
${asset('page.js')}</script>
</body>
</html>
`;
}

function imageSection(image: ImageReport, change: ImageChange | undefined): string {
  const { service, image: name, bytes, base, revision } = image;
  return `<section class="image" aria-label="${escape(service)}">
<div class="headline"><h2>${escape(service)}</h2><code class="soft">${escape(name)}</code><span class="size">${sizeText(bytes)}</span></div>
<div class="facts"><span>on ${escape(base)}</span>${managers(image)}${revision ? `<span>commit ${escape(revision.slice(0, 12))}</span>` : ''}${verdict(image)}</div>
${scale(image)}
<figure class="treemap" data-service="${escape(service)}" hidden>
<div class="bar"><nav aria-label="Folder"></nav><output></output></div>
<div class="map" role="group" aria-label="Files of ${escape(service)} by size; Enter opens a folder, Escape leaves it"></div>
</figure>
${section('Changes since the report it is compared with', changeRows(change))}
${section('Layers', layerRows(image))}
<div class="columns">
<div>${section('Above the floor', aboveRows(image))}</div>
<div>${section(hiddenTitle(image), hiddenRows(image))}</div>
</div>
${section('Largest folders', partRows(image))}
</section>`;
}

function managers({ packageManagers }: ImageReport): string {
  return packageManagers.length === 0
    ? '<span class="good">✓ no package manager</span>'
    : `<span class="bad">✗ package managers: ${packageManagers.map((path) => `<code>${escape(path)}</code>`).join(', ')}</span>`;
}

function verdict({ bytes, budget, floor }: ImageReport): string {
  const above = floor ? `<b>${aboveText(bytes, floor.bytes)}</b> above its floor · ` : '';
  const budgetText = bytes > budget ? `<span class="bad">✗ budget ${sizeText(budget)}</span>` : `budget ${sizeText(budget)}`;
  return `<span class="last">${above}${budgetText}</span>`;
}

/** The image as one bar, on a scale up to its size or its budget, whichever is larger. */
function scale({ bytes, budget, floor }: ImageReport): string {
  const whole = Math.max(bytes, budget);
  const percent = (part: number): string => `${((part / whole) * 100).toFixed(2)}%`;
  if (!floor) {
    return `<div class="scale"><div class="parts"><span class="area-base" style="width:${percent(bytes)}"></span></div></div>
<p class="soft">No floor: the image was built from another Dockerfile than the one that is there. Build it, then run the report again.</p>`;
  }
  const sizes: Readonly<Record<Area, number>> = { ...floor, above: bytes - floor.bytes };
  const areas = (Object.keys(AREAS) as Area[]).filter((area) => sizes[area] > 0);
  return `<div class="scale"><div class="parts">${areas.map((area) => `<span class="area-${area}" style="width:${percent(sizes[area])}"></span>`).join('')}</div>`
    + `<span class="mark" style="left:${percent(floor.bytes)}"></span></div>
<ul class="legend">${areas.map((area) => `<li class="area-${area}">${AREAS[area]} <b>${sizeText(sizes[area])}</b></li>`).join('')}`
    + `<li class="floor">floor <b>${sizeText(floor.bytes)}</b></li></ul>`;
}

function layerRows({ layers, base, bytes }: ImageReport): string[] {
  const ofBase = layers.filter(({ isBase }) => isBase);
  const sum = ofBase.reduce((total, layer) => total + layer.bytes, 0);
  const own = layers.filter((layer) => !layer.isBase && layer.bytes > 0);
  return [
    ...(sum > 0 ? [gaugeRow(sum, bytes, 'base', `<code>FROM ${escape(base)}</code>`)] : []),
    ...own.map((layer) => gaugeRow(layer.bytes, bytes, 'own', `<code>${escape(layer.instruction)}</code>`)),
  ];
}

function aboveRows({ floor }: ImageReport): string[] {
  return (floor?.above ?? []).map(({ kind, bytes, examples }) => {
    const list = examples.map(({ path, bytes: size }) => `<li><span class="path">${escape(path)}</span> <span class="soft">${sizeText(size)}</span></li>`);
    return `<tr><td class="number">${sizeText(bytes)}</td><td><details><summary>${kind}</summary><ul>${list.join('')}</ul></details></td></tr>`;
  });
}

function hiddenTitle({ hidden: { bytes, count, ofBase } }: ImageReport): string {
  return `Wasted: ${sizeText(bytes)} in ${count} files that a later layer replaces or deletes${ofBase > 0 ? `, ${sizeText(ofBase)} of it in the base` : ''}`;
}

function hiddenRows({ hidden }: ImageReport): string[] {
  return hidden.largest.map(({ path, bytes, how }) => row(bytes, `<span class="path">${escape(path)}</span> <span class="soft">${how}</span>`));
}

function partRows({ files, bytes }: ImageReport): string[] {
  return largestParts(files, PARTS).map((part) => gaugeRow(part.bytes, bytes, part.area, `<span class="path">${escape(part.path)}</span>`));
}

function changeRows(change: ImageChange | undefined): string[] {
  if (!change || change.before === undefined || change.after === undefined) return [];
  if (isUnchanged(change)) return ['<tr><td>none</td></tr>'];
  const cells = (delta: number, text: string): string => `<tr><td class="number">${changeText(delta)}</td><td>${text}</td></tr>`;
  return [
    cells(change.after - change.before, 'the whole image'),
    ...change.folders.slice(0, CHANGES).map(({ path, before, after }) => cells(after - before, `<span class="path">${escape(path)}</span>`)),
  ];
}

function section(title: string, rows: readonly string[]): string {
  return rows.length === 0 ? '' : `<h3>${title}</h3>\n<table>${rows.join('\n')}</table>`;
}

function row(bytes: number, text: string): string {
  return `<tr><td class="number">${sizeText(bytes)}</td><td>${text}</td></tr>`;
}

function gaugeRow(bytes: number, whole: number, area: Area | 'own', text: string): string {
  const width = `${((bytes / whole) * 100).toFixed(2)}%`;
  return `<tr><td class="number">${sizeText(bytes)}</td><td class="gauge"><i class="area-${area}" style="width:${width}"></i></td><td>${text}</td></tr>`;
}

/** The visible files, and those hidden by later layers. */
function wholeTree({ service, files, hidden }: ImageReport): FolderNode {
  const wasted: FolderNode[] = hidden.bytes > 0 ? [{ name: 'replaced or deleted', bytes: hidden.bytes, area: 'above' }] : [];
  const children = [...(files.children ?? []), ...wasted].sort((a, b) => b.bytes - a.bytes);
  return { ...files, name: service, bytes: files.bytes + hidden.bytes, children };
}

interface TreeData {
  readonly n: string;
  readonly b: number;
  readonly a: Area;
  readonly c?: readonly TreeData[];
}

function treeData({ name, bytes, area, children }: FolderNode): TreeData {
  return { n: name, b: bytes, a: area, ...(children ? { c: children.map(treeData) } : {}) };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function asset(name: string): string {
  return readFileSync(join(ASSETS, name), 'utf8');
}
