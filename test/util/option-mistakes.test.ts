import { instance, named, OptionTable, required } from '../../src/util/option-kinds';
import { checkOptions, checkOptionsOfKind, optionMistakes, usableOptions } from '../../src/util/option-mistakes';
import { Problems } from '../../src/util/problem';

const LIMITS: OptionTable = { cpus: 'number' };
const TABLE: OptionTable = { port: 'number', path: 'text', limits: LIMITS, checks: ['anything'] };

function told(given: object, table = TABLE): readonly string[] {
  const problems = new Problems();
  checkOptions('shop/backend', given, table, problems);
  return problems.all.map(({ where, what, fix }) => `${where}: ${what} ${fix}`);
}

test('an option that does not exist is told, with the closest that does', () => {
  expect(told({ prot: 8000 })).toEqual(['shop/backend: It has no option "prot". Did you mean "port"? Use one of: checks, limits, path, port.']);
});

test('options that exist are fine, given or not', () => {
  expect(told({ port: undefined, path: 'backend', limits: undefined })).toEqual([]);
  expect(told({ limits: { cpus: 2 } })).toEqual([]);
});

test('so are those of structs within, with the way to them', () => {
  expect(told({ limits: { cpu: 1 } })).toEqual(['shop/backend: limits has no option "cpu". Did you mean "cpus"? Use one of: cpus.']);
});

test('and those of each struct of a list', () => {
  expect(told({ all: [{ cpus: 1 }, { cpu: 1 }] }, { all: [LIMITS] })).toEqual(['shop/backend: all[1] has no option "cpu". Did you mean "cpus"? Use one of: cpus.']);
});

test("names of a map are the user's own, and its values are looked at", () => {
  expect(told({ ports: { anything: 1, other: 'x' } }, { ports: named('number') })).toEqual(['shop/backend: ports.other is "x". Give it a number.']);
});

test('a value of another kind is told with the way to it, and what to give', () => {
  const table: OptionTable = { check: instance('Check', 'Check.http()'), words: ['text'], on: 'boolean', limits: LIMITS, map: named('text'), address: instance('Url', 'backend.url', { orText: true }) };
  expect(told({ check: '/health', words: 'run it', on: 'yes', limits: 1, map: null, address: undefined }, table)).toEqual([
    'shop/backend: check is a text. Give it an object of the class Check, such as Check.http().',
    "shop/backend: words is a text. Give it a list of texts, such as ['one', 'two'].",
    'shop/backend: on is "yes". Give it true or false.',
    'shop/backend: limits is 1. Give it a map of options: { cpus }.',
    'shop/backend: map is null. Give it a map of names to values, such as { NAME: … }.',
  ]);
  expect(told({ words: ['a', undefined], address: [] }, table)).toEqual([
    'shop/backend: words[1] is undefined. Give it a text.',
    'shop/backend: address is a list. Give it a text, or an object of the class Url, such as backend.url.',
  ]);
});

test('an object of a class, or of one that extends it, is of its kind, in whatever copy of the library', () => {
  class Url {}
  class Longer extends Url {}
  class Other {}
  const table: OptionTable = { address: instance('Url', 'backend.url') };
  expect([told({ address: new Url() }, table), told({ address: new Longer() }, table)]).toEqual([[], []]);
  expect(told({ address: new Other() }, table)[0]).toContain('address is an object of the class Other.');
});

test('what a factory was given wrongly is told by whoever has its result', () => {
  const _mistakes = optionMistakes({ prot: 1 }, TABLE, 'Check.http()');
  const message = 'shop/backend: Check.http() has no option "prot". Did you mean "port"? Use one of: checks, limits, path, port.';
  expect(told({ limits: { _mistakes }, checks: [{ _mistakes }] })).toEqual([message, message]);
});

test('what must be given is told where it is missing, once where it is misspelt', () => {
  const table: OptionTable = { service: required('number'), command: required(['text']) };
  expect(told({ command: ['arq'] }, table)).toEqual(['shop/backend: It lacks the option "service". Give it service, which has no default.']);
  expect(told({ servce: 1, command: ['arq'] }, table)).toEqual(['shop/backend: It has no option "servce". Did you mean "service"? Use one of: command, service.']);
  expect(checkOptions('shop', { servce: 1, command: ['arq'] }, table, new Problems())).toBe(false);
  expect(checkOptions('shop', { service: 1, command: 'arq' }, table, new Problems())).toBe(false);
  expect(checkOptions('shop', { service: 1, command: ['arq'], more: 1 }, table, new Problems())).toBe(true);
});

test('what can be used is all but values of another kind', () => {
  const given = { port: '80', path: 'api', limits: { cpus: 'two' }, more: 1, checks: undefined };
  expect(usableOptions(given, TABLE)).toEqual({ path: 'api', more: 1, checks: undefined });
});

test('a class that extends another may have options of its own, and has those of that one', () => {
  class Kind {
    public static readonly _OPTIONS = TABLE;
  }
  class Extended extends Kind {}
  const problems = new Problems();
  checkOptionsOfKind('shop/own', new Extended(), { team: 'orders', limits: { cpu: 1 } }, problems);
  expect(problems.all.map(({ what }) => what)).toEqual(['limits has no option "cpu". Did you mean "cpus"?']);
  checkOptionsOfKind('shop/it', new Kind(), { team: 'orders' }, problems);
  expect(problems.all.map(({ what }) => what)).toContain('It has no option "team".');
});
