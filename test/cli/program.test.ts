import { runForOutput } from '../../src/cli/program';

const place = { cwd: '/', env: { PATH: '/usr/bin:/bin' } };

test('gives status and both streams in their order', async () => {
  expect(await runForOutput(['bash', '-c', 'echo "$1"; echo two >&2; echo three; exit 4', 'bash', 'a  b'], place)).toEqual({ status: 4, output: 'a  b\ntwo\nthree\n' });
});

test('a program that is not there has status 127', async () => {
  expect((await runForOutput(['no-such-program'], place)).status).toBe(127);
});

test('a program that a signal ended has not succeeded', async () => {
  expect((await runForOutput(['bash', '-c', 'kill -9 $$'], place)).status).toBe(128);
});
