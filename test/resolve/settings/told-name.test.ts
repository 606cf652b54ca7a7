import { isToldItsName } from '../../../src/resolve/settings/told-name';

const isTold = (code: string) => {
  const { index, 0: read } = /process\.env(?:\.URL|\["URL"\])/.exec(code)!;
  return isToldItsName(code, 'URL', index, index + read.length);
};

test.each([
  'const url = required("URL", process.env.URL);',
  "const url = assertUrl(process.env.URL, 'URL');",
  'const urls = all([\n  origin(\n    "URL",\n    process.env["URL"],\n  ),\n]);',
])('%s is told the name', (code) => {
  expect(isTold(code)).toBe(true);
});

test.each([
  'console.log("URL", process.env.URL);',
  'const url = optional("URL", process.env.URL);',
  'const url = read("URL", process.env.URL, "http://a");',
  'const url = read("url", process.env.URL);',
  'const url = read(process.env.URL);',
  'report.set("URL", process.env.URL);',
])('%s is not, or does without a value', (code) => {
  expect(isTold(code)).toBe(false);
});
