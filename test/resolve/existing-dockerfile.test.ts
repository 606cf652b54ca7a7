import { readDockerfile } from '../../src/resolve/existing-dockerfile';

const check = (text: string, target?: string) => readDockerfile(text, target).healthCheck?._toProbe();

test('stages are told apart, also those without a name', () => {
  const { stages, names } = readDockerfile('ARG V=3\nFROM --platform=linux/amd64 python:3.13 as Build\nRUN a \\\n  && b\nFROM scratch\nCOPY --from=Build /a /a\n');
  expect(names).toEqual(['Build', 'stage-1']);
  expect(stages.map(({ from, instructions }) => [from, instructions.length])).toEqual([['python:3.13', 1], ['scratch', 1]]);
});

test('what comes after the stage that ships is left out', () => {
  const { stages, names } = readDockerfile('FROM a AS one\nFROM b AS two\nFROM c AS three\n', 'two');
  expect([stages.map(({ name }) => name), names]).toEqual([['one', 'two'], ['one', 'two', 'three']]);
});

test.each([
  ['HEALTHCHECK CMD ["check", "--fast"]', ['check', '--fast']],
  ['HEALTHCHECK --interval=5s CMD curl -f http://localhost/ || exit 1', ['sh', '-c', 'curl -f http://localhost/ || exit 1']],
  ['healthcheck --timeout=3s \\\n  CMD ["check"]', ['check']],
  ['HEALTHCHECK CMD one\nHEALTHCHECK CMD two', ['sh', '-c', 'two']],
])('%j is its health check', (text, argv) => {
  expect(check(`FROM scratch\n${text}\n`)?.argv).toEqual(argv);
});

test('times are read as Docker writes them; those that are not said are the library\'s', () => {
  expect(check('FROM scratch\nHEALTHCHECK --interval=1m30s --timeout=1500ms --start-period=1h --start-interval=2s --retries=7 CMD true\n')).toMatchObject({
    intervalSeconds: 90, timeoutSeconds: 2, startPeriodSeconds: 3600, startIntervalSeconds: 2, retries: 7,
  });
  expect(check('FROM scratch\nHEALTHCHECK CMD true\n')).toMatchObject({ intervalSeconds: 30, timeoutSeconds: 3, startPeriodSeconds: 40, startIntervalSeconds: 1, retries: 3 });
});

test('a stage has what the stage below it says', () => {
  const text = 'FROM scratch AS base\nEXPOSE 8080/tcp 9090\nHEALTHCHECK CMD base\nFROM scratch AS other\nEXPOSE 1\nFROM base AS shipped\n';
  expect(check(text)?.argv).toEqual(['sh', '-c', 'base']);
  expect(readDockerfile(text).port).toBe(8080);
  expect(check(`${text}HEALTHCHECK NONE\n`)).toBeUndefined();
});

test.each(['', '# only a comment\n', 'RUN true\n'])('%j has no stage', (text) => {
  expect(readDockerfile(text)).toEqual({ stages: [], names: [], healthCheck: undefined, port: undefined });
});

test('a port that a variable names is not known', () => {
  expect(readDockerfile('FROM scratch\nEXPOSE $PORT\n').port).toBeUndefined();
});
