import { ScriptFolder, TWO_IMAGES } from '../../support/script-folder';

/** A compose of which one step fails. */
function dev(failing: string): { stderr: string; calls: string[] } {
  const scripts = new ScriptFolder(TWO_IMAGES, { docker: `[[ " $* " != *" ${failing} "* ]]` });
  scripts.write('scripts/doctor.sh', '');
  const { stderr } = scripts.run('dev.sh');
  const calls = scripts.calls().filter((call) => /docker-compose\.dev\.yml (?:build|up|watch)/.test(call));
  return { stderr, calls: calls.map((call) => call.split('docker-compose.dev.yml ')[1]) };
}

test('the images are built, the stack is started, then sources are watched', () => {
  expect(dev('nothing').calls).toEqual(['build', 'up --detach --wait --wait-timeout 300', 'watch --no-up']);
});

test('a build that fails is not taken for a stack that is not well', () => {
  expect(dev('build')).toEqual({
    stderr: expect.stringContaining('✗ A build step failed; its output is above.\n  Next: mend it; then npx projen dev\n'),
    calls: ['build'],
  });
});

test('a stack that is not well is not watched', () => {
  const { stderr, calls } = dev('up');
  expect(stderr).toContain('✗ The stack did not become healthy.');
  expect(calls).not.toContain('watch --no-up');
});
