import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BuildSecret } from '../../../src/model/build-secret';
import type { StackModel } from '../../../src/model/stack-model';
import { LIBRARIES, LIBRARY, renderScript, SCRIPTS } from '../../../src/render/scripts/script';
import { temporaryFolder, writeFiles } from '../../support/application-folder';
import { buildModel, publishedPort, serviceModel, stackModel, TASKS } from '../../support/models';

const AWKWARD = "it's $HOME";
const stack = stackModel({
  services: [
    serviceModel({ name: 'db', image: 'postgres:17', port: { container: 5432, protocol: 'postgresql', checkPath: '' } }),
    serviceModel({ name: 'backend', imageBuild: buildModel(), port: publishedPort(8000, 'BACKEND_PORT') }),
    serviceModel({ name: 'worker', image: 'shop-worker', imageBuild: buildModel({ sizeBudgetMegabytes: 90 }) }),
  ],
  secrets: [
    { name: 'password', source: { kind: 'random' } },
    { name: 'key', source: { kind: 'environment', variable: 'KEY' } },
    { name: 'url', source: { kind: 'derived', prefix: `db://${AWKWARD}:`, from: 'password', suffix: '@db/x y' } },
  ],
  tasks: { ...TASKS, down: 'stop it' },
});

/** What bash says when it has read the library of a stack and then runs a line. */
function afterLibrary(model: StackModel, line: string, environment: Record<string, string> = {}): string {
  const root = temporaryFolder();
  const library = renderScript(model, LIBRARY);
  writeFiles(root, { [`${model.paths.scripts}/lib.sh`]: library, [`${model.paths.scripts}/run.sh`]: `. "$(dirname "$0")/lib.sh"\n${line}\n` });
  return execFileSync('bash', [join(root, model.paths.scripts, 'run.sh')], { encoding: 'utf8', env: { ...process.env, ...environment } }).trimEnd();
}

const stacks: [string, StackModel][] = [
  ['of services', stack],
  ['with nothing in it', stackModel()],
  ['with build secrets', { ...stack, buildSecrets: [BuildSecret.certificateAuthority(), BuildSecret.npmrc()] }],
  ['with awkward names', stackModel({ paths: { docker: "it's docker", scripts: 'my scripts' } })],
];

describe.each(stacks)('for a stack %s', (_which, model) => {
  test.each([...LIBRARIES, ...SCRIPTS])('%s is valid bash, and no placeholder is left', (name) => {
    const text = renderScript(model, name);
    expect(spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    expect(text).not.toContain('# {{');
  });

  test.each(SCRIPTS)('%s begins with a shebang, stops at the first error and explains itself', (name) => {
    const text = renderScript(model, name);
    expect(text).toMatch(/^#!\/usr\/bin\/env bash\n# /);
    expect(text).toContain('\nset -euo pipefail\n');
  });
});

test('every script that is kept is rendered', () => {
  expect(readdirSync(join(__dirname, '../../../assets/scripts')).sort()).toEqual([...LIBRARIES, ...SCRIPTS].sort());
});

test('the library names what is built, with its budget', () => {
  expect(afterLibrary(stack, 'echo "${SERVICES[*]} | ${IMAGES[*]} | ${BUDGETS_MB[*]}"')).toBe('backend worker | shop-backend shop-worker | 200 90');
  expect(afterLibrary({ ...stack, registry: 'ghcr.io/acme' }, 'echo "${IMAGES[*]}"')).toBe('ghcr.io/acme/shop-backend ghcr.io/acme/shop-worker');
});

test('the library names what answers on this machine, where the environment can move a port', () => {
  expect(afterLibrary(stack, 'echo "${WEB_SERVICES[*]} ${WEB_CHECK_PATHS[*]} $(web_port 0)"')).toBe('backend /health 8000');
  expect(afterLibrary(stack, 'web_port 0', { BACKEND_PORT: '8100' })).toBe('8100');
});

test('the library works in the root of the project, from wherever it is called', () => {
  const line = '[ "$PWD" = "$ROOT" ] && [ -d "$SCRIPTS_FOLDER" ] && echo yes';
  expect(afterLibrary(stack, line)).toBe('yes');
  expect(afterLibrary(stackModel({ paths: { docker: 'infra/docker', scripts: 'infra/bin' } }), line)).toBe('yes');
});

test('messages name the tasks as the team calls them', () => {
  expect(afterLibrary(stack, 'echo "$TASK_BUILD_IMAGES, $(task "$TASK_DOWN")"')).toBe('build-images, npx projen stop it');
  expect(afterLibrary({ ...stack, taskRunner: 'node scripts/run-task.cjs' }, 'task "$TASK_DOWN"')).toBe('node scripts/run-task.cjs stop it');
});

describe('the build secrets', () => {
  const withSecret = { ...stack, buildSecrets: [BuildSecret.certificateAuthority()] };
  const file = 'mkdir -p docker/secrets/build && echo x >docker/secrets/build/ca; use_build_secrets; echo "${BUILD_CA_FILE/#$ROOT/root}"';

  test('are taken from the secrets folder, by their whole path', () => {
    expect(afterLibrary(withSecret, file)).toBe('root/docker/secrets/build/ca');
  });

  test('are taken from where the variable says', () => {
    expect(afterLibrary(withSecret, file, { BUILD_CA_FILE: '/etc/hostname' })).toBe('/etc/hostname');
  });

  test('may be missing', () => {
    expect(afterLibrary(withSecret, 'use_build_secrets; echo "none: ${BUILD_CA_FILE:-}"')).toBe('none:');
    expect(afterLibrary(stack, 'use_build_secrets && echo none')).toBe('none');
  });

  test('that are named and not there end the build', () => {
    expect(() => afterLibrary(withSecret, 'use_build_secrets', { BUILD_CA_FILE: '/nowhere/ca' })).toThrow(
      'BUILD_CA_FILE names a file that does not exist: /nowhere/ca',
    );
  });
});
