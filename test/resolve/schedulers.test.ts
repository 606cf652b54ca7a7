import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { schedulerFor } from '../../src/resolve/schedulers';

const ASSETS = join(__dirname, '..', '..', 'assets', 'schedulers');
const IN_PYTHON = `import sys, datetime; sys.path.insert(0, ${JSON.stringify(ASSETS)}); import schedule
for line in sys.stdin.read().splitlines():
    expression, at = line.split("|")
    print(str(bool(schedule.is_due(expression, datetime.datetime.fromisoformat(at)))).lower())`;
const IN_NODE = `const { isDue } = require(${JSON.stringify(join(ASSETS, 'schedule.cjs'))});
for (const line of require('fs').readFileSync(0, 'utf8').split('\\n')) {
  const [expression, at] = line.split('|');
  console.log(Boolean(isDue(expression, new Date(at))));
}`;

/** Expression, time (a Wednesday, if of 2026-11-25), and whether it is due. */
const CASES: readonly (readonly [string, string, boolean])[] = [
  ['* * * * *', '2026-11-25T03:07:00+00:00', true],
  ['7 3 * * *', '2026-11-25T03:07:00+00:00', true],
  ['7 3 * * *', '2026-11-25T03:08:00+00:00', false],
  ['7 3 * * *', '2026-11-25T04:07:00+00:00', false],
  ['*/15 * * * *', '2026-11-25T03:45:00+00:00', true],
  ['*/15 * * * *', '2026-11-25T03:46:00+00:00', false],
  ['5/20 * * * *', '2026-11-25T03:25:00+00:00', true],
  ['5/20 * * * *', '2026-11-25T03:20:00+00:00', false],
  ['0,30 8-18/2 * * *', '2026-11-25T10:30:00+00:00', true],
  ['0,30 8-18/2 * * *', '2026-11-25T11:30:00+00:00', false],
  ['0 0 * * 1-5', '2026-11-25T00:00:00+00:00', true],
  ['0 0 * * 0,6', '2026-11-25T00:00:00+00:00', false],
  ['0 0 * * 0', '2026-11-29T00:00:00+00:00', true],
  ['0 0 1 * *', '2026-12-01T00:00:00+00:00', true],
  ['0 0 1 * *', '2026-12-02T00:00:00+00:00', false],
  ['0 0 1 * 3', '2026-11-25T00:00:00+00:00', true],
  ['0 0 1 * 3', '2026-12-01T00:00:00+00:00', true],
  ['0 0 1 * 3', '2026-12-03T00:00:00+00:00', false],
  ['0 0 */2 * 3', '2026-11-25T00:00:00+00:00', true],
  ['0 0 */2 * 3', '2026-11-27T00:00:00+00:00', false],
  ['0 0 29 2 *', '2028-02-29T00:00:00+00:00', true],
  ['0 0 * 1-6 *', '2026-11-25T00:00:00+00:00', false],
];

test.each([
  ['python3', IN_PYTHON, '-c'],
  ['node', IN_NODE, '-e'],
])('the scheduler in %s reads expressions as cron does', (program, code, flag) => {
  const input = CASES.map(([expression, at]) => `${expression}|${at}`).join('\n');
  const { stdout, stderr } = spawnSync(program, [flag, code], { input, encoding: 'utf8', env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } });
  const told = stdout.trim().split('\n').map((text, index) => `${CASES[index]?.slice(0, 2).join(' at ')}: ${text}`);
  expect([stderr, told]).toEqual(['', CASES.map(([expression, at, due]) => `${expression} at ${at}: ${due}`)]);
});

const SCHEDULERS = [['python3', 'schedule.py'], ['node', 'schedule.cjs']] as const;

test.each(SCHEDULERS)('%s %s ends at once when it is told to while it waits', async (program, file) => {
  const child = spawn(program, [join(ASSETS, file), '0 0 1 1 *', 'true'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  let said = '';
  child.stdout.on('data', (data: Buffer) => (said += data.toString())).once('data', () => child.kill('SIGTERM'));
  expect([await ended, said.trimEnd()]).toEqual([0, 'schedule: 0 0 1 1 * (UTC): true']);
});

test('the scheduler in Python says at once that there is no such program', () => {
  const { status, stderr } = spawnSync('python3', [join(ASSETS, 'schedule.py'), '* * * * *', 'no-such-program'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([127, 'schedule: there is no program no-such-program\n']);
});

test('an image gets the scheduler of its language, and one without either gets none', () => {
  expect(schedulerFor(['sh', 'python'])).toMatchObject({ program: 'python', file: 'schedule.py' });
  expect(schedulerFor(['node', 'sh'])).toMatchObject({ program: 'node', file: 'schedule.cjs' });
  expect(schedulerFor(['sh'])).toBeUndefined();
});
