import { createServer, Server } from 'node:net';
import { hostname } from 'node:os';
import { git } from '../../support/application-folder';
import { ScriptFolder, ScriptResult, TWO_IMAGES } from '../../support/script-folder';

/** A stand-in for an engine, set up by the environment; `docker compose config` prints what compose's own does. */
const DOCKER = `
case "$*" in
  'info --format '*)
    [ -z "\${ENGINE_ERROR:-}" ] || { echo "$ENGINE_ERROR" >&2; printf 'engine \\nmemory 0\\ncompose 2.30.0\\nbuildx 0.20.0\\n'; exit 1; }
    echo "engine \${ENGINE:-28.1.0}"; echo "root \${DATA_ROOT:-/}"; echo "memory \${MEMORY:-8000000000}"
    echo "architecture \${ARCHITECTURE:-x86_64}"; echo "host $HOST_NAME"; echo "time $ENGINE_TIME"
    [ "\${COMPOSE_VERSION:-}" = none ] || echo "compose \${COMPOSE_VERSION:-2.30.0}"
    echo "buildx \${BUILDX:-v0.20.0-desktop.1}" ;;
  'compose '*' config')
    [ -z "\${COMPOSE_ERROR:-}" ] || { echo "$COMPOSE_ERROR" >&2; exit 15; }
    sed "s|ROOT|$ROOT_FOLDER|; s|8000|\${BACKEND_PORT:-8000}|" "$ROOT_FOLDER/config.yml" ;;
  'ps --quiet '*) [ -z "\${OWN_PORT:-}" ] || echo 0123456789ab ;;
  'inspect --format '*' 0123456789ab') echo "{\\"8000/tcp\\":[{\\"HostIp\\":\\"127.0.0.1\\",\\"HostPort\\":\\"$OWN_PORT\\"}]}" ;;
  'ps --all '*working_dir*) [ -z "\${STARTED_FROM:-}" ] || printf '%s\n' "$STARTED_FROM" ;;
  'ps --filter publish='*) [ -z "\${HOLDER:-}" ] || printf '%s\\n' "$HOLDER" ;;
  'image inspect --format {{.Architecture}} '*) echo "\${BUILT_FOR:-amd64}" ;;
  'image ls '*) [ -n "\${NOT_BUILT:-}" ] || printf 'shop-backend:local\nshop-frontend:local\n' ;;
  'context inspect '*) echo unix:///var/run/docker.sock ;;
  *) exit 99 ;;
esac`;

const CONFIG = (port: number) => `name: shop
services:
  backend:
    build:
      context: ROOT/backend
      dockerfile: ../docker/backend/Dockerfile
    deploy:
      resources:
        limits:
          cpus: 1
          memory: "536870912"
        reservations:
          memory: "134217728"
    ports:
      - mode: ingress
        host_ip: 127.0.0.1
        target: 8000
        published: "${port}"
        protocol: tcp
secrets:
  key:
    name: shop_key
    file: ROOT/docker/secrets/key
`;

const COMPOSE_FILE = `services:
  frontend:
    ports:
      - "127.0.0.1:\${FRONTEND_PORT:-3000}:8000"
  backend:
    ports:
      - "127.0.0.1:\${BACKEND_PORT:-8000}:8000"
`;

const FREE_PORT = 1; // nothing ever listens on it

function stack(port = FREE_PORT, model = TWO_IMAGES): ScriptFolder {
  const folder = new ScriptFolder(model, { docker: DOCKER });
  folder.write('config.yml', CONFIG(port));
  folder.write('docker/docker-compose.yml', COMPOSE_FILE);
  folder.write('docker/docker-compose.dev.yml', 'services: {}\n');
  folder.write('docker/pins/Dockerfile', 'FROM python:3.13 AS python\n');
  folder.write('docker/secrets/key', 'secret');
  folder.chmod('docker/secrets', 0o700);
  return folder;
}

function doctor(folder: ScriptFolder, argv: string[] = [], environment: Record<string, string> = {}): ScriptResult {
  const now = new Date().toISOString().replace('Z', '123456Z');
  return folder.run('doctor.sh', argv, { HOST_NAME: hostname(), ENGINE_TIME: now, ...environment });
}

