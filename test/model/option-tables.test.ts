import { HealthCheck, Instruction } from '../../src';
import { BIND_OPTIONS, CACHE_OPTIONS, COPY_OPTIONS, HTTP_CHECK_OPTIONS, RUN_OPTIONS, TIMING_OPTIONS } from '../../src/model/option-tables';
import type { OptionMistake } from '../../src/util/option-mistakes';

/** Options as JavaScript lets them through. */
const unchecked = (options: Record<string, unknown>): object => options;
const cache = (options: object) => ({ target: '/root/.cache', ...options });
const bind = (options: object) => ({ source: 'package.json', ...options });

test.each<[string, { readonly _mistakes: readonly OptionMistake[] }, object]>([
  ['HealthCheck.http()', HealthCheck.http(unchecked({ misspelt: 1 })), HTTP_CHECK_OPTIONS],
  ['HealthCheck.command()', HealthCheck.command(['true'], unchecked({ misspelt: 1 })), TIMING_OPTIONS],
  ['Instruction.run()', Instruction.run(['true'], unchecked({ misspelt: 1 })), RUN_OPTIONS],
  ['Instruction.run().caches[1]', Instruction.run(['true'], { caches: [cache({}), cache({ misspelt: 1 })] }), CACHE_OPTIONS],
  ['Instruction.run().binds[0]', Instruction.run(['true'], { binds: [bind({ misspelt: 1 })] }), BIND_OPTIONS],
  ['Instruction.copy()', Instruction.copy({ sources: ['a'], destination: 'b', ...unchecked({ misspelt: 1 }) }), COPY_OPTIONS],
])('%s keeps what it was given wrongly', (subject, { _mistakes: mistakes }, table) => {
  const fix = `Use one of: ${Object.keys(table).sort().join(', ')}.`;
  expect(mistakes).toEqual([{ what: `${subject} has no option "misspelt".`, fix, fatal: false }]);
});

test('the path of a check is for one that asks over HTTP', () => {
  expect(HealthCheck.http({ path: '/live' })._mistakes).toEqual([]);
  expect(HealthCheck.command(['true'], unchecked({ path: '/live' }))._mistakes).toHaveLength(1);
});
