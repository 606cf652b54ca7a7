import { folderHolding } from '../../src/resolve/installation';
import { applicationFolder } from '../support/application-folder';

const above = (...paths: string[]) => folderHolding(applicationFolder({ '.git/HEAD': '', 'shop/web/package.json': '{}' }).below('shop/web'), paths)?.path;

test.each([
  ['nothing that leads out', ['app', './lib'], undefined],
  ['what lies beside it', ['app', '../shared'], 'shop'],
  ['what lies beside the folder above', ['../shared', '../../types/a.ts'], '.'],
  ['what lies beyond the repository', ['../../../elsewhere'], undefined],
])('the folder for %s', (_, paths, expected) => {
  expect(above(...paths)).toBe(expected);
});
