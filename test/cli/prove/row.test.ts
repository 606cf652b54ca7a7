import { Row } from '../../../src/cli/prove/row';

test('what nothing was said of was not reached', () => {
  expect(new Row('backend', 'shop-backend').get('built')).toBe('not reached');
});

test('the first failure is the one that is told', () => {
  const row = new Row('backend', 'shop-backend');
  expect(row.failed).toBe(false);
  row.fail('built', 'no disk', 'it is full.');
  row.fail('started', 'no image', 'build it.');
  expect(row.failed).toBe(true);
  expect(row.cause).toEqual({ column: 'built', line: 'no disk', likely: 'it is full.' });
});

test('as JSON it has every column', () => {
  const row = new Row('backend', 'shop-backend');
  row.set('detected', 'yes');
  row.seconds.built = 1.5;
  expect(JSON.parse(JSON.stringify(row))).toEqual({
    service: 'backend',
    image: 'shop-backend',
    detected: 'yes',
    synthesised: 'not reached',
    built: 'not reached',
    started: 'not reached',
    answered: 'not reached',
    stopped: 'not reached',
    seconds: { built: 1.5 },
  });
});
