import { fixedAddresses, readFromVariable } from '../../../../src/resolve/detect/node/fixed-addresses';
import { applicationFolder } from '../../../support/application-folder';

const find = (files: Record<string, string>) => fixedAddresses(applicationFolder(files), 3000);
const inPage = (code: string) => find({ 'app/page.tsx': `export default function Page() {\n${code}\n}\n` });

test.each([
  ['fetch("http://localhost:8000/todos");', 'localhost', { port: 8000 }],
  ['fetch(`http://127.0.0.1:8000/todos/${id}`);', '127.0.0.1', { port: 8000 }],
  ["const API_BASE = 'http://backend:8000';", 'backend'],
  ['const servers = ["http://localhost:8000"];', 'localhost', { port: 8000 }],
  ['new WebSocket("ws://localhost:8000/ws");', 'localhost', { port: 8000 }],
])('%s has the address of a server in it', (code, value, port: { port?: number } = {}) => {
  expect(inPage(code)).toEqual([{ value, ...port, place: 'app/page.tsx:2', others: 0 }]);
});

test.each([
  'fetch(process.env.API_URL ?? "http://localhost:8000");',
  'const url = process.env.API_URL ||\n  "http://localhost:8000";',
  'const LOCAL = "http://localhost:8000"; \nconst url = process.env.API_URL ?? LOCAL;',
  'const given = process.env.API_URL;\nfunction address() {\n  return given || "http://localhost:8000";\n}',
  'const url = process.env.NODE_ENV === "development" ? "http://localhost:8000" : "/api";',
  'const url = process.env.NODE_ENV === "development"\n  ? "http://localhost:8000"\n  : "/api";',
  'const schema = z.string().default("http://localhost:8000");',
  'const trustedOrigins = ["http://localhost:8000"];',
  'betterAuth({\n  trustedOrigins: [\n    "http://localhost:3001",\n    "http://127.0.0.1:3001",\n    ...given(),\n    "http://backend:8000",\n  ],\n});',
  '<input placeholder="http://localhost:8000" />',
  '// fetch("http://localhost:8000/todos");',
  'const own = "http://localhost:3000";',
  'fetch("https://api.acme.example:8000");',
  'if (url === "http://localhost:8000") return;',
])('%s has none', (code) => {
  expect(inPage(code)).toEqual([]);
});

test('code that is not served says nothing of the application: tests, scripts, configuration, generated clients, and modules that nothing imports', () => {
  const code = 'fetch("http://localhost:8000");\n';
  expect(find({ 'lib/api.test.ts': code, 'app/client.gen.ts': code, 'scripts/seed.ts': code, 'next.config.ts': code, 'playwright.config.ts': code, 'lib/forgotten.ts': code })).toEqual([]);
});

test('each host is told once, with how many more lines have it', () => {
  const code = 'fetch("http://localhost:8000/a");\nfetch("http://localhost:8000/b");\nfetch("http://search:7700");\n';
  const [first, second] = find({ 'app/page.tsx': code, 'app/other/page.tsx': code });
  expect([first, second]).toMatchObject([{ value: 'localhost', others: 3 }, { value: 'search', others: 1 }]);
  expect(readFromVariable(first)).toBe('read it from a variable, such as NEXT_PUBLIC_API_URL, there and in 3 other lines');
  expect(readFromVariable(second)).toMatch(/ there and in 1 other line$/);
  expect(readFromVariable({ ...second, others: 0 })).toBe('read it from a variable, such as NEXT_PUBLIC_API_URL');
});
