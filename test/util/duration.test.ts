import { durationSeconds } from '../../src/util/duration';

test.each([['30s', 30], ['1m30s', 90], ['1.5h', 5400], ['500ms', 0.5], ['10', undefined], ['', undefined], ['ten seconds', undefined]])('%s is %p seconds', (text, seconds) => {
  expect(durationSeconds(text)).toBe(seconds);
});
