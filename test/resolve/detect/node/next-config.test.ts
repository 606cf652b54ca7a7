import { isStaticSite, readNextConfig } from '../../../../src/resolve/detect/node/next-config';
import { applicationFolder, Files } from '../../../support/application-folder';

const read = (files: Files) => readNextConfig(applicationFolder(files));

describe('the output', () => {
  test.each([
    ['next.config.ts', "const config: NextConfig = {\n  output: 'standalone',\n};\nexport default config;\n", 'standalone'],
    ['next.config.mjs', 'export default { output: "export" };\n', 'export'],
    ['next.config.js', 'module.exports = {\n  reactStrictMode: true,\n  output:`standalone`\n}\n', 'standalone'],
    ['next.config.cjs', "module.exports = { output : 'export' };\n", 'export'],
  ])('is read from %s', (file, config, output) => {
    expect(read({ [file]: config })).toMatchObject({ file, output: { value: output } });
  });

  test.each([
    ['in a line comment', "export default {\n  // output: 'export',\n};\n"],
    ['after code in a line', "export default {}; // output: 'export'\n"],
    ['in a block comment', "/*\n output: 'export'\n*/\nexport default {};\n"],
    ['computed', 'export default { output: process.env.STATIC ? "export" : undefined };\n'],
    ['absent', 'export default {};\n'],
    ['of another name', "export default { outputFileTracingRoot: 'export', myoutput: 'export' };\n"],
  ])('is unknown when it is %s', (_how, config) => {
    expect(read({ 'next.config.ts': config }).output).toBeUndefined();
  });

  test('is read although an address before it has slashes', () => {
    expect(read({ 'next.config.ts': "export default { assetPrefix: 'https://cdn.example.com', output: 'export' };\n" }).output?.value).toBe('export');
  });

  test('is read although a pattern before it looks like a comment', () => {
    const config = "export default {\n  images: { remotePatterns: [{ pathname: '/**' }] },\n  output: 'export', /* a static site */\n};\n";
    expect(read({ 'next.config.ts': config }).output?.value).toBe('export');
  });

  test('is unknown without a configuration', () => {
    expect(read({ 'app/page.tsx': '' })).toEqual({});
  });
});

describe('what else it says', () => {
  test('is read with file and line', () => {
    expect(read({ 'next.config.mjs': "export default {\n  distDir: './build/',\n  basePath: '/shop',\n  images: { unoptimized: true },\n};\n" })).toEqual({
      file: 'next.config.mjs',
      output: undefined,
      distDir: { value: 'build', place: 'next.config.mjs:2' },
      basePath: { value: '/shop', place: 'next.config.mjs:3' },
      unoptimized: { value: true, place: 'next.config.mjs:4' },
      setsTracingRoot: false,
      variables: [],
    });
  });

  test('is read where a constant of the file, or a choice by NODE_ENV, says it', () => {
    const config = "const base = '/shop';\nconst isProd = process.env.NODE_ENV === 'production';\nexport default { basePath: base, output: isProd ? 'export' : undefined };\n";
    expect(read({ 'next.config.mjs': config })).toMatchObject({ basePath: { value: '/shop', place: 'next.config.mjs:3' }, output: { value: 'export', place: 'next.config.mjs:3' } });
  });

  test('names the variables that it reads', () => {
    const config = 'const api = process.env.API_URL;\nexport default { basePath: process.env["BASE_PATH"] }; // process.env.OLD';
    expect(read({ 'next.config.ts': config }).variables).toEqual(['API_URL', 'BASE_PATH']);
  });

  test.each([
    ["images: { loader: 'custom', loaderFile: './loader.js' }", true],
    ["images: { loader: 'cloudinary' }", true],
    ["images: { loader: 'default' }", undefined],
    ['images: { unoptimized: process.env.CI }', undefined],
  ])('%s leaves the images as they are: %s', (config, value) => {
    expect(read({ 'next.config.js': `module.exports = { ${config} };` }).unoptimized?.value).toBe(value);
  });

  test.each(["basePath: ''", "basePath: process.env.BASE_PATH ?? ''", '// basePath: "/old"'])('%s is no base path', (config) => {
    expect(read({ 'next.config.js': `module.exports = {\n${config}\n};` }).basePath).toBeUndefined();
  });
});

test.each([
  ["export default { output: 'export', trailingSlash: true };", true, true],
  ["export default { output: 'standalone', trailingSlash: false };", false, undefined],
  ["export default { output: process.env.SITE ? 'export' : undefined };", false, undefined],
])('a static site is what says so itself (%s)', (text, isStatic, trailingSlash) => {
  const config = readNextConfig(applicationFolder({ 'next.config.mjs': text }));
  expect(isStaticSite(config)).toBe(isStatic);
  expect(config.trailingSlash?.value).toBe(trailingSlash);
});

test.each([
  ["import path from 'path';\nexport default { outputFileTracingRoot: path.join(__dirname, '../') };\n", true],
  ['export default { turbopack: { root: path.join(__dirname, "..") } };\n', true],
  ['export default { turbopack: { root: __dirname } };\n', false],
  ['export default { turbopack: {} };\n', false],
])('whether %j sets the root of the output: %s', (config, sets) => {
  expect(read({ 'next.config.ts': config }).setsTracingRoot).toBe(sets);
});
