import { Addressable, addressesElsewhere, addressVariables } from '../../src/discovery/address-variables';
import type { Setting } from '../../src/resolve/settings/setting';

const API: Addressable = { name: 'api', path: 'api', kind: 'fastapi', port: 8000 };
const WEB: Addressable = { name: 'web', path: 'web', kind: 'nextjs', port: 3000 };
const setting = (name: string, fallback?: string, about: Partial<Setting> = {}): Setting => ({ name, place: '', required: false, form: 'text', fallback, ...about });
const find = (self: Addressable, given: Setting, all = [API, WEB]) =>
  addressVariables(self, all, [given]).map(({ targets, audience, webSocket, path, list }) => [targets.join(), audience, ...(webSocket ? ['ws'] : []), path, ...(list ? [list] : [])].join(' ').trim())[0];

test.each([
  ['NEXT_PUBLIC_API_URL', undefined, 'api browser'],
  ['NEXT_PUBLIC_BACKEND_URL', undefined, 'api browser'],
  ['NEXT_PUBLIC_API_BASE_URL', 'http://localhost:8000/api/v1', 'api browser /api/v1'],
  ['NEXT_PUBLIC_API_ROOT', '', 'api browser'],
  ['NEXT_PUBLIC_API', undefined, 'api browser'],
  ['BACKEND', undefined, 'api stack'],
  ['NEXT_PUBLIC_BACKEND_API', undefined, 'api browser'],
  ['API_SERVER', undefined, 'api stack'],
  ['API_URL', undefined, 'api stack'],
  ['BACKEND_URL', 'http://127.0.0.1:8000', 'api stack'],
  ['INTERNAL_API_BASE_URL', undefined, 'api stack'],
  ['API_BASE_URL', 'http://localhost:8001', 'api stack'],
  ['NEXT_PUBLIC_API_URL_INTERNAL', 'http://localhost:8000/api', 'api stack /api'],
  ['NEXT_PUBLIC_API_URL', 'https://team-todo.hf.space', 'api browser'],
  ['BACKEND_URL', 'https://todo-api.onrender.com/v1/', 'api stack /v1'],
  ['NEXT_PUBLIC_SOMETHING_URL', 'http://localhost:8000', 'api browser'],
  ['NEXT_PUBLIC_BASE_URL', 'http://localhost:8000', 'api browser'],
  ['NEXT_PUBLIC_API_URL', 'https://api.example.com', 'api browser'],
  ['NEXT_PUBLIC_WS_URL', undefined, 'api browser ws'],
  ['NEXT_PUBLIC_WS_URL', 'ws://localhost:8000/ws', 'api browser ws /ws'],
  ['NEXT_PUBLIC_WEBSOCKET_URL', 'http://localhost:8000', 'api browser'],
  ['NEXT_PUBLIC_SOCKET_URL', undefined, 'api browser'],
  ['FASTAPI_PUBLIC_URL', 'http://localhost:8000', 'api browser'],
  ['PUBLIC_API_URL', undefined, 'api browser'],
  ['PUBLIC_API_INTERNAL_URL', undefined, 'api stack'],
  ['NEXTAUTH_URL', undefined, 'web browser'],
  ['NEXT_PUBLIC_APP_URL', 'http://localhost:3000', 'web browser'],
])('a frontend reads %s (%s) as %s', (name, fallback, expected) => {
  expect(find(WEB, setting(name, fallback))).toBe(expected);
});

test('a variable that only the server reads leads there from the server', () => {
  expect(find(WEB, setting('NEXT_PUBLIC_API_URL', undefined, { onServer: true }))).toBe('api stack');
});

test('a variable that next.config writes into the code leads there from browsers, whatever its name', () => {
  expect(find(WEB, setting('API_URL', undefined, { inBrowser: true }))).toBe('api browser');
});

test.each([
  ['NEXT_PUBLIC_API_URL', '/api'],
  ['NEXT_PUBLIC_API_URL', 'https://api.acme.org'],
  ['OPENAI_API_URL', undefined],
  ['NEXT_PUBLIC_SUPABASE_URL', undefined],
  ['API_KEY', undefined],
  ['STRIPE_API', undefined],
  ['API_HOST', '127.0.0.1'],
  ['OPENAPI_URL', '/openapi.json'],
  ['NEXT_PUBLIC_WS_URL', 'wss://live.acme.org'],
])('%s (%s) is no address of the stack', (name, fallback) => {
  expect(find(WEB, setting(name, fallback))).toBeUndefined();
});

