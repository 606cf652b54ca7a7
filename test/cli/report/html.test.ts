import { runInNewContext } from 'node:vm';
import { reportPage } from '../../../src/cli/report/html';
import { imageReport, stackReport } from '../../support/images';

const page = reportPage(stackReport(imageReport()), []);

test('needs nothing beside itself, and the browser is told so', () => {
  expect(page).toContain("default-src 'none'");
  expect(page.replace(/<script[^]*?<\/script>/g, '')).not.toMatch(/(?:src|href)=|url\(|@import/);
});

test('tells without its script what matters', () => {
  for (const text of ['180.0 MB', '+2.9 %', 'floor <b>175.0 MB</b>', 'COPY /opt/venv /opt/venv', 'usr/bin/apt', '✓ no package manager']) {
    expect(page).toContain(text);
  }
});

test('holds a tree for each image, with what later layers hide', () => {
  const [, json] = /id="trees">([^<]*)<\/script>/.exec(page) ?? [];
  expect(JSON.parse(json)).toMatchObject({ backend: { n: 'backend', b: 180e6, c: [{ n: 'opt' }, { n: 'usr' }, { n: 'replaced or deleted', b: 1e6, a: 'above' }] } });
});

test('no name breaks out of it', () => {
  const evil = '</script><img src=x onerror=alert(1)>';
  const files = { name: '', bytes: 1, area: 'above' as const, children: [{ name: evil, bytes: 1, area: 'above' as const }] };
  const text = reportPage(stackReport(imageReport({ image: evil, files, packageManagers: [evil] })), []);
  expect(text).not.toContain('<img');
});

test('shows what changed', () => {
  const changes = [{ service: 'backend', before: 179e6, after: 180e6, folders: [{ path: 'opt/venv', before: 99e6, after: 100e6 }] }];
  expect(reportPage(stackReport(imageReport()), changes)).toMatch(/Changes[^]*\+1\.0 MB[^]*opt\/venv/);
});

test('says why there is no floor', () => {
  expect(reportPage(stackReport(imageReport({ floor: undefined })), [])).toContain('No floor: ');
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
type Squarify = (nodes: readonly { readonly b: number }[], box: Box) => { readonly node: { readonly b: number }; readonly box: Box }[];

describe('the treemap', () => {
  const [, script] = /<script>\n([^]*)<\/script>/.exec(page) ?? [];
  /** The script's own function, run without a browser. */
  const squarify = runInNewContext(`${script.slice(0, script.indexOf('/** A treemap'))}; squarify`) as Squarify;
  const placed = squarify([{ b: 60 }, { b: 25 }, { b: 10 }, { b: 5 }], { x: 0, y: 0, width: 200, height: 100 });

  test('gives each the area that its bytes are of the whole', () => {
    for (const { node, box } of placed) expect(box.width * box.height).toBeCloseTo(node.b * 200);
  });

  test('stays within its box, and nothing overlaps', () => {
    const apart = (a: Box, b: Box): boolean => a.x + a.width < b.x + 0.001 || a.y + a.height < b.y + 0.001;
    for (const { box } of placed) expect(apart(box, { x: 200, y: 100, width: 0, height: 0 })).toBe(true);
    const overlaps = placed.filter(({ box: a }, index) => placed.slice(index + 1).some(({ box: b }) => !apart(a, b) && !apart(b, a)));
    expect(overlaps).toEqual([]);
  });
});
