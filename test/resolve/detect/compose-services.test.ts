import { composeServices } from '../../../src/resolve/detect/compose-services';

test('services come with what they share', () => {
  const text = 'x-base: &base { restart: always }\nservices:\n  web: { <<: *base, image: nginx }\n  broken:\n';
  expect(composeServices(text)).toEqual([{ restart: 'always', image: 'nginx' }]);
});

test('tags that Compose knows are read without a warning', () => {
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation();
  expect(composeServices('services:\n  web:\n    depends_on: !override\n      api: {}\n    ports: !reset []\n')).toEqual([{ depends_on: { api: {} }, ports: [] }]);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

test.each(['services: [\n', '', 'services: 1\n'])('%j has none', (text) => {
  expect(composeServices(text)).toEqual([]);
});
