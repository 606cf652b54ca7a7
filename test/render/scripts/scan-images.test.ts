import { ScriptFolder, ScriptResult, TWO_IMAGES } from '../../support/script-folder';

/*
 * Trivy and its database cannot be had by every machine that tests. The stand-in takes the options that
 * https://trivy.dev/latest/docs/references/configuration/cli/trivy_image/ and …/trivy_convert/ document, refuses every
 * other, fails with Trivy's own words and its status 1, and ends `convert` with --exit-code when there are findings.
 */
const DOCKER = `
case "$1 $2" in
  'version '* | 'compose version') ;;
  'image inspect') [ "$3" != "\${NOT_BUILT:-}" ] && [ "$3" != "\${NOT_HERE:-}" ] || exit 1 ;;
  'pull --quiet') echo 'lookup registry-1.docker.io: no such host' >&2; exit 1 ;;
  'save --output') echo "archive of $4" >"$3" ;;
  'run --rm')
    while [ "$1" != "$TRIVY_IMAGE" ]; do shift; done
    shift; PATH="$ROOT_FOLDER/container:$PATH" exec trivy-of-container "$@" ;;
  *) exit 99 ;;
esac`;

const TRIVY = `
command=$1; shift
offline='' severity='' code=0 output='' format='' input='' target=''
while [ $# -gt 0 ]; do
  case $command:$1 in
    image:--input) input=$2; shift ;;
    image:--scanners | image:--image-config-scanners | *:--ignorefile) shift ;;
    *:--list-all-pkgs | *:--quiet | image:--ignore-unfixed | image:--offline-scan | image:--skip-java-db-update | image:--skip-check-update) ;;
    image:--skip-db-update) offline=yes ;;
    *:--format) format=$2; shift ;;
    *:--output) output=$2; shift ;;
    convert:--severity) severity=$2; shift ;;
    convert:--exit-code) code=$2; shift ;;
    *:--*) echo "unknown flag: $1" >&2; exit 1 ;;
    *) target=$1 ;;
  esac
  shift
done
case "$command \${DATABASE:-fresh} $offline" in
  'image none ') echo 'FATAL Fatal error run error: init error: DB error: failed to download vulnerability DB: OCI artifact error' >&2; exit 1 ;;
  'image none yes') echo 'FATAL Fatal error init error: DB error: database error: --skip-db-update cannot be specified on the first run' >&2; exit 1 ;;
  'image old ') echo 'FATAL Fatal error init error: DB error: failed to download vulnerability DB: i/o timeout' >&2; exit 1 ;;
esac
if [ $command = image ]; then
  [ -z "\${BROKEN:-}" ] || { echo 'FATAL unable to open the archive' >&2; exit 1; }
  grep -q '^archive of' "$input" && [ "$format" = json ] && echo "{\\"ArtifactName\\": \\"$input\\"}" >"$output"
else
  [ -f "$target" ] || exit 1
  if [ -n "$output" ]; then echo "$format $severity" >"$output"; else echo "$format $severity"; fi
  [ "$code" = 0 ] || [[ "\${FINDINGS:-}" != *"$(basename "$target" .trivy.json)"* ]] || exit "$code"
fi`;

const SYFT = `
[ "$1 $2" = 'scan --quiet' ] && [[ $3 == docker-archive:*.tar ]] || exit 99
for option; do case $option in cyclonedx-json=* | spdx-json=*) echo "syft $5" >"\${option#*=}" ;; esac; done`;

const withTrivy = { docker: DOCKER, trivy: TRIVY };

function scan(folder: ScriptFolder, argv: string[] = [], environment: Record<string, string> = {}): ScriptResult {
  return folder.run('scan-images.sh', argv, environment);
}

function folderWith(programs: Record<string, string>, pins = 'FROM python:3.13 AS python\n'): ScriptFolder {
  const folder = new ScriptFolder(TWO_IMAGES, programs);
  folder.write('docker/pins/Dockerfile', pins);
  return folder;
}

