import { assigned, BACKEND, backend, frontend } from '../../src/policy/example-code';

test('a service without further options stands on one line, one with options has a line for each', () => {
  expect(backend()).toEqual(["new FastApiService(stack, 'backend', { path: 'backend' });"]);
  expect(frontend('database: postgres', 'port: 3001')).toEqual([
    "new NextJsService(stack, 'frontend', {",
    "  path: 'frontend',",
    '  database: postgres,',
    '  port: 3001,',
    '});',
  ]);
});

test('a service that is spoken of is in a constant', () => {
  expect(BACKEND).toBe("const backend = new FastApiService(stack, 'backend', { path: 'backend' });");
  expect(assigned('frontend', frontend('port: 3001'))[0]).toBe("const frontend = new NextJsService(stack, 'frontend', {");
});
