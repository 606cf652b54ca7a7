import { ScriptFolder, TWO_IMAGES } from '../../support/script-folder';

const DOCKER = `case "$1 $2" in
  "image inspect") [ "$4" = "{{.Id}} {{.Size}} {{len .RootFS.Layers}}" ] && echo sha256:1 150000000 7 || true ;;
  "buildx bake") echo "#5 [backend internal] load build context"; echo "#5 transferring context: 91.81kB done" ;;
esac`;
/** The library's own command; it says of every image the same. */
const COMMAND = 'for image in shop-backend shop-frontend; do echo "$image:local sha256:1 150000000 148000000"; done';

/** The scripts of a stack whose two images build at once; the command is installed in the folder above. */
function folder(command?: string): ScriptFolder {
  const scripts = new ScriptFolder(TWO_IMAGES, { docker: DOCKER, git: 'echo abc', node: '' });
  scripts.write('scripts/doctor.sh', '');
  if (command) {
    const path = 'node_modules/.bin/projen-containers';
    scripts.write(path, `#!/usr/bin/env bash\necho "projen-containers $*" >>"$CALLS"\n${command}\n`);
    scripts.chmod(path, 0o755);
  }
  return scripts;
}
const commandCalls = (scripts: ScriptFolder) => scripts.calls().filter((call) => call.startsWith('projen-containers '));
const rows = (stdout: string) => stdout.split('\n').filter((line) => line.startsWith('shop-')).map((line) => line.split(/\s{2,}/).slice(0, 4));

test('prints the floor beside the size, and how far the size is above it', () => {
  expect(rows(folder(COMMAND).run('build-images.sh').stdout)).toEqual([
    ['shop-backend:local', '150.0 MB', '148.0 MB +1.4 %', '200 MB'],
    ['shop-frontend:local', '150.0 MB', '148.0 MB +1.4 %', '200 MB'],
  ]);
});

test('asks once for all images, and not again while they are the same', () => {
  const scripts = folder(COMMAND);
  scripts.run('build-images.sh');
  scripts.run('build-images.sh');
  expect(commandCalls(scripts)).toEqual(['projen-containers image-report --stack shop --floors --service=backend --service=frontend']);
});

test('asks only for what it built', () => {
  const scripts = folder(COMMAND);
  scripts.run('build-images.sh', ['--service', 'frontend']);
  expect(commandCalls(scripts)).toEqual(['projen-containers image-report --stack shop --floors --service=frontend']);
});

test.each([
  ['the library is not installed', undefined],
  ['the command fails', 'exit 1'],
  ['the command knows no floor', 'echo "shop-backend:local sha256:1 150000000 -"'],
])('builds all the same when %s', (_, command) => {
  const { status, stdout } = folder(command).run('build-images.sh');
  expect([status, rows(stdout).map(([, size, floor]) => [size, floor])]).toEqual([0, [['150.0 MB', '-'], ['150.0 MB', '-']]]);
});

test('bake runs in a folder without .env, which it would parse: that of an application need not be one for compose', () => {
  const scripts = new ScriptFolder(TWO_IMAGES, { docker: `[ "$1 $2" != "buildx bake" ] || ls -d .env >&2; ${DOCKER}`, git: 'echo abc', node: '' });
  scripts.write('scripts/doctor.sh', '');
  scripts.write('.env/staging', '');
  const { status, stdout } = scripts.run('build-images.sh', ['--service', 'frontend']);
  const bake = scripts.calls().find((call) => call.startsWith('docker buildx bake'));
  expect([status, stdout]).toEqual([0, expect.not.stringMatching(/^\.env$/m)]);
  expect(bake).toContain(`--file ${scripts.root}/docker/docker-bake.hcl`);
  expect(bake).toContain(`--set frontend.context=${scripts.root}/backend`);
});

test('with --quiet nothing is printed', () => {
  expect(folder(COMMAND).run('build-images.sh', ['--quiet'])).toMatchObject({ status: 0, stdout: '' });
});

