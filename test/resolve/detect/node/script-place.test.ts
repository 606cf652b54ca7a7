import { scriptPlace } from '../../../../src/resolve/detect/node/script-place';
import { applicationFolder } from '../../../support/application-folder';

test('a script is told from what else has its name', () => {
  const manifest = { targets: { build: {} }, scripts: { 'build:all': 'x', 'build': 'next build', 'up (all)': 'x' } };
  const folder = applicationFolder({ 'web/package.json': JSON.stringify(manifest, null, 2) }).below('web');
  expect(['build', 'up (all)', 'missing'].map((name) => scriptPlace(folder, name))).toEqual(['web/package.json:7', 'web/package.json:8', 'web/package.json']);
});