describe('with a local Trivy', () => {
  test('each image is scanned once, and every report is made of that', () => {
    const folder = folderWith(withTrivy);
    const { status, stdout, stderr } = scan(folder);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('✓ 6 reports in docker/reports\n✓ nothing of severity HIGH,CRITICAL in backend frontend\n');
    expect(folder.read('docker/reports/backend.sarif')).toBe('sarif \n');
    expect(folder.read('docker/reports/frontend.cyclonedx.json')).toBe('cyclonedx \n');
    expect(folder.read('docker/reports/frontend.spdx.json')).toBe('spdx-json \n');
    const scans = folder.calls().filter((call) => call.startsWith('trivy image'));
    expect(scans).toHaveLength(2);
    expect(scans[0]).toMatch(/ --scanners vuln,secret,misconfig --list-all-pkgs --format json .* --image-config-scanners secret,misconfig$/);
  });

  test('findings of the chosen severity fail it, after all reports are written', () => {
    const folder = folderWith(withTrivy);
    const { status, stdout, stderr } = scan(folder, ['--severity', 'CRITICAL'], { FINDINGS: 'backend' });
    expect(status).toBe(1);
    expect(stdout).toContain('✓ 6 reports in docker/reports');
    expect(stderr).toContain('✗ Findings of severity CRITICAL in: backend.\n  Next: update what has a fix (base images: docker/pins/Dockerfile)');
    expect(folder.calls()).toContainEqual(expect.stringMatching(/^trivy convert --quiet --format table --severity CRITICAL --exit-code 10 .*backend\.trivy\.json$/));
  });

  test('one service can be scanned, without what nobody has fixed, for less', () => {
    const folder = folderWith(withTrivy);
    expect(scan(folder, ['--service', 'frontend', '--ignore-unfixed', '--scanners', 'vuln', '--output', `${folder.root}/out`]).status).toBe(0);
    const scans = folder.calls().filter((call) => call.startsWith('trivy image'));
    expect(scans).toEqual([expect.stringMatching(/frontend\.tar --scanners vuln .*--ignore-unfixed$/)]);
    expect(scans[0]).not.toContain('--image-config-scanners');
    expect(folder.has('out/frontend.sarif')).toBe(true);
    expect(folder.has('docker/reports')).toBe(false);
  });

  test('accepted findings are handed to Trivy; one without reason or end, or past it, is told of', () => {
    const folder = folderWith(withTrivy);
    folder.write('.trivyignore.yaml', `vulnerabilities:
  - id: CVE-2030-1
    statement: Not reachable.
    expired_at: 2999-12-31
  - id: CVE-2030-2
    statement: Not reachable.
    expired_at: 2020-01-31
  - id: CVE-2030-3
secrets:
  - { id: aws-access-key-id, statement: An example, expired_at: 2999-01-01 }
`);
    const { status, stderr } = scan(folder);
    expect(status).toBe(0);
    expect(stderr).toBe([
      '! CVE-2030-2 was accepted until 2020-01-31; it counts again.',
      '! CVE-2030-3 is accepted without a reason (statement).',
      '! CVE-2030-3 is accepted without an end (expired_at).\n',
    ].join('\n'));
    expect(folder.calls()).toContainEqual(expect.stringMatching(/^trivy image .* --ignorefile .*\/\.trivyignore\.yaml$/));
  });

  test('an old database serves when the new one cannot be downloaded', () => {
    const { status, stderr } = scan(folderWith(withTrivy), [], { DATABASE: 'old' });
    expect(stderr).toBe('! Trivy could not download its newest vulnerability database; an older one on this machine was used.\n');
    expect(status).toBe(0);
  });

  test.each([[[]], [['--offline']]])('without any database it says where to get one: %j', (argv) => {
    const { status, stderr } = scan(folderWith(withTrivy), argv, { DATABASE: 'none' });
    expect(stderr).toContain('✗ Trivy has no vulnerability database on this machine, and could not download one.\n  Next: trivy image --download-db-only');
    expect(stderr).toContain('npx projen scan --scanners secret,misconfig\n  More: https://');
    expect(stderr).toContain('/docs/troubleshooting.md#network\n');
    expect(status).toBe(1);
  });

  test("another failure is shown in Trivy's own words", () => {
    const { status, stderr } = scan(folderWith(withTrivy), [], { BROKEN: 'yes' });
    expect(stderr).toContain('FATAL unable to open the archive\n✗ Trivy could not scan the image; what it said is above.');
    expect(status).toBe(1);
  });

  test('an image must be built', () => {
    const { status, stderr } = scan(folderWith(withTrivy), [], { NOT_BUILT: 'shop-backend:local' });
    expect(stderr).toContain('✗ shop-backend:local is not built.\n  Next: npx projen build-images');
    expect(status).toBe(1);
  });
});

