import { run } from './support/command';
import { Consumer, ServiceName } from './support/consumer';
import { docker, dockerLines, inspectContainer } from './support/docker';
import { eventually } from './support/wait';

let consumer: Consumer;

beforeAll(async () => {
  consumer = await Consumer.create();
  await consumer.projen('up');
});
afterAll(() => consumer?.remove());

/** Where the engine mounts its init process, seen through the link that /sbin may be. */
const INIT = ['/sbin/docker-init', '/usr/sbin/docker-init'];

/** Any user that is not in the image: what an orchestrator may choose. */
function randomUser(): string {
  const id = () => 100_000 + Math.floor(Math.random() * 1_000_000);
  return `${id()}:${id()}`;
}

describe.each([
  ['backend', ['DATABASE_URL=postgresql://nobody@localhost/none'], 'http://127.0.0.1:8000/health'],
  ['frontend', ['API_URL=http://localhost:8000'], 'http://127.0.0.1:3000/'],
] as [ServiceName, string[], string][])('the image of the %s, under any user, read-only and without capabilities', (service, environment) => {
  let container: string;
  beforeAll(async () => {
    container = await consumer.start(
      [
        '--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--user', randomUser(), '--tmpfs', '/tmp',
        ...environment.flatMap((entry) => ['--env', entry]),
      ],
      consumer.image(service),
    );
  });

  test('passes its health check', async () => {
    await eventually('healthy', async () => (await inspectContainer(container)).State.Health?.Status === 'healthy' || undefined, 60);
  });

  test('logs no error', async () => {
    // The name of uvicorn's logger is no error.
    const logs = (await run(['docker', 'logs', container])).output.replaceAll('"uvicorn.error"', '');
    expect(logs).toMatch(/Application startup complete|Ready in/);
    expect(logs).not.toMatch(/error|EACCES|EROFS|EPERM|denied|read-only|traceback|warn/i);
  });
});

describe.each(['backend', 'frontend', 'postgres'])('the %s of the stack', (service) => {
  let status: Record<string, string>;
  beforeAll(async () => {
    const { stdout } = await consumer.exec(service, 'cat', '/proc/1/status');
    status = Object.fromEntries(stdout.split('\n').map((line) => line.split(/:\s+/)));
  });

  test('has no capability and cannot get one', () => {
    expect(status).toMatchObject({ CapEff: '0000000000000000', CapPrm: '0000000000000000', CapBnd: '0000000000000000', NoNewPrivs: '1' });
  });

  test('has its system calls filtered', () => {
    expect(status.Seccomp).toBe('2');
  });

  test('does not run as root', () => {
    expect(status.Uid).not.toMatch(/^0\b/);
    expect(status.Gid).not.toMatch(/^0\b/);
  });

  test('writes nothing outside of its mounts', async () => {
    const container = await consumer.container(service);
    const [{ Mounts, HostConfig }] = JSON.parse(await docker('inspect', container)) as [
      { Mounts: { Destination: string }[]; HostConfig: { Tmpfs: Record<string, string>; ReadonlyRootfs: boolean } },
    ];
    expect(HostConfig.ReadonlyRootfs).toBe(true);
    const mounts = [...Mounts.map(({ Destination }) => Destination), ...Object.keys(HostConfig.Tmpfs), ...INIT];
    expect(mounts).toContain('/tmp');
    // The engine makes the places that it mounts something on.
    const changes = (await dockerLines('diff', container)).map((line) => line.slice(2));
    expect(changes.filter((path) => !mounts.some((mount) => `${mount}/`.startsWith(`${path}/`)))).toEqual([]);
  });

  test('cannot write to its own files', async () => {
    const { status: code, output } = await consumer.exec(service, 'touch', '/usr/written');
    expect(code).not.toBe(0);
    expect(output).toMatch(/Read-only file system|Permission denied/);
  });
});
