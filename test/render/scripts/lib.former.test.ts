import { ScriptFolder, TWO_IMAGES } from '../../support/script-folder';

/** An engine with containers and networks of a stack whose services are `backend` and `frontend` now. */
const DOCKER = `
compose=$ROOT_FOLDER/docker/docker-compose.yml
case "$*" in
  *' config --services') printf 'backend\\nfrontend\\n' ;;
  *' config') printf 'services:\\n  backend:\\n    name: other\\nnetworks:\\n  backend:\\n    name: shop_backend\\n' ;;
  'ps --all'*'{{.ID}}'*)
    printf '%s\\n' "c1 backend $compose" "c2 worker $compose" "c3 postgres $compose,$ROOT_FOLDER/docker/docker-compose.dev.yml" \\
      "c4 mail $compose,$ROOT_FOLDER/mail.yml" "c5 api /elsewhere/docker/docker-compose.yml" ;;
  'inspect '*' c3') echo " shop_postgres-data ${'0123456789abcdef'.repeat(4)}" ;;
  'network ls'*) printf 'shop_backend\\nshop_worker\\n' ;;
esac`;

function run(script: string): { stdout: string; changes: string[] } {
  const scripts = new ScriptFolder(TWO_IMAGES, { docker: DOCKER });
  for (const name of ['doctor.sh', 'build-images.sh', 'create-secrets.sh']) scripts.write(`scripts/${name}`, '');
  const { stdout } = scripts.run(script);
  const changes = scripts.calls().filter((call) => /^docker (stop|rm|network rm) | (up|down) /.test(call));
  return { stdout, changes: changes.map((call) => call.replace(/^docker (compose --file .*\.yml )?/, '')) };
}

test.each([
  ['up.sh', 'up --detach --wait'],
  ['dev.sh', 'up --detach --wait'],
])('%s removes containers of services that were renamed or removed before it starts the others, and then their networks', (script, start) => {
  const { stdout, changes } = run(script);
  expect(changes).toEqual(['stop c2', 'rm --volumes c2', 'stop c3', 'rm --volumes c3', start, 'network rm shop_worker']);
  expect(stdout).toContain('worker is no longer in the stack: its container is removed.\n');
  expect(stdout).toContain('postgres is no longer in the stack: its container is removed, its data is kept in shop_postgres-data.\n');
});

test('clean.sh removes their networks, too', () => {
  expect(run('clean.sh').changes).toEqual(['down --remove-orphans', 'network rm shop_worker']);
});

test('nothing is removed where compose cannot tell which services there are', () => {
  const scripts = new ScriptFolder(TWO_IMAGES, { docker: DOCKER.replace("printf 'backend\\nfrontend\\n'", 'exit 1') });
  for (const name of ['doctor.sh', 'build-images.sh', 'create-secrets.sh']) scripts.write(`scripts/${name}`, '');
  scripts.run('up.sh');
  expect(scripts.calls().filter((call) => /^docker (stop|rm) /.test(call))).toEqual([]);
});
