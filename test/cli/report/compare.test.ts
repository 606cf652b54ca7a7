import { compareReports, isUnchanged } from '../../../src/cli/report/compare';
import { folderTree } from '../../../src/cli/report/folder-tree';
import { imageReport, stackReport } from '../../support/images';

const SITE = 'opt/venv/lib/site-packages';

/** A report of an image with these files. */
function withFiles(files: Readonly<Record<string, number>>) {
  const weighed = Object.entries(files).map(([path, bytes]) => ({ path, bytes, area: 'application' as const }));
  return stackReport(imageReport({ bytes: weighed.reduce((sum, { bytes }) => sum + bytes, 0), files: folderTree(weighed) }));
}
const BEFORE = { [`${SITE}/openai/a.py`]: 500_000, [`${SITE}/anyio/a.py`]: 300_000, 'app/main.py': 50_000 };

test('names the packages that were added, removed and changed, the largest change first', () => {
  const after = { [`${SITE}/openai/a.py`]: 900_000, [`${SITE}/redis/a.py`]: 200_000, 'app/main.py': 50_000 };
  expect(compareReports(withFiles(BEFORE), withFiles(after))).toEqual([{
    service: 'backend',
    before: 850_000,
    after: 1_150_000,
    folders: [
      { path: `${SITE}/openai`, before: 500_000, after: 900_000 },
      { path: `${SITE}/anyio`, before: 300_000, after: 0 },
      { path: `${SITE}/redis`, before: 0, after: 200_000 },
    ],
  }]);
});

test('nothing changed', () => {
  const [change] = compareReports(withFiles(BEFORE), withFiles(BEFORE));
  expect(isUnchanged(change)).toBe(true);
});

test('a change too small for a row is still one of the image', () => {
  const [change] = compareReports(withFiles(BEFORE), withFiles({ ...BEFORE, 'app/main.py': 50_100 }));
  expect([isUnchanged(change), change.folders]).toEqual([false, []]);
});

test('a folder in which everything changed is told once', () => {
  const many = (bytes: number) => Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`app/chunks/${index}.js`, bytes]));
  expect(compareReports(withFiles(many(100_000)), withFiles(many(150_000)))[0].folders).toEqual([{ path: 'app/chunks', before: 2_000_000, after: 3_000_000 }]);
});

test('an image may be new, or gone', () => {
  const changes = compareReports(stackReport(imageReport({ service: 'old', bytes: 1 })), stackReport(imageReport({ service: 'new', bytes: 2 })));
  expect(changes).toEqual([
    { service: 'new', before: undefined, after: 2, folders: [] },
    { service: 'old', before: 1, after: undefined, folders: [] },
  ]);
});
