import { ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { run, succeed } from './command';
import { eventually } from './wait';

/** The engine's own programs: beside the socket, where the lab keeps them, or on PATH. */
const PROGRAMS = [join(dirname((process.env.DOCKER_HOST ?? '').replace('unix://', '')), 'engine'), '/usr', '/'];

/** What a second engine lacks here. */
function missing(): string[] {
  return [
    ...(process.platform === 'linux' ? [] : ['Linux']),
    ...(process.getuid?.() === 0 ? [] : ['root']),
    ...(dockerd() === undefined ? ['dockerd on PATH or beside the socket of the engine'] : []),
  ];
}

function dockerd(): string | undefined {
  return programFolders().map((folder) => join(folder, 'dockerd')).find((program) => existsSync(program));
}

function programFolders(): string[] {
  return PROGRAMS.flatMap((folder) => ['usr/sbin', 'usr/bin', 'sbin', 'bin'].map((name) => join(folder, name))).filter((folder) => existsSync(folder));
}

/**
 * A second engine beside the one of the tests, with its data on a tmpfs of a few megabytes. Its bridge is its own: told
 * to have none, dockerd removes docker0, which is the other engine's.
 */
export class SmallEngine {
  public static async start(megabytes: number, registryMirrors: string[], features: Readonly<Record<string, boolean>> = {}): Promise<SmallEngine> {
    if (missing().length > 0) throw new Error(`This is tried out on an engine of its own, which needs ${missing().join(', ')}; lab/run has them.`);
    const engine = new SmallEngine();
    mkdirSync(engine.data);
    await succeed(['mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', engine.data]);
    try {
      await succeed(['ip', 'link', 'add', 'name', engine.bridge, 'type', 'bridge']);
      await succeed(['ip', 'address', 'add', '192.0.2.1/24', 'dev', engine.bridge]); // set aside for documentation: RFC 5737
      engine.run(registryMirrors, features);
      await eventually('the small engine answers', async () => (await run(['docker', '--host', engine.host, 'version'])).status === 0 || undefined, 60);
    } catch (error) {
      const log = existsSync(engine.log) ? readFileSync(engine.log, 'utf8') : '';
      await engine.stop();
      throw new Error(`${String(error)}\n${log.slice(-2000)}`);
    }
    return engine;
  }

  private readonly folder = mkdtempSync(join(tmpdir(), 'small-engine-'));
  private readonly data = join(this.folder, 'data');
  private readonly bridge = `small${process.pid}`;
  private readonly log = join(this.folder, 'log');
  public readonly host = `unix://${join(this.folder, 'docker.sock')}`;
  private daemon?: ChildProcess;

  private constructor() {}

  public async stop(): Promise<void> {
    if (this.daemon && this.daemon.exitCode === null) {
      const ended = new Promise((resolve) => this.daemon?.once('exit', resolve));
      this.daemon.kill('SIGTERM');
      await ended;
    }
    await run(['ip', 'link', 'delete', this.bridge]);
    await run(['umount', '--recursive', '--lazy', this.data]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run(registryMirrors: string[], features: Readonly<Record<string, boolean>>): void {
    const log = openSync(this.log, 'w');
    const configuration = join(this.folder, 'daemon.json');
    writeFileSync(configuration, JSON.stringify({ features }));
    const options = [
      '--config-file', configuration,
      '--host', this.host, '--data-root', this.data, '--exec-root', join(this.folder, 'exec'), '--pidfile', join(this.folder, 'pid'),
      '--bridge', this.bridge, '--iptables=false', '--ip-forward=false', '--exec-opt', 'native.cgroupdriver=cgroupfs',
      ...registryMirrors.flatMap((mirror) => ['--registry-mirror', mirror]),
    ];
    const path = [...programFolders(), process.env.PATH].join(delimiter);
    this.daemon = spawn(dockerd() ?? 'dockerd', options, { cwd: '/', env: { ...process.env, PATH: path }, stdio: ['ignore', log, log] });
  }
}
