import { noRootUser } from '../../src/policy/rules/no-root-user';
import { covers, endingFinding, endsSoon, expiredFinding, holds, isDate, unusedFinding } from '../../src/policy/waivers';
import { stackModel } from '../support/models';

const waiver = { rule: 'no-root-user', reason: 'the base image', expires: '2026-11-23' };
const at = (where: string) => ({ where, what: '', fix: '' });

test.each(['2026-11-23', '2028-02-29'])('%s is a date', (text) => expect(isDate(text)).toBe(true));

test.each(['2026-02-30', '2026-13-01', '2026-1-1', '23.11.2026', 'next year', '', '2026-11-23T00:00:00Z'])('"%s" is none', (text) => {
  expect(isDate(text)).toBe(false);
});

test('a waiver holds on its last day, and not on the next', () => {
  expect(holds(waiver, '2026-11-23')).toBe(true);
  expect(holds(waiver, '2026-11-24')).toBe(false);
  expect(holds({ ...waiver, expires: 'never' }, '2026-11-23')).toBe(false);
});

test.each([
  ['the whole stack', undefined, 'shop/backend', true],
  ['the construct', 'shop/backend', 'shop/backend', true],
  ['what lies below', 'shop', 'shop/backend', true],
  ['the lines of a file', 'docker/pins/Dockerfile', 'docker/pins/Dockerfile:3', true],
  ['a name that begins alike', 'shop/back', 'shop/backend', false],
  ['another construct', 'shop/frontend', 'shop/backend', false],
])('a waiver of %s', (_, path, where, covered) => {
  expect(covers({ ...waiver, path }, at(where), noRootUser)).toBe(covered);
});

test('a waiver of another rule covers nothing', () => {
  expect(covers({ ...waiver, rule: 'lock-file' }, at('shop/backend'), noRootUser)).toBe(false);
});

test('a waiver that ran out says when, and what its reason was', () => {
  expect(expiredFinding(stackModel(), waiver)).toMatchObject({
    where: 'shop',
    what: 'The waiver of no-root-user ran out on 2026-11-23; its reason was "the base image".',
  });
});

test('a waiver that covers nothing says where it looked', () => {
  expect(unusedFinding(stackModel(), { ...waiver, path: 'shop/backend' })).toMatchObject({
    where: 'shop/backend',
    what: 'The waiver of no-root-user matches no finding.',
  });
});

test('a waiver ends soon in its last two weeks, and not once it has ended', () => {
  const days = ['2026-11-08', '2026-11-09', '2026-11-23', '2026-11-24'];
  expect(days.map((today) => endsSoon(waiver, today))).toEqual([false, true, true, false]);
  expect(endsSoon({ ...waiver, expires: 'never' }, '2026-11-23')).toBe(false);
});

test('a waiver that is about to end says when, and what its reason is', () => {
  expect(endingFinding(stackModel(), { ...waiver, path: 'shop/backend' })).toMatchObject({
    where: 'shop/backend',
    what: 'The waiver of no-root-user ends on 2026-11-23; its reason is "the base image".',
  });
});