describe('the engine', () => {
  test.each([
    ['does not answer', { ENGINE_ERROR: 'Cannot connect to the Docker daemon' }, '✗ The Docker Engine does not answer.\n  Next: start it, or check DOCKER_HOST and docker context ls; then docker version'],
    ['is named by DOCKER_HOST', { ENGINE_ERROR: 'Cannot connect', DOCKER_HOST: 'tcp://ci:2376' }, '✗ The Docker Engine does not answer at tcp://ci:2376.'],
    ['refuses the user', { ENGINE_ERROR: 'permission denied while trying to connect' }, '✗ You may not use the Docker Engine: its socket refuses you.\n  Next: sudo usermod -aG docker "$USER", log in again; then docker version'],
    ['is too old', { ENGINE: '24.0.7' }, '✗ Docker Engine 24.0.7 is too old; the stack needs 25.0.\n  Next: https://docs.docker.com/engine/install/'],
    ['has an old compose', { COMPOSE_VERSION: '2.23.3-desktop.2' }, '✗ compose 2.23.3-desktop.2 is too old; the stack needs 2.24.\n  Next: update it; then docker compose version'],
    ['has no compose', { COMPOSE_VERSION: 'none' }, '✗ The compose plugin is missing.\n  Next: https://docs.docker.com/compose/install/'],
    ['has an old buildx', { BUILDX: 'v0.9.1' }, '✗ buildx v0.9.1 is too old; the stack needs 0.12.'],
    ['builds without BuildKit', { DOCKER_BUILDKIT: '0' }, '✗ DOCKER_BUILDKIT=0 switches BuildKit off, and the Dockerfiles need it.\n  Next: unset DOCKER_BUILDKIT'],
    ['is given a wrong variable', { COMPOSE_ERROR: 'Invalid hostPort: abc' }, '✗ compose cannot read docker/docker-compose.yml: Invalid hostPort: abc'],
  ])('that %s is a problem', (_which, environment, message) => {
    const { status, stdout } = doctor(stack(), [], environment);
    expect(stdout).toContain(message);
    expect(status).toBe(1);
  });

  test('may be missing altogether', () => {
    const folder = new ScriptFolder(TWO_IMAGES);
    const { status, stdout } = folder.run('doctor.sh', ['--quick'], { PATH: folder.pathWithout('docker') });
    expect(stdout).toContain('✗ docker is not installed.\n  Next: https://docs.docker.com/engine/install/');
    expect(status).toBe(1);
  });
});

describe('what is amiss but stops nothing is a warning', () => {
  test.each([
    ['memory', { MEMORY: '400000000' }, '! Memory: the engine has 400 MB, the containers may take 536 MB together.'],
    ['the clock', { ENGINE_TIME: '2020-02-29T23:59:59.5+01:00' }, /! Clock: the engine's differs by \d{9} s from this machine's;/],
    ['emulated images', { BUILT_FOR: 'arm64' }, '! Architecture: the engine is amd64, so these run under emulation, slowly: shop-backend (arm64) shop-frontend (arm64).\n  Next: npx projen build-images'],
    ['an emulated platform', { DOCKER_DEFAULT_PLATFORM: 'linux/arm64' }, '! Architecture: DOCKER_DEFAULT_PLATFORM=linux/arm64 makes the amd64 engine emulate.'],
    ['a proxy that builds do not get', { HTTPS_PROXY: 'http://proxy:3128' }, '! Proxy: your shell uses one, builds and containers do not:'],
    ['an authority that is not there', { SSL_CERT_FILE: '/nowhere/ca.pem' }, '! Certificates: your shell names a file that does not exist: /nowhere/ca.pem'],
  ])('%s', (_which, environment, message) => {
    const { status, stdout } = doctor(stack(), [], environment);
    expect(stdout).toMatch(message instanceof RegExp ? message : new RegExp(message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
    expect(status).toBe(0);
  });

  test('disk space, counted for the images that are not built yet', () => {
    expect(doctor(stack(), [], { NOT_BUILT: 'yes' }).stdout).toMatch(/Disk space: \d+ MB free for the engine, about 3700 MB needed/);
    expect(doctor(stack()).stdout).toMatch(/Disk space: \d+ MB free for the engine, about 500 MB needed/);
    expect(doctor(stack(), [], { HOST_NAME: 'elsewhere' }).stdout).toContain('· Disk space: not checked, the engine runs elsewhere.');
  });

  test.each([
    ['is silent about localhost', 'proxy.example', '! Proxy: NO_PROXY lacks localhost or 127.0.0.1'],
    ['no container reaches', '127.0.0.1', '! Proxy: it listens on this machine only'],
  ])('a proxy that %s', (_which, host, message) => {
    const folder = stack();
    folder.write('.docker/config.json', '{"proxies": {"default": {}}}');
    expect(doctor(folder, [], { HTTPS_PROXY: `http://${host}:3128` }).stdout).toContain(message);
  });
});

describe('containers of the stack', () => {
  test('that another clone started are a problem; both ways round are named', () => {
    const { status, stdout } = doctor(stack(), ['--before', 'up', '--json'], { STARTED_FROM: '/elsewhere/shop/docker' });
    expect(JSON.parse(stdout).checks.find(({ id }: { id: string }) => id === 'folder')).toMatchObject({
      status: 'problem',
      message: 'The stack shop was started from another folder: /elsewhere/shop/docker',
      fix: expect.stringMatching(/^docker compose --project-name shop down .* COMPOSE_PROJECT_NAME=shop-2 npx projen up /),
    });
    expect(status).toBe(1);
  });

  test('that this clone started are none, whatever the name of its folder', () => {
    const folder = stack();
    const started = { STARTED_FROM: `${folder.root}/scripts/../docker` };
    expect(doctor(folder, ['--quick'], started)).toMatchObject({ status: 0, stdout: expect.not.stringContaining('another folder') });
  });
});

describe('a published port', () => {
  let server: Server;
  let port = 0;
  beforeAll(async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as { port: number }).port;
  });
  afterAll(() => server.close());

  test('that a process holds is a problem; the process and the way round are named', () => {
    const { status, stdout } = doctor(stack(port), ['--quick']);
    expect(stdout).toMatch(new RegExp(`✗ Port ${port}, which backend needs, is held by (\\S+ \\(process ${process.pid}\\)|a process of another user .*)\\.\n  Next: end it, or take another port: BACKEND_PORT=\\d+ npx projen up\n  More: https://\\S+#port\n`));
    expect(status).toBe(1);
  });

  test('that a container of another project holds is a problem', () => {
    const { stdout } = doctor(stack(), ['--quick'], { HOLDER: 'other-web-1|other|127.0.0.1:1->80/tcp' });
    expect(stdout).toContain('✗ Port 1, which backend needs, is held by the container other-web-1 of the project other.');
  });

  test.each([
    ['the stack itself holds', 'shop-backend-1|shop|127.0.0.1:1->8000/tcp', '✓ Port 1: the stack itself holds it'],
    ['is held on another address only', 'other|other|10.0.0.5:1->80/tcp', '✓ Port 1 is free for backend'],
  ])('that %s is none', (_which, holder, message) => {
    expect(doctor(stack(), ['--quick'], { HOLDER: holder })).toMatchObject({ status: 0, stdout: expect.stringContaining(message) });
  });

  test('that the stack holds is none while its container is started anew, when it is listed without ports', () => {
    expect(doctor(stack(port), ['--quick'], { OWN_PORT: String(port) }).stdout).toContain(`✓ Port ${port}: the stack itself holds it`);
    expect(doctor(stack(port), ['--quick'], { OWN_PORT: '1' }).stdout).not.toContain('the stack itself holds it');
  });

  test('that two services want is a problem', () => {
    const folder = stack();
    const twice = CONFIG(FREE_PORT).replace('secrets:', `  frontend:
    ports:
      - mode: ingress
        target: 8000
        published: "${FREE_PORT}"
secrets:`);
    folder.write('config.yml', twice);
    expect(doctor(folder, ['--quick'])).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/✗ Port 1 is given to two services; frontend is one of them\.\n {2}Next: take another one: FRONTEND_PORT=\d+ npx projen up\n/),
    });
  });

  test('does not matter to a build', () => {
    expect(doctor(stack(port), ['--before', 'build'])).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(doctor(stack(port), ['--before', 'up'])).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining(`✗ Port ${port}`) });
  });
});