describe('a build that fails says what it most likely is:', () => {
  const failing = (...printed: string[]) => failingFor({}, ...printed);
  const failingFor = (environment: Record<string, string>, ...printed: string[]) => {
    const asPrinted = (line: string): string => (line.startsWith('ERROR: ') ? line : `#9 1.0 ${line}`);
    const bake = `${printed.map((line) => `echo '${asPrinted(line)}'`).join('; ')}; exit 1`;
    const scripts = new ScriptFolder(TWO_IMAGES, { docker: `case "$1 $2" in "buildx bake") ${bake} ;; esac`, git: 'echo abc' });
    scripts.write('scripts/doctor.sh', '');
    const { status, stderr } = scripts.run('build-images.sh', [], { BUILD_RETRY_SECONDS: '0', ...environment });
    return { status, stderr, builds: scripts.calls().filter((call) => call.startsWith('docker buildx bake')).length };
  };

  test('and which task to run again: the one that the user ran', () => {
    expect(failing('nothing known').stderr).toContain('\n  Next: mend what its last lines name; then npx projen build-images\n');
    expect(failingFor({ BUILD_FOR: 'up' }, 'nothing known').stderr).toContain('\n  Next: mend what its last lines name; then npx projen up\n');
  });

  test('fonts that cannot be fetched, after three tries', () => {
    const { status, stderr, builds } = failing('Failed to fetch `Inter` from Google Fonts.', 'Error occurred prerendering page "/"');
    expect([status, builds]).toEqual([1, 3]);
    expect(stderr).toContain('next/font/google fetches its fonts while the image is built');
  });

  test('a page that cannot be rendered without its services, at once', () => {
    const { status, stderr, builds } = failing('Error occurred prerendering page "/prices".', 'connect ECONNREFUSED 127.0.0.1:5432');
    expect([status, builds]).toEqual([1, 1]);
    expect(stderr).toContain('Next.js renders a page while the image is built');
    expect(stderr).toContain('force-dynamic');
  });

  test('a server that only runs beside the containers, at once', () => {
    const { status, stderr, builds } = failing('Error: connect ECONNREFUSED ::1:6379', 'Failed to build');
    expect([status, builds]).toEqual([1, 1]);
    expect(stderr).toContain('The build asks for a server on its own machine');
  });

  test('a registry that refuses is one of the network, whatever else is refused', () => {
    expect(failing('connect ECONNREFUSED 127.0.0.1:6379', 'connect ECONNREFUSED 104.16.0.35:443').builds).toBe(3);
    expect(failing('ERROR: failed to solve: localhost:5000/node:24: dial tcp 127.0.0.1:5000: connect: connection refused').builds).toBe(3);
  });

  test.each(['Module not found: components/badge', 'error TS2307: Cannot find module components/badge'])('a module whose folder is new, at once: %s', (line) => {
    const { builds, stderr } = failing(line);
    expect(builds).toBe(1);
    expect(stderr).toContain('✗ The code imports a module that the build does not have.\n  Next: npx projen, which adds new files and folders to the build; commit the module if git ignores it;');
  });

  test('a file that is gone since the synthesis, at once', () => {
    const { builds, stderr } = failing('failed to compute cache key: failed to calculate checksum of ref a::b: "/pnpm-lock.yaml": not found');
    expect(builds).toBe(1);
    expect(stderr).toContain('✗ A file that the build needs is not there, or the ignore file excludes it.\n  Next: put it back');
  });

  test.each([
    'npm error `npm ci` can only install packages when your package.json and package-lock.json are in sync.',
    ' ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile" because pnpm-lock.yaml is not up to date',
    '➤ YN0028: │ The lockfile would have been modified by this install, which is explicitly forbidden.',
    'error Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`.',
    'error: lockfile had changes, but lockfile is frozen',
    'pyproject.toml changed significantly since poetry.lock was last generated. Run `poetry lock` to fix the lock file.',
  ])('a lock file that does not fit, at once: %s', (line) => {
    expect(failing(line)).toMatchObject({ builds: 1, stderr: expect.stringContaining('A lock file does not fit its manifest') });
  });

  test('a package that cannot be compiled, at once: ModuleNotFoundError is no ENOTFOUND', () => {
    const { builds, stderr } = failing('error: Failed to build lazy-object-proxy==1.6.0', 'ModuleNotFoundError: No module named pkg_resources');
    expect(builds).toBe(1);
    expect(stderr).toContain('✗ A Python package has no wheel for this version of Python');
    expect(failing('npm error code ENOTFOUND').builds).toBe(3);
  });

  test('a package of Node.js that cannot be compiled, unless something else is wrong', () => {
    const log = ['npm error gyp ERR! find Python', 'npm error gyp ERR! stack Error: Could not find any Python installation to use'];
    expect(failing(...log)).toMatchObject({ builds: 1, stderr: expect.stringContaining('✗ A package of Node.js has no binary for this system') });
    expect(failing(...log, 'Module not found: pg').stderr).toContain('The code imports a module');
  });

  test.each([
    ['getaddrinfo EAI_AGAIN registry.npmjs.org', 'registry.npmjs.org'],
    ['All attempts to connect to pypi.org failed.', 'pypi.org'],
    ['[WARN] GET https://nodejs.org/download/node.tar.gz error (ENOTFOUND). Will retry in 1 minute.', 'nodejs.org'],
    ['curl: (6) Could not resolve host: github.com', 'github.com'],
    ['dial tcp: lookup registry-1.docker.io on 10.0.0.1:53: no such host', 'registry-1.docker.io'],
    ['Err:1 http://deb.debian.org/debian trixie InRelease Temporary failure resolving deb.debian.org', 'deb.debian.org'],
    ['error: Failed to fetch: https://pypi.org/simple/fastapi/', 'pypi.org'],
    ['connect ETIMEDOUT 10.0.0.7:443', 'a package registry or an image registry'],
  ])('the network, after three tries, and the host where the log names it: %s', (line, host) => {
    expect(failing(line)).toMatchObject({ builds: 3, stderr: expect.stringContaining(`The network failed 3 times: ${host} cannot be reached from the build.`) });
  });

  test('the network rather than a registry, where a name could not be looked up', () => {
    const { stderr } = failing('GET https://nodejs.org/index.json error (ENOTFOUND)', 'ERR_PNPM_NO_MATCHING_VERSION  No matching version found for node@runtime:24.13.0', 'getaddrinfo ENOTFOUND api.nuget.org');
    expect(stderr).toContain('api.nuget.org, nodejs.org cannot be reached from the build.');
  });

  test('a package that the registry does not have, although others were fetched again', () => {
    expect(failing('[WARN] GET https://npm.acme.example/a error (ECONNRESET). Will retry.', ' ERR_PNPM_FETCH_404  GET https://npm.acme.example/b: Not Found - 404')).toMatchObject({
      builds: 1, stderr: expect.stringContaining('A registry does not have a package'),
    });
  });
});

