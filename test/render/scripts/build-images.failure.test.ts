import { ScriptFolder, ScriptResult, TWO_IMAGES } from '../../support/script-folder';

const OUTPUT = [
  '#8 [backend builder 2/3] RUN uv pip install',
  '#8 0.100 of another step',
  '#9 [frontend builder 2/3] RUN npm run build',
  '#9 0.310 ▲ Next.js 16',
  "#9 0.400 lib/todos.ts(50,7): error TS2322: Type 'string' is not assignable to type 'number'.",
  ...Array.from({ length: 11 }, () => '#9 0.500 npm notice'),
  '#9 ERROR: process "/bin/sh -c npm run build" did not complete successfully: exit code: 1',
  '------',
  ' > [frontend builder 2/3] RUN npm run build:',
  ...Array.from({ length: 10 }, () => '0.500 npm notice'),
  '------',
  'Dockerfile:34',
  '--------------------',
  '  34 | >>> RUN npm run build',
  '--------------------',
  'ERROR: failed to solve: process "/bin/sh -c npm run build" did not complete successfully: exit code: 1',
].join('\n');

/** A build of which bake does this. */
function build(bake: string, argv: string[] = [], programs = {}): ScriptResult & { calls: string[] } {
  const scripts = new ScriptFolder(TWO_IMAGES, { docker: `case "$1 $2" in "buildx bake") ${bake} ;; esac`, git: 'echo abc', ...programs });
  scripts.write('scripts/doctor.sh', 'echo "$PPID" >"$ROOT_FOLDER/script"');
  scripts.write('output', `${OUTPUT}\n`);
  return { ...scripts.run('build-images.sh', argv), calls: scripts.calls() };
}
const FAILS = 'cat "$ROOT_FOLDER/output"; exit 1';

test('a step that failed is named, with its line', () => {
  expect(build(FAILS).stderr).toMatch(/^✗ A build step failed, \[frontend builder 2\/3\] in line 34 of its Dockerfile; its output is above\.$/m);
});

test('the last lines above the verdict are those of that step, all that matter', () => {
  expect(build(FAILS, ['--quiet']).stderr.split('✗')[0]).toBe([
    ...OUTPUT.split('\n').slice(-5),
    '▲ Next.js 16',
    "lib/todos.ts(50,7): error TS2322: Type 'string' is not assignable to type 'number'.\n",
  ].join('\n'));
});

test('a build that failed before any step shows what the builder says', () => {
  const { stderr } = build('echo "#1 [internal] load"; echo "ERROR: failed to solve: it is ill"; exit 1', ['--quiet']);
  expect(stderr).toMatch(/^ERROR: failed to solve: it is ill\n✗ A build step failed; its output is above\.\n/);
});

test('Ctrl+C is no failure of the build', () => {
  const { status, stderr } = build('kill -INT "$(cat "$ROOT_FOLDER/script")"; echo "ERROR: failed to build: canceled"; exit 1');
  expect([status, stderr]).toEqual([130, '! Interrupted.\n']);
});

test.each([['mawk 1.3.4', true], ['GNU Awk 5.3', false]])('the progress is shown as it comes, also by mawk: %s', (version, told) => {
  const { calls } = build(FAILS, [], { awk: `[ "$*" != '-W version' ] || echo '${version}'; cat >/dev/null` });
  expect(calls.some((call) => call.startsWith('awk -W interactive -v mode=plain '))).toBe(told);
  expect(calls.some((call) => call.startsWith('awk -v mode=plain '))).toBe(!told);
});
