import { saltCaches } from '../../bench/salt';

test('every cache gets an id of its own, and nothing else changes', () => {
  const text = [
    'RUN --mount=type=cache,target=/root/.npm \\',
    '    --mount=type=cache,id=todo-next,target=/app/.next/cache,sharing=locked \\',
    '    --mount=type=bind,source=package.json,target=package.json \\',
    '    npm ci',
  ].join('\n');
  expect(saltCaches(text, 'r1')).toBe([
    'RUN --mount=type=cache,id=r1--root-npm,target=/root/.npm \\',
    '    --mount=type=cache,id=r1-todo-next,target=/app/.next/cache,sharing=locked \\',
    '    --mount=type=bind,source=package.json,target=package.json \\',
    '    npm ci',
  ].join('\n'));
});
