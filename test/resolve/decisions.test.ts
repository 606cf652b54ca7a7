import { Decisions } from '../../src/resolve/decisions';

const found = { value: 8080, place: 'backend/main.py:12' };
const otherwise = { value: 8000, reason: 'what uvicorn takes' };

test('what the construct was told counts before what the files say', () => {
  const decisions = new Decisions();
  expect(decisions.choose('port', { option: 9000, found, otherwise })).toBe(9000);
  expect(decisions.toModel()).toEqual([{ setting: 'port', value: '9000', origin: 'option', source: 'option port', change: 'option port' }]);
});

test('what the files say counts before the default, and its place is kept', () => {
  const decisions = new Decisions();
  expect(decisions.choose('port', { found, otherwise })).toBe(8080);
  expect(decisions.toModel()).toMatchObject([{ value: '8080', origin: 'file', source: 'backend/main.py:12' }]);
});

test('a guess says that it is one', () => {
  const decisions = new Decisions();
  decisions.choose('port', { found: { ...found, guessed: true }, otherwise });
  expect(decisions.toModel()).toMatchObject([{ origin: 'guess' }]);
});

test('without either the default holds, with its reason', () => {
  const decisions = new Decisions();
  expect(decisions.choose('sources', { otherwise: { value: ['app', 'alembic'], reason: 'all packages' }, change: 'option sources of the service' })).toEqual(['app', 'alembic']);
  expect(decisions.toModel()).toEqual([
    { setting: 'sources', value: 'app, alembic', origin: 'default', source: 'all packages', change: 'option sources of the service' },
  ]);
});

test('what can come from one place only needs no default', () => {
  const decisions = new Decisions();
  decisions.said('app', 'main:app');
  decisions.found('output', { value: 'export', place: 'web/next.config.js:2' }, 'output in next.config');
  expect(decisions.toModel()).toEqual([
    { setting: 'app', value: 'main:app', origin: 'option', source: 'option app', change: 'option app' },
    { setting: 'output', value: 'export', origin: 'file', source: 'web/next.config.js:2', change: 'output in next.config' },
  ]);
});
