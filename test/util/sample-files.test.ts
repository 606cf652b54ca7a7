import { isSample } from '../../src/util/sample-files';

test('what shows how something is used is told from what ships', () => {
  expect(isSample('examples/minimal')).toBe(true);
  expect(isSample('packages/ui/demo')).toBe(true);
  expect(isSample('apps/docs')).toBe(true);
  expect(isSample('apps/example-service')).toBe(false);
});