test.each([
  ['CORS_ORIGINS', 'http://localhost:3000', {}, 'web browser  comma'],
  ['BACKEND_CORS_ORIGINS', '["http://localhost:3000"]', { form: 'json' }, 'web browser  json'],
  ['APP_CORS_ORIGINS', '["*"]', { form: 'json' }, undefined],
  ['CORS_ORIGINS', '["*"]', { form: 'json', required: true }, 'web browser  json'],
  ['CORS_ORIGINS', undefined, { example: { value: '["http://a"]', place: '' } }, 'web browser  json'],
  ['ALLOWED_ORIGINS', undefined, {}, 'web browser  comma'],
  ['ALLOW_ORIGINS', undefined, { form: 'json' }, 'web browser  json'],
  ['FRONTEND_ORIGINS', undefined, {}, 'web browser  comma'],
  ['CORS_ALLOW_METHODS', '["*"]', { form: 'json' }, undefined],
  ['ALLOWED_HOSTS', '["*"]', { form: 'json' }, undefined],
  ['FRONTEND_URL', 'http://localhost:3000', {}, 'web browser'],
  ['FRONTEND_HOST', 'http://localhost:5173', {}, 'web browser'],
  ['GOOGLE_REDIRECT_URI', 'http://localhost:3000/auth/callback', {}, 'web browser /auth/callback'],
  ['SERVER_HOST', '0.0.0.0', {}, undefined],
  ['BACKEND_BASE_URL', undefined, { required: true }, 'api browser'],
  ['BACKEND_BASE_URL', undefined, {}, undefined],
  ['BACKEND_STORAGE_URL', undefined, { required: true }, undefined],
  ['BACKEND_HOST', undefined, { required: true }, undefined],
  ['APP_URL', 'http://localhost:8000', {}, undefined],
] as const)('a backend reads %s (%s) as %s', (name, fallback, about, expected) => {
  expect(find(API, setting(name, fallback, about))?.trim()).toBe(expected);
});

test('among several backends the name of one decides, then the port', () => {
  const users: Addressable = { name: 'users', path: 'users', kind: 'fastapi', port: 8001 };
  const all = [API, users, WEB];
  expect(find(WEB, setting('USERS_SERVICE_URL'), all)).toBe('users stack');
  expect(find(WEB, setting('NEXT_PUBLIC_DATA_URL', 'http://localhost:8001'), all)).toBe('users browser');
  expect(find(API, setting('USERS_URL'), all)).toBe('users stack');
  expect(find(API, setting('API_URL'), all)).toBeUndefined();
});

test('among several backends, the one of the same product comes before others', () => {
  const first: Addressable = { name: 'backend', path: 'first/backend', kind: 'fastapi', port: 8000 };
  const second: Addressable = { name: 'second-backend', path: 'second/backend', kind: 'fastapi', port: 8000 };
  const web: Addressable = { name: 'second-frontend', path: 'second/frontend', kind: 'nextjs', port: 3000 };
  const all = [first, second, web];
  expect(find(web, setting('NEXT_PUBLIC_API_URL'), all)).toBe('second-backend browser');
  expect(find(web, setting('BACKEND_URL'), all)).toBe('second-backend stack');
  expect(find(web, setting('NEXT_PUBLIC_DATA_URL', 'http://localhost:8000'), all)).toBe('second-backend browser');
  expect(find({ ...web, path: 'web' }, setting('NEXT_PUBLIC_API_URL'), all)).toBe('backend browser');
  expect(find({ ...web, path: 'web' }, setting('NEXT_PUBLIC_DATA_URL', 'http://localhost:8000'), all)).toBeUndefined();
});

test('of those beside each other, the one that is named for what it is comes first', () => {
  const all = ['chatbot', 'todo-backend', 'worker'].map((name): Addressable => ({ name, path: `apps/${name}`, kind: 'fastapi', port: 8000 }));
  const web: Addressable = { ...WEB, path: 'apps/web' };
  expect(find(web, setting('NEXT_PUBLIC_API_URL'), [...all, web])).toBe('todo-backend browser');
  expect(find(web, setting('CHATBOT_URL'), [...all, web])).toBe('chatbot stack');
});

test('every frontend is an origin', () => {
  const admin: Addressable = { name: 'admin', path: 'admin', kind: 'nextjs', port: 3000 };
  expect(find(API, setting('CORS_ORIGINS', undefined, { form: 'json' }), [API, WEB, admin])).toBe('web,admin browser  json');
});

test.each([
  ['AUTH_SERVER_URL', 'http://localhost:3001', true],
  ['MCP_URL', 'http://mcp-server:8001/mcp', true],
  ['API_URL', 'http://localhost:8000', false], // its own
  ['FRONTEND_URL', 'http://localhost:3001', false],
  ['NEXT_PUBLIC_AUTH_URL', 'http://localhost:3001', false],
  ['AUTH_SERVER_URL', 'https://id.example.com', false],
  ['AUTH_SERVER_URL', undefined, false],
])('%s, which is %s by default, leads out of the stack: %s', (name, fallback, expected) => {
  expect(addressesElsewhere(API, [API, WEB], [setting(name, fallback)])).toHaveLength(Number(expected));
});
