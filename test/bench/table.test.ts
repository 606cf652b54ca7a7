import { resultTables } from '../../bench/table';
import { benchResult, image } from '../support/bench';

const text = resultTables(benchResult(
  image({ ours: true, floor: 98e6 }),
  image({ contestant: '@flydotio/dockerfile', traits: { bytes: 585e6, root: true, readOnly: false } }),
  image({ contestant: 'nextjs-example', samples: [], failure: 'no space left' }),
));

test('says where and how it was measured', () => {
  expect(text).toContain('2 processors, 24 GB, Docker Engine 26.1.5, Node.js 20.20.2; load 0.5 before and 1.5 after 3 minutes.');
  expect(text).toContain('Base image: a stand-in.');
});

test('has a row for each contestant', () => {
  expect(text).toMatch(/\| ours alpine +\| 100\.0 MB \| 98\.0 MB \| 1\.0 s .*\| no +\| yes +\|/);
  expect(text).toMatch(/\| @flydotio\/dockerfile \| 585\.0 MB \| – .*\| yes +\| no +\|/);
});

test('says who was not measured, and why', () => {
  expect(text).toMatch(/\| nextjs-example +\| – /);
  expect(text).toContain('nextjs-example was not measured to the end: no space left.');
});

test('ends with the targets', () => {
  expect(text).toMatch(/### Targets\n\n[^]*\| frontend, no change .*✓ \|/);
});
