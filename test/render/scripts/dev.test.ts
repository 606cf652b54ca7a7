import { ScriptFolder, TWO_IMAGES } from '../../support/script-folder';

/**
 * A compose of which one step fails; `up` only the first time. The engine says of each container what `states` has in turn,
 * a line for each question.
 */
function dev(failing: string, { startedWith = '', states = [] as string[], before = ':', events = '' } = {}): { status: number | null; stdout: string; stderr: string; calls: string[] } {
  const scripts = new ScriptFolder(TWO_IMAGES, {
    docker: `
      case " $* " in
        ' ps --all '*) printf '${startedWith}' ;;
        ' ps --filter '*) head -n 1 "$ROOT_FOLDER/states"; sed -i 1d "$ROOT_FOLDER/states" ;;
        ' events '*) printf '${events}'; touch "$ROOT_FOLDER/told" ;;
        *' watch '*) until [ -e "$ROOT_FOLDER/told" ] || [ -z '${events}' ]; do /bin/sleep 0.1; done ;;
        *' ps --all '*'or .Health'*) [ -z '${events}' ] || echo 'c1 backend running unhealthy' ;;
        ' inspect '*) echo '0 0 unless-stopped' ;;
        *' ${failing} '*) [ -e "$ROOT_FOLDER/failed" ] || { touch "$ROOT_FOLDER/failed"; ${before}; exit 1; } ;;
      esac`,
    sleep: '',
  });
  scripts.write('scripts/doctor.sh', 'echo "$PPID" >"$ROOT_FOLDER/script"');
  scripts.write('states', states.map((state) => `${state}\n`).join(''));
  const result = scripts.run('dev.sh');
  const calls = scripts.calls().filter((call) => /docker-compose\.dev\.yml (?:build|up|down|watch)/.test(call));
  return { ...result, calls: calls.map((call) => call.split('docker-compose.dev.yml ')[1]) };
}

const UP = 'up --detach --wait';
const PRODUCTION = '/shop/docker/docker-compose.yml\\n';
const DEVELOPMENT = '/shop/docker/docker-compose.yml,/shop/docker/docker-compose.dev.yml\\n';

test('the images are built, then the stack is started while its sources are watched', () => {
  const { status, calls } = dev('nothing');
  expect(status).toBe(0);
  expect(calls[0]).toBe('build');
  // Which of the two is first is left to the machine.
  expect(calls.slice(1).sort()).toEqual([UP, 'watch --no-up']);
});

test('a stack that runs as in production is stopped first, since compose may keep its networks', () => {
  expect(dev('nothing', { startedWith: DEVELOPMENT + PRODUCTION }).calls.slice(0, 2)).toEqual(['build', 'down']);
  expect(dev('nothing', { startedWith: DEVELOPMENT }).calls).not.toContain('down');
});

test('where the logs are is told, since none are shown', () => {
  expect(dev('nothing').stdout).toContain('\nLogs: npx projen logs    Stop: npx projen down\n');
});

test('a build that fails is not taken for a stack that is not well', () => {
  expect(dev('build')).toMatchObject({
    stderr: expect.stringContaining('✗ A build step failed; its output is above.\n  Next: mend what its last lines name; then npx projen dev\n'),
    calls: ['build'],
  });
});

test('Ctrl+C is no failure of the build', () => {
  const { status, stderr } = dev('build', { before: 'kill -INT "$(cat "$ROOT_FOLDER/script")"' });
  expect([status, stderr]).toEqual([130, '! Interrupted: what has started keeps running. Stop it: npx projen down\n']);
});

test.each(['Up 2 minutes (unhealthy)', 'Restarting (1) 3 seconds ago'])('an application that is not well is watched until it is: %s', (state) => {
  const { status, stdout, stderr, calls } = dev('up', { states: [state, state, 'Up 3 minutes (healthy)'] });
  expect(stderr).toBe('! The stack is not healthy; a fix is picked up once it is saved. Logs: npx projen logs\n');
  expect(calls.filter((call) => call === UP)).toHaveLength(2);
  expect(stdout).toContain('backend              http://localhost:8000\n');
  expect(status).toBe(0);
});

test('what no edit mends ends it: the image of a migration that failed has to be built again', () => {
  const { status, stderr, calls } = dev('up', { states: ['Up 2 minutes (healthy)'] });
  expect(stderr).toContain('✗ The stack did not become healthy.\n  Next: mend it; then npx projen dev\n');
  expect(calls.filter((call) => call === UP)).toHaveLength(1);
  expect(status).toBe(1);
});

describe('while the stack is watched,', () => {
  const BREAKS = 'backend health_status: unhealthy \\n';
  const RECOVERS = 'backend health_status: healthy \\n';
  const told = (events: string) => {
    const { stdout, stderr } = dev('nothing', { events });
    return { broken: stderr.match(/backend is running \(health: unhealthy/g)?.length ?? 0, recovered: stdout.match(/✓ backend is healthy again\./g)?.length ?? 0 };
  };

  test('a service that breaks is told once, and when it is well again', () => {
    expect(told(BREAKS + RECOVERS)).toEqual({ broken: 1, recovered: 1 });
    expect(told(`backend die 1\\nbackend die 1\\n${BREAKS}${RECOVERS}${RECOVERS}`)).toEqual({ broken: 1, recovered: 1 });
    expect(told(BREAKS + RECOVERS + BREAKS)).toEqual({ broken: 2, recovered: 1 });
  });

  test.each([0, 130, 137, 143])('one that ends with status %d was asked to, as for a restart', (status) => {
    expect(told(`backend die ${status}\\n${RECOVERS}`)).toEqual({ broken: 0, recovered: 0 });
  });
});
