import { writtenVariables } from '../../../../src/resolve/detect/node/written-variables';
import { applicationFolder } from '../../../support/application-folder';

function written(config: string) {
  return writtenVariables(applicationFolder({ 'package.json': '{}', 'next.config.mjs': config }), { file: 'next.config.mjs' });
}

test('variables under env are written into the code, with a default or without one', () => {
  const config = "export default { env: { API_URL: process.env.API_URL, host: process.env['HOST_URL'] ?? 'http://localhost:8000', TITLE: 'Shop' } };\n";
  expect(written(config)).toEqual([{ name: 'API_URL', hasDefault: false }, { name: 'HOST_URL', hasDefault: true }]);
});

test.each([
  'export default { distDir: process.env.DIST };\n',
  '// env: { A: process.env.A }\nexport default {};\n',
  'const other = process.env.OTHER;\nexport default { env: { MODE: "shop" } };\n',
])('none is in %j', (config) => expect(written(config)).toEqual([]));

test('there is none without a configuration', () => {
  expect(writtenVariables(applicationFolder({ 'package.json': '{}' }), {})).toEqual([]);
});