describe('without a local Trivy', () => {
  test('the pinned container does it, with no engine socket and no privileges', () => {
    const image = 'aquasec/trivy:9.9@sha256:abc';
    const folder = folderWith({ docker: DOCKER }, `FROM python:3.13 AS python\nFROM ${image} AS trivy\n`);
    folder.addProgram('trivy-of-container', TRIVY);
    const { status, stdout } = scan(folder, [], { TRIVY_IMAGE: image });
    expect(status).toBe(0);
    expect(stdout).toContain('✓ 6 reports');
    const [run] = folder.calls().filter((call) => call.startsWith('docker run'));
    expect(run).toContain('--cap-drop ALL --security-opt no-new-privileges --read-only');
    expect(run).not.toContain('docker.sock');
  });

  test('a pinned one that is not here and cannot be pulled is told, with what else would do', () => {
    const image = 'aquasec/trivy:9.9';
    const { status, stderr } = scan(folderWith({ docker: DOCKER }, `FROM ${image} AS trivy\n`), [], { NOT_HERE: image });
    expect(stderr).toMatch(/no such host\n✗ Trivy is not installed, and its image aquasec\/trivy:9\.9 cannot be pulled\.\n {2}Next: https:.*, or name an image that can be pulled in docker\/pins\/Dockerfile; then npx projen scan\n/);
    expect(status).toBe(1);
  });

  test('and without a pinned one it says how to get either', () => {
    const { status, stderr } = scan(folderWith({ docker: DOCKER }));
    expect(stderr).toMatch(/✗ Trivy is not installed\.\n {2}Next: https:.*, or add its image to docker\/pins\/Dockerfile: FROM aquasec\/trivy:VERSION AS trivy; then npx projen scan\n/);
    expect(status).toBe(1);
  });
});

describe('the bill of materials', () => {
  test("is syft's where it is installed, and needs no scan", () => {
    const folder = folderWith({ docker: DOCKER, syft: SYFT });
    const { status, stdout } = scan(folder, ['--sbom-only', '--tag', '1.0']);
    expect(status).toBe(0);
    expect(stdout).toBe('✓ 4 reports in docker/reports\n');
    expect(folder.read('docker/reports/backend.spdx.json')).toBe('syft shop-backend\n');
  });

  test('does without Trivy then, of which the pins file may name an image that cannot be pulled', () => {
    const folder = folderWith({ docker: DOCKER, syft: SYFT }, 'FROM aquasec/trivy:0.74.0 AS trivy\n');
    expect(scan(folder, ['--sbom-only'], { NOT_HERE: 'aquasec/trivy:0.74.0' })).toMatchObject({ status: 0, stderr: '' });
    expect(folder.calls()).not.toContainEqual(expect.stringContaining('aquasec/trivy'));
  });

  test("is Trivy's otherwise, for which no database is needed", () => {
    const folder = folderWith(withTrivy);
    expect(scan(folder, ['--sbom-only'])).toMatchObject({ status: 0, stdout: '✓ 4 reports in docker/reports\n' });
    expect(folder.calls()).toContainEqual(expect.stringMatching(/^trivy image .* --scanners secret /));
  });
});

test.each([
  [['--severity', 'high'], '! --severity takes UNKNOWN, LOW, MEDIUM, HIGH, CRITICAL, with commas between, not "high".'],
  [['--scanners', 'licence'], '! --scanners takes vuln, secret, misconfig, with commas between, not "licence".'],
  [['--service', 'postgres'], '! no service "postgres" is built here; there are: backend frontend.'],
  [['--ignore-file', '/nowhere'], '! there is no file /nowhere.'],
  [['--tag'], '! --tag needs a value.'],
])('%j is wrong usage', (argv, message) => {
  const { status, stderr } = scan(folderWith(withTrivy), argv);
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});

describe('--pull', () => {
  test('takes the images of the registry', () => {
    const folder = folderWith({ ...withTrivy, docker: `[ "$1" != pull ] || exit 0\n${DOCKER}` });
    expect(scan(folder, ['--pull', '--tag', 'main', '--service', 'backend', '--scanners', 'secret']).status).toBe(0);
    expect(folder.calls().filter((call) => call.startsWith('docker pull'))).toEqual(['docker pull --quiet shop-backend:main']);
  });

  test('of an image that is not there is told', () => {
    const folder = folderWith({ ...withTrivy, docker: `[ "$1" != pull ] || exit 1\n${DOCKER}` });
    expect(scan(folder, ['--pull'])).toMatchObject({ status: 1, stderr: expect.stringContaining('✗ shop-backend:local cannot be pulled.') });
  });
});
