import { ScriptFolder, ScriptResult, TWO_IMAGES } from '../../support/script-folder';

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
/** As buildx writes it; the image that it names has digests of its own in its provenance. */
const METADATA = `{
  "backend": {
    "buildx.build.ref": "builder/builder0/abc",
    "containerimage.descriptor": {
      "digest": "${digest('5')}"
    },
    "containerimage.digest": "${digest('1')}"
  },
  "frontend": {
    "containerimage.digest": "${digest('2')}"
  }
}`;
const DOCKER = `while [ $# -gt 0 ]; do [ "$1" != --metadata-file ] || echo '${METADATA}' >"$2"; shift; done`;

function build(argv: readonly string[], docker = DOCKER): ScriptResult & { readonly bake: string } {
  const scripts = new ScriptFolder({ ...TWO_IMAGES, registry: 'ghcr.io/acme' }, { docker, git: 'echo abc' });
  scripts.write('scripts/doctor.sh', '');
  scripts.write('docker/pins/Dockerfile', 'FROM python:3.13 AS python\nFROM --platform=linux/amd64 acme/scanner:2@sha256:abc AS sbom-scanner\n');
  const result = scripts.run('build-images.sh', argv, { BUILD_RETRY_SECONDS: '0' });
  return { ...result, bake: scripts.calls().find((call) => call.startsWith('docker buildx bake')) ?? '' };
}

describe('a push by digest', () => {
  test('gives no tag', () => {
    const { status, bake } = build(['--platform', 'linux/arm64', '--push-by-digest', '/dev/null']);
    expect(status).toBe(0);
    expect(bake).toContain('--set *.output=type=image,push=true,push-by-digest=true,name-canonical=true');
    expect(bake).toContain('--set backend.tags=ghcr.io/acme/shop-backend --set');
    expect(bake).toContain('--set frontend.tags=ghcr.io/acme/shop-frontend backend frontend');
  });

  test('appends to a file what was pushed for the platform', () => {
    const scripts = new ScriptFolder(TWO_IMAGES, { docker: DOCKER, git: 'echo abc' });
    scripts.write('scripts/doctor.sh', '');
    const file = `${scripts.root}/digests.txt`;
    scripts.write('digests.txt', 'kept=yes\n');
    scripts.run('build-images.sh', ['--service', 'frontend', '--platform', 'linux/amd64', '--push-by-digest', file]);
    scripts.run('build-images.sh', ['--platform', 'linux/arm64', '--push-by-digest', file]);
    expect(scripts.read('digests.txt')).toBe(
      `kept=yes\nlinux-amd64=frontend@${digest('2')}\nlinux-arm64=backend@${digest('1')} frontend@${digest('2')}\n`,
    );
  });

  test.each([
    [['--push-by-digest', 'x'], '--push-by-digest needs --platform with one platform.'],
    [['--platform', 'linux/amd64,linux/arm64', '--push-by-digest', 'x'], '--push-by-digest needs --platform with one platform.'],
    [['--push-by-digest'], '--push-by-digest needs a value.'],
    [['--attest'], '--attest needs --push or --push-by-digest.'],
    [['--cache', 'disk'], '--cache takes gha or registry, not "disk".'],
  ])('%j is wrong usage', (argv, reason) => {
    expect(build(argv)).toMatchObject({ status: 2, bake: '', stderr: expect.stringContaining(reason) });
  });
});

test('attestations are made by the pinned scanner, with all that is known of the build', () => {
  expect(build(['--push', '--attest']).bake).toContain(' --push --provenance mode=max --sbom generator=acme/scanner:2@sha256:abc ');
});

describe('the cache', () => {
  test('of GitHub has a scope for each image and platform', () => {
    const { bake } = build(['--platform', 'linux/arm64', '--cache', 'gha']);
    expect(bake).toContain(
      '--set backend.cache-from=type=gha,scope=shop-backend-linux-arm64 --set backend.cache-to=type=gha,scope=shop-backend-linux-arm64,mode=max,ignore-error=true',
    );
    expect(bake).toContain('--set frontend.cache-from=type=gha,scope=shop-frontend-linux-arm64');
    expect(bake).not.toContain('.tags=');
  });

  test('of a registry lies beside the image', () => {
    expect(build(['--service', 'backend', '--cache', 'registry']).bake).toContain('backend.cache-to=type=registry,ref=ghcr.io/acme/shop-backend:buildcache,mode=max');
  });

  test('is kept nowhere unless it is asked for', () => {
    expect(build([]).bake).not.toContain('cache');
  });
});

test('a builder that cannot do it is told, with the one that can', () => {
  const { status, stderr } = build(['--cache', 'gha'], "echo 'ERROR: Cache export is not supported for the docker driver.'; exit 1");
  expect(status).toBe(1);
  expect(stderr).toMatch(/✗ The builder cannot do this: .*\n {2}Next: docker buildx create --use, /);
});
