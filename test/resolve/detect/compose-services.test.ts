import { composeServices } from '../../../src/resolve/detect/compose-services';

test('services come with what they share', () => {
  const text = 'x-base: &base { restart: always }\nservices:\n  web: { <<: *base, image: nginx }\n  broken:\n';
  expect(composeServices(text)).toEqual([{ restart: 'always', image: 'nginx' }]);
});

test.each(['services: [\n', '', 'services: 1\n'])('%j has none', (text) => {
  expect(composeServices(text)).toEqual([]);
});
