import { changesMarkdown } from '../../../src/cli/report/markdown';
import { imageReport, stackReport } from '../../support/images';

test('is a table of the images, and one a changed image of its folders', () => {
  const report = stackReport(imageReport(), imageReport({ service: 'frontend', bytes: 138e6, budget: 150e6, floor: undefined }));
  const changes = [
    { service: 'backend', before: 179e6, after: 180e6, folders: [{ path: 'opt/venv', before: 99e6, after: 100e6 }] },
    { service: 'frontend', before: undefined, after: 138e6, folders: [] },
    { service: 'old', before: 1e6, after: undefined, folders: [] },
  ];
  expect(changesMarkdown(report, changes)).toBe(`### Images of shop

| image | before | after | change | floor | budget |
|---|--:|--:|--:|--:|--:|
| backend | 179.0 MB | 180.0 MB | +1.0 MB | 175.0 MB | 200.0 MB |
| frontend | – | 138.0 MB | new |  | 150.0 MB |
| old | 1.0 MB | – | gone |  |  |

<details><summary>backend: what was added and removed</summary>

| folder | before | after | change |
|---|--:|--:|--:|
| \`opt/venv\` | 99.0 MB | 100.0 MB | +1.0 MB |

</details>
`);
});

test('many changes are cut, and it says so', () => {
  const folders = Array.from({ length: 13 }, (_, index) => ({ path: `f${index}`, before: 0, after: 1e6 }));
  const text = changesMarkdown(stackReport(imageReport()), [{ service: 'backend', before: 1, after: 2, folders }]);
  expect(text).toContain('and 3 smaller changes');
  expect(text.match(/^\| `f/gm)).toHaveLength(10);
});
