import { ScriptFolder, TWO_IMAGES } from '../../support/script-folder';

/*
 * Neither minikube nor kind runs in the tests. The stand-ins behave as their documentation says:
 * https://minikube.sigs.k8s.io/docs/commands/image/ and …/status/ (exit status 7 when stopped, 85 without the profile),
 * https://kind.sigs.k8s.io/docs/user/quick-start/#loading-an-image-into-your-cluster; a node of kind is a container of
 * its name with crictl in it. `minikube image load` of what does not load ends with 0: kubernetes/minikube#21393.
 */
const DOCKER = `
case "$1 $2" in
  'info '*) echo "\${DRIVER_STATUS:-[[Backing Filesystem extfs]]}" ;;
  'version '* | 'compose version') ;;
  'image inspect')
    for name; do :; done
    [ "$name" != "\${NOT_BUILT:-}" ] || exit 1
    echo "sha256:id-of-\${name%%:*}" ;;
  'save --output') echo archive >"$3" ;;
  'exec shop-control-plane' | 'exec shop-worker') # NODE crictl inspecti NAME
    [ "$3 $4" = 'crictl inspecti' ] && grep -qx "$2 $5" "$ROOT_FOLDER/nodes" || exit 1
    echo "{\\"status\\": {\\"id\\": \\"sha256:id-of-$(basename "\${5%%:*}")\\"}}" ;;
  *) exit 99 ;;
esac`;

const MINIKUBE = `
[ "$1" != status ] || [ "$3" = minikube ] || [ "$3" = other ] || { echo "Profile \\"$3\\" not found."; exit 85; }
case "$1 $2" in
  'status --profile') [ -z "\${STOPPED:-}" ] && printf 'Running Running' || { printf 'Stopped Stopped'; exit 7; } ;;
  'image load') [ -f "$5" ] && [ "$3" = --profile ] || exit 99; echo >>"$ROOT_FOLDER/loaded" ;;
  'image ls')
    [ "$3 $5 $6" = '--profile --format json' ] || exit 99
    [ -z "\${FULL_DISK:-}" ] || { echo '[]'; exit; }
    printf '[{"id":"%s","repoDigests":[],"repoTags":["docker.io/library/shop-backend:local","docker.io/library/shop-backend:1.0"],"size":"1"},' "\${STALE:-id-of-shop-backend}"
    printf '{"id":"id-of-shop-frontend","repoDigests":[],"repoTags":["docker.io/library/shop-frontend:local","docker.io/library/shop-frontend:1.0"],"size":"1"}]' ;;
  *) exit 99 ;;
esac`;

const KIND = `
case "$1 $2" in
  'get clusters') echo shop ;;
  'get nodes') printf 'shop-control-plane\\nshop-worker\\nshop-external-load-balancer\\n' ;;
  'load docker-image')
    echo "shop-control-plane docker.io/library/$3" >>"$ROOT_FOLDER/nodes"
    [ -n "\${ONE_NODE:-}" ] || echo "shop-worker docker.io/library/$3" >>"$ROOT_FOLDER/nodes" ;;
  *) exit 99 ;;
esac`;

const programs = { docker: DOCKER, minikube: MINIKUBE, kind: KIND };