describe('secrets', () => {
  test('are private', () => {
    const folder = stack();
    folder.chmod('docker/secrets', 0o700);
    expect(doctor(folder).stdout).toContain('✓ Secrets: 1, readable by you only');
    folder.chmod('docker/secrets', 0o755);
    expect(doctor(folder)).toMatchObject({ status: 1, stdout: expect.stringContaining('✗ Others can look into docker/secrets.\n  Next: chmod 700 docker/secrets') });
  });

  test('are not for git', () => {
    const folder = stack();
    git(folder.root, 'init', '--quiet');
    git(folder.root, 'add', 'docker/secrets');
    expect(doctor(folder).stdout).toContain('✗ git tracks files in docker/secrets.');
  });

  test('are told of when they are missing or empty', () => {
    const folder = stack();
    folder.write('docker/secrets/key', '');
    expect(doctor(folder).stdout).toContain('! Secrets that are empty: key\n  Next: do what is said there, then npx projen secrets');
    folder.remove('docker/secrets/key');
    expect(doctor(folder).stdout).toContain('! Secrets missing in docker/secrets: key\n  Next: npx projen secrets\n');
  });

  test.each([
    [undefined, '! Secrets that are empty: key (set API_KEY)\n'],
    [true, '· Secrets that are empty, and may be: key (set API_KEY)\n'],
  ])('are named with their variable; when optional is %s, being empty is so', (optional, message) => {
    const secrets = [{ name: 'key', source: { kind: 'environment', variable: 'API_KEY' } as const, optional }];
    const folder = stack(FREE_PORT, { ...TWO_IMAGES, secrets });
    folder.write('docker/secrets/key', '');
    expect(doctor(folder).stdout).toContain(message);
  });
});

test('it can be asked for JSON, which keeps every character', () => {
  const { status, stdout } = doctor(stack(), ['--json'], { COMPOSE_ERROR: 'a "quoted" back\\slash' });
  const { status: overall, checks } = JSON.parse(stdout) as { status: string; checks: { id: string }[] };
  expect(overall).toBe('problem');
  expect(checks).toContainEqual(expect.objectContaining({ id: 'compose-file', status: 'problem', message: expect.stringContaining('a "quoted" back\\slash') }));
  const ids = ['engine', 'compose', 'buildx', 'buildkit', 'disk', 'memory', 'clock', 'architecture', 'proxy', 'certificates', 'minikube'];
  expect(checks.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  expect(status).toBe(1);
});

test.each([
  [['--before', 'breakfast'], '! --before takes build, up or dev, not "breakfast".'],
  [['--fast'], '! unknown option "--fast".'],
])('%j is wrong usage', (argv, message) => {
  const { status, stderr } = doctor(stack(), argv);
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});
