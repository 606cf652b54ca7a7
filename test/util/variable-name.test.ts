import { saysPublic, variableName } from '../../src/util/variable-name';

test.each([['backend-api', 'BACKEND_API'], ['signing.pem', 'SIGNING_PEM'], ['web', 'WEB']])('%s is %s in an environment', (name, variable) => {
  expect(variableName(name)).toBe(variable);
});

test.each([['NEXT_PUBLIC_API_URL', true], ['PUBLIC_URL', true], ['PUBLICATION_URL', false], ['API_URL', false]])('whether %s is for browsers: %s', (name, expected) => {
  expect(saysPublic(name)).toBe(expected);
});
