import { Decisions } from '../../src/resolve/decisions';
import { chooseNode } from '../../src/resolve/node-version';

function choose(requirement: string | undefined, { pinned = 'node:24-alpine', version }: { pinned?: string; version?: string } = {}) {
  const decisions = new Decisions();
  const pins = { find: () => pinned, get: (alias: string, initial?: string) => `${initial ?? pinned} AS ${alias}` };
  const image = chooseNode(pins, decisions, { requirement, requirementSource: 'web/package.json, engines.node' }, {
    alias: 'node',
    version,
    initial: (each) => `node:${each}-alpine`,
  });
  return { image, decision: decisions.toModel()[0] };
}

test.each([[undefined], ['>=20.9'], ['24.x'], ['lts/*']])('the pinned version serves an application that asks for %s', (requirement) => {
  const { image, decision } = choose(requirement);
  expect(image).toBe('node:24-alpine AS node');
  expect(decision).toMatchObject({ value: '24', origin: 'default', source: 'the alias node of the pins file' });
});

test.each([['22.x', '22'], ['>=18 <21', '20'], ['>=25', '26'], ['^20 || ^22', '22']])('an application that asks for %s gets Node.js %s, under an alias of its own', (requirement, version) => {
  const { image, decision } = choose(requirement);
  expect(image).toBe(`node:${version}-alpine AS node-${version}`);
  expect(decision).toMatchObject({ value: version, origin: 'file', source: 'web/package.json, engines.node' });
});

test('a version that none of the supported ones satisfies is left to the policy', () => {
  expect(choose('16.x').image).toBe('node:24-alpine AS node');
});

test('what is said goes first', () => {
  expect(choose('24.x', { version: '26' })).toMatchObject({ image: 'node:26-alpine AS node-26', decision: { origin: 'option' } });
  expect(choose(undefined, { version: '24' }).image).toBe('node:24-alpine AS node');
});

test('a pin whose tag says no version is taken as it is', () => {
  expect(choose('22.x', { pinned: 'registry.example.com/node:lts' }).image).toBe('registry.example.com/node:lts AS node');
});
