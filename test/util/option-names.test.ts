import { checkFactoryOptions, checkOptionNames, checkOptionsOfKind, optionMistakes, OptionTable } from '../../src/util/option-names';
import { Problems } from '../../src/util/problem';

const LIMITS: OptionTable = { cpus: 'optional' };
const TABLE: OptionTable = { port: 'optional', path: 'optional', limits: LIMITS };

function told(given: object, table = TABLE): readonly string[] {
  const problems = new Problems();
  checkOptionNames('shop/backend', given, table, problems);
  return problems.all.map(({ where, what, fix }) => `${where}: ${what} ${fix}`);
}

test('an option that does not exist is told, with the closest that does', () => {
  expect(told({ prot: 8000 })).toEqual(['shop/backend: It has no option "prot". Did you mean "port"? Use one of: limits, path, port.']);
});

test('options that exist are fine, whatever their value', () => {
  expect(told({ port: undefined, path: 'backend', limits: undefined })).toEqual([]);
  expect(told({ limits: null })).toEqual([]);
});

test('so are those of structs within, with the way to them', () => {
  expect(told({ limits: { cpu: 1 } })).toEqual(['shop/backend: limits has no option "cpu". Did you mean "cpus"? Use one of: cpus.']);
});

test('and those of each struct of a list', () => {
  expect(told({ limits: [{ cpus: 1 }, { cpu: 1 }] })).toEqual(['shop/backend: limits[1] has no option "cpu". Did you mean "cpus"? Use one of: cpus.']);
});

test('names of a map are the user\'s own', () => {
  expect(told({ port: { anything: 1 } })).toEqual([]);
});

test('what a factory was given wrongly is told by whoever has its result', () => {
  const _mistakes = optionMistakes({ prot: 1 }, TABLE, 'Check.http()');
  const message = 'shop/backend: Check.http() has no option "prot". Did you mean "port"? Use one of: limits, path, port.';
  expect(told({ port: { _mistakes }, path: [{ _mistakes }] })).toEqual([message, message]);
  const problems = new Problems();
  expect(checkFactoryOptions('shop/backend', [{ _mistakes }], problems)).toBe(true);
  expect(problems.all).toHaveLength(1);
});

test('what must be given is told where it is missing, once where it is misspelt', () => {
  const table: OptionTable = { service: 'required', command: 'required' };
  expect(told({ command: ['arq'] }, table)).toEqual(['shop/backend: It lacks the option "service". Give it service, which has no default.']);
  expect(told({ servce: 1, command: ['arq'] }, table)).toEqual(['shop/backend: It has no option "servce". Did you mean "service"? Use one of: command, service.']);
  expect(checkOptionNames('shop', { servce: 1, command: ['arq'] }, table, new Problems())).toBe(false);
  expect(checkOptionNames('shop', { service: 1, command: ['arq'], more: 1 }, table, new Problems())).toBe(true);
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
