import * as fs from 'node:fs';
import { askedExplanation, explainAndEnd } from '../../src/files/explanation';
import { EXPLAIN_VARIABLE } from '../../src/model/explanation-request';
import { Problems } from '../../src/util/problem';

jest.mock('node:fs', () => ({ ...jest.requireActual<typeof fs>('node:fs'), writeSync: jest.fn() }));

const asked = { stack: 'shop', services: ['backend'], json: false, color: false };

afterEach(() => {
  delete process.env[EXPLAIN_VARIABLE];
  jest.restoreAllMocks();
});

test('nothing is asked for without the variable, nor of another stack', () => {
  expect(askedExplanation('shop')).toBeUndefined();
  process.env[EXPLAIN_VARIABLE] = JSON.stringify(asked);
  expect(askedExplanation('blog')).toBeUndefined();
  expect(askedExplanation('shop')).toEqual(asked);
});

/** What was written to which stream, and the status that the process would have ended with. */
function ended(services: string[], problems = new Problems()): { written: unknown[][]; status: unknown } {
  const write = fs.writeSync as unknown as jest.Mock;
  write.mockClear();
  const exit = jest.spyOn(process, 'exit').mockImplementation((() => undefined) as never);
  explainAndEnd({ ...asked, services }, ['backend', 'frontend'], () => 'explained', problems);
  return { written: write.mock.calls as unknown[][], status: exit.mock.calls[0][0] };
}

test('the process ends well when all is known', () => {
  expect(ended(['backend'])).toEqual({ written: [[1, 'explained']], status: 0 });
});

test('a service that is none is told, with the closest name', () => {
  const { written, status } = ended(['bakend']);
  expect(status).toBe(1);
  expect(written[1][1]).toContain('It has no service "bakend". Did you mean "backend"?');
});

test('problems of the stack follow what is known', () => {
  const problems = new Problems();
  problems.add('shop/backend', 'Wrong.', 'Mend it.');
  expect(ended([], problems)).toMatchObject({ status: 1, written: [[1, 'explained'], [2, expect.stringContaining('Wrong.')]] });
});
