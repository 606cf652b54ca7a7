import { ScriptFolder, TWO_IMAGES } from '../../support/script-folder';

/** What `up` says, with an engine that answers as this bash code does. */
function up(docker: string): { status: number | null; stderr: string } {
  const scripts = new ScriptFolder(TWO_IMAGES, { docker });
  for (const name of ['doctor.sh', 'build-images.sh', 'create-secrets.sh']) scripts.write(`scripts/${name}`, '');
  return scripts.run('up.sh');
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
