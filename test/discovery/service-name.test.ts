import type { Application } from '../../src/discovery/application';
import { nameServices } from '../../src/discovery/service-name';

const api = (path: string): Application => ({ kind: 'fastapi', path, evidence: '' });
const web = (path: string): Application => ({ kind: 'nextjs', path, evidence: '' });

test.each([
  [[api('backend'), web('frontend')], ['backend', 'frontend']],
  [[api('apps/api'), web('apps/web')], ['api', 'web']],
  [[api('todo_api'), web('frontend with nextJs')], ['todo-api', 'frontend-with-nextjs']],
  [[api('.'), web('.')], ['backend', 'frontend']],
  [[api('src'), web('packages/app')], ['backend', 'frontend']],
  [[api('сервер'), web('フロントエンド')], ['backend', 'frontend']],
  [[web('apps/[shop]'), web('apps/(admin)')], ['shop', 'admin']],
  [[api('backend/src')], ['backend']],
  [[api('../phase-3/backend')], ['backend']],
])('%j are called %j', (applications, names) => {
  expect(nameServices(applications)).toEqual(names);
});

test('names are unique: a longer part of the path, and at last a number, tells two apart', () => {
  expect(nameServices([api('shop/api'), api('blog/api')])).toEqual(['api', 'blog-api']);
  expect(nameServices([api('.'), api('src'), api('app')])).toEqual(['backend', 'backend-2', 'backend-3']);
});

test('a folder keeps its name, though an application without one comes first', () => {
  expect(nameServices([api('.'), api('backend'), web('.'), web('frontend')])).toEqual(['backend-2', 'backend', 'frontend-2', 'frontend']);
});

test('no name is one that means something else to the stack', () => {
  expect(nameServices([api('postgres'), web('default')])).toEqual(['backend', 'frontend']);
});

test('a long name is cut where it is still valid', () => {
  const [name] = nameServices([api('a'.repeat(60))]);
  expect(name).toHaveLength(40);
});
