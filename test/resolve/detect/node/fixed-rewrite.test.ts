import { fixedRewrite } from '../../../../src/resolve/detect/node/fixed-rewrite';
import { applicationFolder } from '../../../support/application-folder';

const find = (destination: string, before = '') =>
  fixedRewrite(applicationFolder({ 'next.config.js': `${before}module.exports = { rewrites: async () => [{ source: "/api/:path*",\n destination: ${destination} }] };\n` }), { file: 'next.config.js' });

test.each([
  ['"http://localhost:8000/api/:path*"', 'localhost', { port: 8000 }],
  ['`http://127.0.0.1:${PORT}/api/:path*`', '127.0.0.1'],
  ["'http://backend:8000/:path*'", 'backend'],
  ['process.env.NODE_ENV === "development"\n   ? "http://127.0.0.1:8000/api/:path*"\n   : "/api/"', '/api/'],
  ['process.env.NODE_ENV !== "production" ? "https://dev.acme.example/:path*" : "http://localhost:8000/:path*"', 'localhost', { port: 8000 }],
])('%s leads to %s', (destination, value, port: { port?: number } = {}) => {
  expect(find(destination)).toEqual({ value, ...port, place: 'next.config.js:2' });
});

test('the value of a name counts', () => {
  expect(find('`${BACKEND}/api/:path*`', "const BACKEND = 'http://localhost:8000';")).toMatchObject({ value: 'localhost' });
  expect(find('`${BACKEND}/api/:path*`', "const BACKEND = process.env.BACKEND ?? 'http://localhost:8000';")).toBeUndefined();
  expect(find('BACKEND', 'const BACKEND = BACKEND;')).toBeUndefined();
});

test.each([
  '`${process.env.API_URL}/:path*`',
  '`${process.env.API_URL || "http://localhost:8000"}/:path*`',
  '"https://api.acme.example/:path*"',
  '"/other/:path*"',
  'process.env.NODE_ENV === "development" ? "http://localhost:8000/:path*" : "https://api.acme.example/:path*"',
  'process.env.NODE_ENV === "development" ? "http://localhost:8000/:path*" : `${process.env.API_URL}/:path*`',
])('%s is not fixed', (destination) => {
  expect(find(destination)).toBeUndefined();
});

test('no configuration says nothing', () => {
  expect(fixedRewrite(applicationFolder({}), {})).toBeUndefined();
});
