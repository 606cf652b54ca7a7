import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Page, ROOT } from './markdown';

const page = new Page('docs/security.md');
const [, controls] = page.tables;

const rows = controls.rows.flatMap(([control, proofs]) => proofs.split('; ').map((proof) => [control, proof] as const));

test.each(rows)('%s is proven by a test that is there: %s', (_, proof) => {
  const [, path] = /\]\(([^)]+)\)/.exec(proof) ?? [];
  const source = readFileSync(join(ROOT, page.resolve(path).path), 'utf8').replaceAll("\\'", "'");
  const names = [...proof.matchAll(/“([^”]+)”/g)].map(([, name]) => name);
  expect(names.filter((name) => !source.includes(name))).toEqual([]);
});

test('every control names its proof', () => {
  expect(controls.rows.length).toBeGreaterThan(12);
  expect(controls.rows.filter(([, proofs]) => !/\]\(\.\.\/test\//.test(proofs)).map(([control]) => control)).toEqual([]);
});