test('an image above its size budget is a failure, and with --any-size a warning', () => {
  const scripts = new ScriptFolder(TWO_IMAGES, { docker: DOCKER.replace('150000000 7', '250000000 7'), git: 'echo abc', node: '' });
  scripts.write('scripts/doctor.sh', '');
  expect(scripts.run('build-images.sh')).toMatchObject({ status: 1, stderr: expect.stringContaining('✗ Above the size budget: backend frontend.') });
  expect(scripts.run('build-images.sh', ['--any-size'])).toMatchObject({ status: 0, stderr: '! Above the size budget: backend frontend.\n' });
});

test('a terminal shows each step that runs, and how many are cached', () => {
  const steps = [
    '#1 [internal] load build definition', '#1 DONE 0.1s', '#2 [backend builder 1/2] WORKDIR /app', '#2 CACHED', '#3 [backend builder 2/2] COPY auth ./auth', '#3 DONE 0.4s',
    '#4 [frontend builder 1/1] RUN npm ci', '#4 0.512 added 3 packages', '#4 DONE 1.2s',
  ];
  const scripts = new ScriptFolder(TWO_IMAGES, {
    docker: `case "$1 $2" in "image inspect") echo sha256:1 150000000 7 ;; "buildx bake") ${steps.map((step) => `echo '${step}'`).join('; ')} ;; esac`,
    git: 'echo abc',
  });
  scripts.write('scripts/doctor.sh', '');
  // What a terminal would set.
  scripts.write('scripts/lib.sh', `${scripts.read('scripts/lib.sh')}\nbold=' '\n`);
  expect(scripts.run('build-images.sh').stdout.split('\n').slice(0, 4)).toEqual([
    '✓ [backend builder 2/2] COPY auth ./auth 0.4s',
    '… [frontend builder 1/1] RUN npm ci',
    '✓ [frontend builder 1/1] RUN npm ci 1.2s',
    '✓ cached steps: 1',
  ]);
});
