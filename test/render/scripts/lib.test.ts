import { ScriptFolder, TWO_IMAGES } from '../../support/script-folder';

/** What the scripts take for the cause when a container is not well. */
function likelyCause(state: string, code: number, restarts: number, log: string): string {
  const folder = new ScriptFolder(TWO_IMAGES);
  folder.write('scripts/cause.sh', '. "$(dirname "$0")/lib.sh"\nlikely_cause "$@"\n');
  return folder.run('cause.sh', [state, String(code), String(restarts), log]).stdout.trimEnd();
}

test.each([
  ['restarting', 1, 3, 'LOG_LEVEL is not valid: Input should be …', /^a setting is missing or wrong/],
  ['running', 0, 2, "KeyError: 'DATABASE_URL'", /^a setting is missing or wrong/],
  ['restarting', 1, 3, "ModuleNotFoundError: No module named 'x'", /^a module or a file is not in the image/],
  ['exited', 1, 0, "Error: Cannot find module 'sharp'", /^a module or a file is not in the image/],
  ['exited', 1, 0, 'connection to server at "postgres" failed: Connection refused', /^a service that it needs cannot be reached/],
  ['exited', 1, 0, "failed to resolve host 'postgres': [Errno -3] Temporary failure in name resolution", /^a service that it needs cannot be reached/],
  ['restarting', 1, 1, "EROFS: read-only file system, open '/app/cache'", /^it writes where it may not/],
  ['exited', 1, 0, 'FATAL: could not write: No space left on device', /^the disk of the engine is full/],
  ['exited', 137, 0, '', /^it was killed/],
  ['exited', 127, 0, '', /^its command is not in the image/],
  ['running', 0, 0, 'listening on 9000', /^it runs, but its health check fails/],
  ['exited', 3, 0, 'bye', /^it ended by itself/],
])('a container that is %s with status %d after %d restarts and says "%s"', (state, code, restarts, log, cause) => {
  expect(likelyCause(state, code, restarts, log)).toMatch(cause);
});

test('of requests that only differ in numbers, the last lines of a container have the last', () => {
  const checks = Array.from({ length: 60 }, (_, index) => `INFO: 127.0.0.1:${40000 + index} - "GET /health HTTP/1.1" 503`);
  const folder = new ScriptFolder(TWO_IMAGES, { docker: `case $* in logs*) printf '%s\\n' ${['the model is missing', 'at 1', 'at 2', ...checks, 'at 3'].map((line) => `'${line}'`).join(' ')} ;; esac` });
  folder.write('scripts/last.sh', '. "$(dirname "$0")/lib.sh"\nlast_lines "$1" container\n');
  expect(folder.run('last.sh', ['5']).stdout).toBe('the model is missing\nat 1\nat 2\nINFO: 127.0.0.1:40059 - "GET /health HTTP/1.1" 503\nat 3\n');
  expect(folder.run('last.sh', ['1']).stdout).toBe('at 3\n');
});

test('messages end with the next command and where to read more', () => {
  const folder = new ScriptFolder(TWO_IMAGES);
  folder.write('scripts/fail.sh', '. "$(dirname "$0")/lib.sh"\nfail "It broke." "$(task "$TASK_UP")" crash\n');
  const { status, stderr } = folder.run('fail.sh');
  expect(stderr).toBe([
    '✗ It broke.',
    '  Next: npx projen up',
    '  More: https://github.com/projen-containers/projen-containers/blob/main/docs/troubleshooting.md#crash\n',
  ].join('\n'));
  expect(status).toBe(1);
});

describe('a file docker/.env', () => {
  const SAYS = 'BACKEND_PORT=9000\nFRONTEND_PORT=9001\n';
  /** Compose, as far as the library asks it: it prints what the file says of each variable that it is asked about. */
  const DOCKER = String.raw`sed -nE 's/^ {6}([A-Z_]+): .*/\1/p' | while read -r name; do
  printf '      %s: "%s"\n' "$name" "$(sed -n "s/^$name=//p" "$ROOT_FOLDER/docker/.env")"
done`;
  const PRINT = '. "$(dirname "$0")/lib.sh"\necho "$(web_port 0) $(web_port 1) ${IMAGE_TAG-unset}"; env | grep -c "_PORT="\n';

  function printed(environment: Record<string, string> = {}): ReturnType<ScriptFolder['run']> {
    const folder = new ScriptFolder(TWO_IMAGES, { docker: DOCKER });
    folder.write('scripts/print.sh', PRINT);
    folder.write('docker/.env', SAYS);
    return folder.run('print.sh', [], environment);
  }

  test('decides the ports, also those that compose is told', () => {
    expect(printed()).toMatchObject({ stdout: '9000 9001 unset\n2\n', stderr: '' });
  });

  test('counts less than the shell', () => {
    expect(printed({ BACKEND_PORT: '7000', FRONTEND_PORT: '' }).stdout).toBe('7000 3000 unset\n2\n');
  });

  test('is not asked about where there is none', () => {
    const folder = new ScriptFolder(TWO_IMAGES, { docker: DOCKER });
    folder.write('scripts/print.sh', PRINT);
    expect(folder.run('print.sh').stdout).toBe('8000 3000 unset\n0\n');
    expect(folder.calls()).toEqual([]);
  });
});
