import { cronProblem } from '../../src/util/cron-expression';

test.each(['* * * * *', '*/15 * * * *', '0 3 * * 1-5', '0,30 8-18/2 1 1,7 0', '59 23 31 12 6', '5/10 * * * *'])('"%s" is one', (expression) => {
  expect(cronProblem(expression)).toBeUndefined();
});

test.each([
  ['', 'it has 1 fields, not 5'],
  ['0 3 * *', 'it has 4 fields, not 5'],
  ['0 0 3 * * *', 'it has 6 fields, not 5'],
  ['@daily', 'it has 1 fields, not 5'],
  ['60 * * * *', 'the minute "60" is not within 0-59'],
  ['0 25 * * *', 'the hour "25" is not within 0-23'],
  ['0 0 0 * *', 'the day of the month "0" is not within 1-31'],
  ['0 0 * 13 *', 'the month "13" is not within 1-12'],
  ['0 0 * * 7', 'the day of the week "7" is not within 0-6'],
  ['0 0 * * MON', '"MON" is not a valid day of the week'],
  ['5-1 * * * *', 'the minute "5-1" ends before it begins'],
  ['*/0 * * * *', 'the minute "*/0" has no step'],
  ['1,,2 * * * *', '"" is not a valid minute'],
  ['0 3  * * *', 'it has 6 fields, not 5'],
])('"%s" is none: %s', (expression, problem) => {
  expect(cronProblem(expression)).toBe(problem);
});
