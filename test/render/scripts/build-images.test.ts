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

test('with --quiet nothing is printed', () => {
  expect(folder(COMMAND).run('build-images.sh', ['--quiet'])).toMatchObject({ status: 0, stdout: '' });
});
