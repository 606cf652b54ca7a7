import { variableName } from '../../src/util/variable-name';

test.each([['backend-api', 'BACKEND_API'], ['signing.pem', 'SIGNING_PEM'], ['web', 'WEB']])('%s is %s in an environment', (name, variable) => {
  expect(variableName(name)).toBe(variable);
});