describe('into minikube', () => {
  test('every image goes as an archive, and is looked for', () => {
    const folder = new ScriptFolder(TWO_IMAGES, programs);
    const { status, stdout, stderr } = folder.run('load-minikube.sh');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/✓ shop-backend:local is in minikube's "minikube"[^]*✓ shop-frontend:local is in minikube's "minikube"/);
    expect(folder.calls().filter((call) => /minikube image load|docker save/.test(call))).toEqual([
      expect.stringMatching(/^docker save --output .*\.tar shop-backend:local$/),
      expect.stringMatching(/^minikube image load --profile minikube .*\.tar$/),
      expect.stringMatching(/^docker save --output .*\.tar shop-frontend:local$/),
      expect.stringMatching(/^minikube image load --profile minikube .*\.tar$/),
    ]);
  });

  test('what runs the images is told where manifests are generated, and only there', () => {
    const { paths } = TWO_IMAGES;
    const inCluster = { ...TWO_IMAGES, paths: { ...paths, kubernetes: 'deploy/cluster' } };
    expect(new ScriptFolder(inCluster, programs).run('load-minikube.sh').stdout).toContain('Next: kubectl apply --kustomize deploy/cluster/local ');
    expect(new ScriptFolder(TWO_IMAGES, programs).run('load-minikube.sh').stdout).not.toContain('kubectl');
  });

  test('the profile and the tag can be chosen', () => {
    const folder = new ScriptFolder(TWO_IMAGES, programs);
    expect(folder.run('load-minikube.sh', ['--profile', 'other', '--tag', '1.0']).status).toBe(0);
    expect(folder.calls()).toContain('minikube image ls --profile other --format json');
  });

  test.each([
    ['is not installed', { docker: DOCKER }, {}, [], '✗ minikube is not installed.\n  Next: install it, https://minikube.sigs.k8s.io/docs/start/; then npx projen load-minikube'],
    ['is stopped', programs, { STOPPED: 'yes' }, [], '✗ The minikube profile "minikube" is not running.\n  Next: minikube start --profile minikube; then npx projen load-minikube'],
    ['has no such profile', programs, {}, ['--profile', 'nope'], '✗ The minikube profile "nope" is not running.\n  Next: minikube start --profile nope;'],
    ['took no image, with status 0', programs, { FULL_DISK: 'yes' }, [], '✗ shop-backend:local was loaded, but "minikube" does not have it.\n  Next: minikube logs --profile minikube'],
    ['keeps the image that a pod uses', programs, { STALE: 'yes' }, [], '✗ "minikube" still has an older shop-backend:local, which a pod uses.\n  Next: end the pods'],
    ['gets an image that is not built', programs, { NOT_BUILT: 'shop-frontend:local' }, [], '✗ shop-frontend:local is not built.\n  Next: npx projen build-images'],
  ])('a minikube that %s is told from success', (_which, available, environment, argv, message) => {
    const { status, stderr } = new ScriptFolder(TWO_IMAGES, available).run('load-minikube.sh', argv, environment);
    expect(stderr).toContain(message);
    expect(status).toBe(1);
  });

  test('ids are not compared with those of the containerd image store, which counts otherwise', () => {
    const environment = { STALE: 'yes', DRIVER_STATUS: '[[driver-type io.containerd.snapshotter.v1]]' };
    expect(new ScriptFolder(TWO_IMAGES, programs).run('load-minikube.sh', [], environment).status).toBe(0);
  });
});

describe('into kind', () => {
  test('every image is loaded by name, and looked for on every node that runs containers', () => {
    const folder = new ScriptFolder(TWO_IMAGES, programs);
    const { status, stdout } = folder.run('load-minikube.sh', ['--kind', 'shop']);
    expect(status).toBe(0);
    expect(stdout).toContain('✓ shop-frontend:local is in kind\'s "shop"');
    expect(folder.calls()).toContain('kind load docker-image shop-backend:local --name shop');
    expect(folder.calls()).toContain('docker exec shop-worker crictl inspecti docker.io/library/shop-frontend:local');
  });

  test.each([
    ['without the cluster', ['--kind'], {}, '✗ There is no kind cluster "kind", or its engine does not answer.\n  Next: kind create cluster --name kind; then npx projen load-minikube --kind kind'],
    ['where one node did not get it', ['--kind', 'shop'], { ONE_NODE: 'yes' }, '✗ shop-backend:local was loaded, but "shop" does not have it.\n  Next: kind export logs --name shop'],
  ])('it says what is amiss %s', (_which, argv, environment, message) => {
    const { status, stderr } = new ScriptFolder(TWO_IMAGES, programs).run('load-minikube.sh', argv, environment);
    expect(stderr).toContain(message);
    expect(status).toBe(1);
  });
});

test.each([
  [['--profile'], '! --profile needs a value.'],
  [['--kind', '--profile', 'x'], "! --profile is minikube's: leave it out, or --kind."],
  [['--registry'], '! unknown option "--registry".'],
])('%j is wrong usage', (argv, message) => {
  const { status, stderr } = new ScriptFolder(TWO_IMAGES, programs).run('load-minikube.sh', argv);
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});
