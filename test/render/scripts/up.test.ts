import type { StackModel } from '../../../src/model/stack-model';
import { ScriptFolder, TWO_IMAGES } from '../../support/script-folder';

const PUBLISHED: StackModel = { ...TWO_IMAGES, registry: 'ghcr.io/acme' };

/** An engine that has the images in $HERE; its registry has those in $PUSHED. */
const DOCKER = `
[ "$1" != ps ] || echo "\${STARTED_WITH:-}"
for name; do :; done
case "$1 $2" in
  'image inspect') [ "$3" = --format ] || [[ " \${HERE:-} " == *" $name "* ]] ;;
  'pull '*) [[ " \${PUSHED:-} " == *" $name "* ]] ;;
esac`;

/** What `up` does before it starts the stack. */
function up(stack: StackModel, argv: string[], environment: Record<string, string> = {}): object {
  const scripts = new ScriptFolder(stack, { docker: DOCKER });
  scripts.write('scripts/doctor.sh', '');
  scripts.write('scripts/build-images.sh', 'echo "built $*" >>"$CALLS"; echo "revision ${REVISION:-of git}" >>"$CALLS"; echo "for $BUILD_FOR" >>"$CALLS"');
  const { status } = scripts.run('up.sh', argv, environment);
  const calls = scripts.calls();
  expect(calls.some((call) => call.includes(' up --detach --wait'))).toBe(status === 0);
  return {
    status,
    built: calls.includes('built --any-size') && calls.includes('for up'),
    revision: calls.find((call) => call.startsWith('revision '))?.replace('revision ', ''),
    pulled: calls.filter((call) => call.startsWith('docker pull')),
    stopped: calls.some((call) => call.endsWith('docker-compose.yml down')),
  };
}

const IMAGES = 'shop-backend:local shop-frontend:local';

test('what changed is built, since an image of the name may be older, or of another folder', () => {
  expect(up(TWO_IMAGES, [], { HERE: IMAGES })).toMatchObject({ status: 0, built: true, pulled: [] });
});

test('a commit alone changes no local image; one of a version names its commit', () => {
  expect(up(TWO_IMAGES, [])).toMatchObject({ revision: 'unknown' });
  expect(up(TWO_IMAGES, [], { REVISION: 'abc' })).toMatchObject({ revision: 'abc' });
  expect(up(TWO_IMAGES, [], { IMAGE_TAG: '1.2' })).toMatchObject({ revision: 'of git' });
});

test('a stack in development mode is stopped first, since the network of its database is open', () => {
  const compose = '/shop/docker/docker-compose.yml';
  expect(up(TWO_IMAGES, [], { STARTED_WITH: `${compose},/shop/docker/docker-compose.dev.yml` })).toMatchObject({ stopped: true });
  expect(up(TWO_IMAGES, [], { STARTED_WITH: compose })).toMatchObject({ stopped: false });
});

test('--no-build starts what is there', () => {
  expect(up(TWO_IMAGES, ['--no-build'], { HERE: IMAGES })).toMatchObject({ status: 0, built: false, pulled: [] });
});

describe('images of a version that IMAGE_TAG names', () => {
  const here = { IMAGE_TAG: '1.2', HERE: 'shop-backend:1.2 shop-frontend:1.2' };
  const pushed = { IMAGE_TAG: '1.2', PUSHED: 'ghcr.io/acme/shop-backend:1.2 ghcr.io/acme/shop-frontend:1.2' };

  test('are started as they are', () => {
    expect(up(TWO_IMAGES, [], here)).toMatchObject({ status: 0, built: false, pulled: [] });
  });

  test('come from the registry of the stack, where they are not here', () => {
    const pulled = ['docker pull ghcr.io/acme/shop-backend:1.2', 'docker pull ghcr.io/acme/shop-frontend:1.2'];
    expect(up(PUBLISHED, [], pushed)).toMatchObject({ status: 0, built: false, pulled });
  });

  test('are built where they are nowhere, and no registry but the own one is asked', () => {
    expect(up(TWO_IMAGES, [], { IMAGE_TAG: '1.2' })).toMatchObject({ status: 0, built: true, pulled: [] });
    expect(up(PUBLISHED, [], { IMAGE_TAG: '1.2' })).toMatchObject({ status: 0, built: true });
  });

  test('are built anew with --build', () => {
    expect(up(TWO_IMAGES, ['--build'], here)).toMatchObject({ status: 0, built: true });
  });
});

test('an unknown option is wrong usage', () => {
  expect(up(TWO_IMAGES, ['--biuld'])).toMatchObject({ status: 2, built: false });
});
