import { ScriptFolder, TWO_IMAGES } from '../../support/script-folder';

test.each([
  ["the stack's own", [], {}, 'shop'],
  ['the one that COMPOSE_PROJECT_NAME says', [], { COMPOSE_PROJECT_NAME: 'shop-2' }, 'shop-2'],
  ['the one that is named', ['--project', 'shop-test-1'], { COMPOSE_PROJECT_NAME: 'shop-2' }, 'shop-test-1'],
])('the containers of %s are checked', (_, words, environment, project) => {
  const scripts = new ScriptFolder(TWO_IMAGES, { docker: '' });
  const { stderr } = scripts.run('check-security.sh', words, environment);
  expect(stderr).toContain(`No container of "${project}" runs.`);
  expect(scripts.calls()).toContain(`docker ps --quiet --filter label=com.docker.compose.project=${project}`);
});
