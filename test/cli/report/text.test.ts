import { imageLines } from '../../../src/cli/report/text';
import { imageReport } from '../../support/images';

function lines(about: Parameters<typeof imageReport>[0] = {}, change?: Parameters<typeof imageLines>[1], width = 120): string[] {
  return imageLines(imageReport(about), change, width);
}

test('tells an image in the order of what matters', () => {
  expect(lines()).toEqual([
    '✓ shop-backend:local   180.0 MB of 200.0 MB   floor 175.0 MB (+2.9 %)',
    '  layers',
    '      80.0 MB  FROM debian:trixie-slim',
    '     100.0 MB  COPY /opt/venv /opt/venv',
    '  above the floor: 5.0 MB',
    '       5.0 MB  tests, such as opt/venv/tests/test_all.py',
    '  largest folders',
    '     100.0 MB  opt/venv',
    '      79.0 MB  usr',
    '  wasted: 1.0 MB in 1 files that a later layer replaces or deletes; 1.0 MB of it in the base',
    '       1.0 MB  usr/bin/apt, deleted',
    '  ✓ no package manager',
    '',
  ]);
});

test('marks an image above its budget, and one with package managers', () => {
  const text = lines({ budget: 100e6, packageManagers: ['usr/bin/npm', 'usr/bin/npx'] });
  expect(text[0]).toMatch(/^✗ /);
  expect(text).toContain('  ✗ package managers: usr/bin/npm, usr/bin/npx');
});

test('tells what changed', () => {
  const change = { service: 'backend', before: 179e6, after: 180e6, folders: [{ path: 'opt/venv', before: 99e6, after: 100e6 }] };
  expect(lines({}, change).slice(-3)).toEqual(['  +1.0 MB since the report it is compared with', '      +1.0 MB  opt/venv', '']);
  expect(lines({}, { ...change, after: 179e6, folders: [] })).toContain('  unchanged since the report it is compared with');
});

test('says why there is no floor', () => {
  expect(lines({ floor: undefined })[0]).toBe('✓ shop-backend:local   180.0 MB of 200.0 MB');
});

test('fits the terminal', () => {
  const long = [{ instruction: `RUN ${'x'.repeat(300)}`, isBase: false, bytes: 1, files: 1, hidden: 0 }];
  expect(lines({ layers: long }, undefined, 60).find((line) => line.includes('RUN'))).toHaveLength(60);
});
