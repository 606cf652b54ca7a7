import { VARIABLE } from '../../../../src/resolve/settings/node/environment-variable';

test.each([
  ['process.env.NAME', 'NAME'],
  ['process.env["NAME"]', 'NAME'],
  ["process.env[ 'NAME' ]", 'NAME'],
  ['process.env?.NAME', 'NAME'],
  ['process.env?.["NAME"]', 'NAME'],
  ['process.env[name]', undefined],
  ['process.environment.NAME', undefined],
  ['subprocess.env.NAME', undefined],
])('%s reads %s', (code, expected) => {
  const { name, key } = new RegExp(VARIABLE).exec(code)?.groups ?? {};
  expect(name ?? key).toBe(expected);
});
