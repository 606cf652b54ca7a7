import { address, endedWell, graceSeconds, hasEnded, lastHealthCheck } from '../../../src/cli/prove/container';
import { container, ended } from '../../support/proof';

test('a published port has an address on this machine', () => {
  expect(address(container({}, 40123), 8000)).toBe('http://127.0.0.1:40123');
  expect(address(container({}, 40123), 9000)).toBeUndefined();
  expect(address(container(), 8000)).toBeUndefined();
});

test.each([[0, true], [143, true], [137, false], [1, false], [130, false]])('exit status %d after SIGTERM: %s', (status, well) => {
  expect(endedWell(ended(status))).toBe(well);
});

test('an image may want another signal', () => {
  expect(endedWell({ ...ended(130), Config: { StopSignal: 'SIGINT' } })).toBe(true);
});

test('what nobody said is as the engine has it', () => {
  expect(graceSeconds({ ...container(), Config: {} })).toBe(10);
  expect(graceSeconds(container())).toBe(30);
});

test('a container that runs has not ended', () => {
  expect([hasEnded(container()), hasEnded(ended(0))]).toEqual([false, true]);
});

test('the last health check is the one that counts', () => {
  expect(lastHealthCheck(container({ Health: { Status: 'starting', Log: [{ Output: 'a' }, { Output: 'b' }] } }))).toBe('b');
  expect(lastHealthCheck(container())).toBe('');
});
