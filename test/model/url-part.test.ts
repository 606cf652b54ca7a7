import { addressesOf, UrlPart } from '../../src/model/url-part';

const one: UrlPart = { service: 'backend', audience: 'stack', path: '' };
const other: UrlPart = { service: 'frontend', audience: 'browser', path: '/v1' };

test('a list has the addresses that it begins with and that follow', () => {
  const list: UrlPart = { ...one, list: 'comma', others: [other] };
  expect(addressesOf(list)).toEqual([list, other]);
});

test('an address of its own is the only one', () => {
  expect(addressesOf(one)).toEqual([one]);
});
