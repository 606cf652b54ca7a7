import { manifestPath } from '../../src/model/stack-manifest';

test('every stack of a project has a manifest of its own', () => {
  expect(manifestPath('shop')).toBe('.projen/containers/shop.json');
});
