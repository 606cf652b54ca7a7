import { textOfKey } from '../../../../src/resolve/detect/node/text-of-key';

const basePath = (code: string) => textOfKey(code, 'basePath')?.value;

test.each([
  ['as it is', "export default { basePath: '/shop' };\n"],
  ['by a key in quotes', 'module.exports = {\n  "basePath": "/shop",\n};\n'],
  ['by a constant', "const BASE: string = '/shop';\nexport default { basePath: BASE };\n"],
  ['by a constant without semicolons', "const base = '/shop'\nexport default {\n  basePath: base\n}\n"],
  ['by a constant of the same name', "const basePath = '/shop';\nexport default { reactStrictMode: true, basePath };\n"],
  ['by constants that stand for each other', "const shop = '/shop';\nconst base = shop;\nexport default { basePath: base, output: 'export' };\n"],
  ['by a choice', "export default { basePath: process.env.NODE_ENV === 'production' ? '/shop' : '' };\n"],
  ['by a choice the other way round', "export default { basePath: process.env.NODE_ENV === 'development' ? undefined : '/shop' };\n"],
  ['by a choice that has a name', "const isProd = process.env.NODE_ENV === 'production'\nexport default {\n  basePath: isProd\n    ? '/shop'\n    : undefined,\n}\n"],
  ['by the opposite of one', "const isDev = process.env.NODE_ENV !== 'production';\nexport default { basePath: !isDev ? '/shop' : '' };\n"],
  ['by a constant that is a choice', "const isProd = process.env.NODE_ENV === 'production';\nconst base = isProd ? '/shop' : '';\nexport default { basePath: base };\n"],
])('is found %s', (_how, code) => {
  expect(basePath(code)).toBe('/shop');
});

test.each([
  ['read from the environment', "export default { basePath: process.env.BASE_PATH || '/shop' };\n"],
  ['chosen by another variable', "export default { basePath: process.env.PAGES ? '/shop' : '' };\n"],
  ['put together', "export default { basePath: '/shop' + version };\n"],
  ['a template', 'export default { basePath: `/${name}` };\n'],
  ['imported', "import { basePath } from './base';\nexport default { basePath };\n"],
  ['said of something else', 'export default { env: { base: config.basePath } };\n'],
  ['said by names that stand for each other in turn', 'const a = b;\nconst b = a;\nexport default { basePath: a };\n'],
])('is unknown where it is %s', (_how, code) => {
  expect(basePath(code)).toBeUndefined();
});

test('its place is that of the key', () => {
  expect(textOfKey("const base = '/shop';\nexport default {\n  basePath: base,\n};\n", 'basePath')?.index).toBe(41);
});
