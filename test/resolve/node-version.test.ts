import { Decisions } from '../../src/resolve/decisions';
import { chooseNode } from '../../src/resolve/node-version';

function choose(requirement: string | undefined, said: { pinned?: string; version?: string; named?: string[] } = {}) {
  const { pinned = 'node:24-alpine', version, named = [] } = said;
  const decisions = new Decisions();
  const pins = { find: () => pinned, get: (alias: string, initial?: string) => `${initial ?? pinned} AS ${alias}` };
  const found = named.map((value) => ({ value, place: 'web/Dockerfile:1' }));
  const asked = { requirement, requirementSource: 'web/package.json, engines.node' };
  const image = chooseNode(pins, decisions, { ...asked, alias: 'node', option: version, named: found }, (each) => `node:${each}-alpine`);
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

test("the team's own version is taken within what engines allow", () => {
  expect(choose('>=20', { named: ['22'] })).toMatchObject({ image: 'node:22-alpine AS node-22', decision: { origin: 'file', source: 'web/Dockerfile:1' } });
  expect(choose('24.x', { named: ['22'] }).image).toBe('node:24-alpine AS node');
});

test('in place of a version that has ended the pinned one is a guess', () => {
  const guess = { origin: 'guess', source: 'in place of Node.js 18 of web/Dockerfile:1, which has reached its end of life' };
  expect(choose(undefined, { named: ['18'] })).toMatchObject({ image: 'node:24-alpine AS node', decision: { value: '24', ...guess } });
  expect(choose('<24', { named: ['18'] })).toMatchObject({ image: 'node:22-alpine AS node-22', decision: guess });
});
