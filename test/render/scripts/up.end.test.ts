import { ScriptFolder, TWO_IMAGES } from '../../support/script-folder';

/** What `up` says, with an engine that answers as this bash code does. */
function up(docker: string, environment: Record<string, string> = {}): { status: number | null; stderr: string } {
  const scripts = new ScriptFolder(TWO_IMAGES, { docker });
  for (const name of ['doctor.sh', 'build-images.sh', 'create-secrets.sh']) scripts.write(`scripts/${name}`, '');
  return scripts.run('up.sh', [], environment);
}

test('a container that ended while the others started is told, though all are healthy', () => {
  const { status, stderr } = up(`
case "$*" in
  events*) printf 'c1 0\\nc2 1\\nc2 137\\n' ;;
  *' ps --no-trunc '*) printf 'c2 worker\\nc3 backend\\n' ;;
  'logs '*) echo 'loading' ;;
esac`);
  expect(stderr).toBe([
    '! worker ended with status 137 and was started anew, 2 times so far. Its last lines:',
    '  | loading',
    '  Likely: it was killed, for using more memory than its limit or for not ending when asked to.\n',
  ].join('\n'));
  expect(status).toBe(0);
});

test('Ctrl+C is no failure of the stack', () => {
  const { status, stderr } = up('case "$*" in *" up "*) kill -INT "$PPID"; exit 130 ;; esac');
  expect(stderr).toBe('! Interrupted: what has started keeps running. Stop it: npx projen down\n');
  expect(status).toBe(130);
});

describe('a stack that is not healthy in time', () => {
  /** A migration that waits for ever, as compose then does. */
  const { status, stderr } = up(`
case "$*" in
  *' up '*) trap 'kill $!; exit 130' TERM; sleep 30 & wait ;;
  *' ps --all '*'or .Health'*) printf 'c1 backend-migrations running -\\nc2 backend created -\\n' ;;
  'inspect '*) echo '0 0 no' ;;
  'logs '*) echo 'Running upgrade 0001 -> 0002' ;;
esac`, { UP_TIMEOUT_SECONDS: '1' });

  test('is waited for no longer, whatever compose waits for', () => {
    expect(stderr).toContain('! Not everything is healthy after 1 s, the limit of UP_TIMEOUT_SECONDS.\n');
    expect(stderr).toContain('\n✗ The stack did not become healthy.\n');
    expect(status).toBe(1);
  });

  test('is told with what has not ended', () => {
    expect(stderr).toContain([
      'backend-migrations is still running. Its last lines:',
      '  | Running upgrade 0001 -> 0002',
      '  Likely: it waits for something, such as a lock in the database that another program holds, or needs more time.\n',
    ].join('\n'));
  });
});

test.each([[1, 'once'], [3, '3 times']])('a container that was restarted %d times is told to be restarted %s', (restarts, words) => {
  const { stderr } = up(`
case "$*" in
  *' up '*) exit 1 ;;
  *' ps --all '*'or .Health'*) printf 'c1 backend running starting\\n' ;;
  'inspect '*) echo '1 ${restarts} unless-stopped' ;;
esac`);
  expect(stderr).toContain(`\nbackend is running (health: starting, restarted ${words}). Its last lines:\n`);
});
