import { ScriptFolder, TWO_IMAGES } from '../../support/script-folder';

/** A compose of which one step fails. */
function dev(failing: string, startedWith = ''): { stdout: string; stderr: string; calls: string[] } {
  const scripts = new ScriptFolder(TWO_IMAGES, { docker: `[ "$1" != ps ] || printf '${startedWith}'; [[ " $* " != *" ${failing} "* ]]` });
  scripts.write('scripts/doctor.sh', '');
  const { stdout, stderr } = scripts.run('dev.sh');
  const calls = scripts.calls().filter((call) => /docker-compose\.dev\.yml (?:build|up|down|watch)/.test(call));
  return { stdout, stderr, calls: calls.map((call) => call.split('docker-compose.dev.yml ')[1]) };
}

const PRODUCTION = '/shop/docker/docker-compose.yml\\n';
const DEVELOPMENT = '/shop/docker/docker-compose.yml,/shop/docker/docker-compose.dev.yml\\n';

test('the images are built, the stack is started, then sources are watched', () => {
  expect(dev('nothing').calls).toEqual(['build', 'up --detach --wait --wait-timeout 300', 'watch --no-up']);
});

test('a stack that runs as in production is stopped first, since compose may keep its networks', () => {
  expect(dev('nothing', DEVELOPMENT + PRODUCTION).calls).toEqual(['build', 'down', 'up --detach --wait --wait-timeout 300', 'watch --no-up']);
  expect(dev('nothing', DEVELOPMENT).calls).not.toContain('down');
});

test('where the logs are is told, since none are shown', () => {
  expect(dev('nothing').stdout).toContain('\nLogs: npx projen logs    Stop: npx projen down\n');
});

test('a build that fails is not taken for a stack that is not well', () => {
  expect(dev('build')).toMatchObject({
    stderr: expect.stringContaining('✗ A build step failed; its output is above.\n  Next: mend it; then npx projen dev\n'),
    calls: ['build'],
  });
});

test('a stack that is not well is not watched', () => {
  const { stderr, calls } = dev('up');
  expect(stderr).toContain('✗ The stack did not become healthy.');
  expect(calls).not.toContain('watch --no-up');
});
