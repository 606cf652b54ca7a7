import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ProgramFolder, SHOP } from './cli';
import type { ComposeFile } from '../../src/cli/prove/compose-file';
import type { ContainerDetails } from '../../src/cli/prove/container';

/** The compose file of {@link SHOP}, as compose tells it. */
export const SHOP_FILE: ComposeFile = {
  services: {
    backend: {
      image: 'shop-backend:local',
      depends_on: { migrations: { condition: 'service_completed_successfully' }, postgres: { condition: 'service_healthy' } },
    },
    migrations: { image: 'shop-backend:local', depends_on: { postgres: { condition: 'service_healthy' } } },
    postgres: { image: 'postgres:17', volumes: [{ type: 'volume' }] },
  },
};

/** A container as the engine tells it; one that runs and is healthy, unless a test says otherwise. */
export function container(state: Partial<ContainerDetails['State']> = {}, hostPort?: number): ContainerDetails {
  return {
    Config: { StopSignal: 'SIGTERM', StopTimeout: 30 },
    State: { Status: 'running', ExitCode: 0, OOMKilled: false, Health: { Status: 'healthy' }, ...state },
    NetworkSettings: { Ports: hostPort === undefined ? {} : { '8000/tcp': [{ HostIp: '127.0.0.1', HostPort: String(hostPort) }] } },
  };
}

export function ended(exitCode: number): ContainerDetails {
  return container({ Status: 'exited', ExitCode: exitCode });
}

/** A project whose scripts are stand-ins, beside an engine that tells of its containers what a test wants. */
export class ProofFolder extends ProgramFolder {
  public constructor(file = SHOP_FILE) {
    super(SHOP);
    this.write('backend/main.py', '');
    this.write('docker/backend/Dockerfile', '');
    this.write('.state/compose.json', JSON.stringify(file));
    this.setBuild('touch "$ROOT/.state/built"');
    this.setSecrets('');
    this.setContainer('postgres', container());
    this.setContainer('migrations', ended(0));
    this.setContainer('backend', container());
    this.addProgram('docker', `ROOT='${this.root}' STATE='${this.root}/.state'\n${ENGINE}`);
  }

  /** What `build-images.sh` does. */
  public setBuild(text: string): void {
    this.write('scripts/build-images.sh', `ROOT='${this.root}'\n${text}\n`);
  }

  public setSecrets(text: string): void {
    this.write('scripts/create-secrets.sh', `${text}\n`);
  }

  /** What the engine tells of a service's container, what it printed, and what becomes of it when it is stopped. */
  public setContainer(service: string, details: ContainerDetails, log = '', stopped = ended(0)): void {
    this.write(`.state/${service}.json`, JSON.stringify([details]));
    this.write(`.state/${service}.stopped.json`, JSON.stringify([stopped]));
    this.write(`.state/${service}.log`, log);
  }

  /** What the engine says instead of starting a service. */
  public refuse(service: string, text: string): void {
    this.write(`.state/${service}.refusal`, `${text}\n`);
  }

  /** The calls of docker so far, without the names that differ from run to run. */
  public calls(): string[] {
    return this.read('.state/calls').trimEnd().split('\n').map((line) => line.replaceAll(/prove-[0-9a-f]{8}/g, 'prove-ID').replace(/--file .*override\.json /, ''));
  }

  /** What `prove` printed and wrote. */
  public async prove(...words: string[]): Promise<{ status: number; stdout: string; stderr: string; json: ProofJson }> {
    const outcome = await this.run(['prove', '--json', 'out/proof.json', '--timeout', '1', ...words]);
    if (!this.has('out/proof.json')) throw new Error(outcome.stderr);
    return { ...outcome, json: JSON.parse(this.read('out/proof.json')) };
  }
}

interface ProofJson {
  readonly proven: boolean;
  readonly services: readonly Record<string, unknown>[];
}

/** docker, of which the last word, or the last filter, names the service. */
const ENGINE = `
printf '%s\\n' "$*" >>"$STATE/calls"
[ "$*" != version ] || exit 0
for word; do [[ $word != *override.json ]] || cp "$word" "$STATE/override.json"; done
case "$*" in
  compose*' config '*) cat "$STATE/compose.json" ;;
  compose*' up '*) [ ! -e "$STATE/\${!#}.refusal" ] || { cat "$STATE/\${!#}.refusal" >&2; exit 1; } ;;
  compose*' down '*) ;;
  'image inspect '*) [ -e "$STATE/built" ] && echo 150000000 ;;
  'image rm '*) ;;
  'ps '*) last=\${!#} && printf '%s\\n' "\${last##*service=}" ;;
  'container inspect '*) cat "$STATE/$3.json" ;;
  'logs '*) cat "$STATE/\${!#}.log" ;;
  'stop '*) cp "$STATE/$2.stopped.json" "$STATE/$2.json" ;;
  *) echo "unexpected: $*" >&2; exit 64 ;;
esac
`;

/** A status, and a text if there is one, for each path; 404 for any other. */
type Answers = Readonly<Record<string, number | readonly [number, string]>>;

/** A server on this machine that gives these answers. */
export async function withServer(answers: Answers, use: (port: number) => Promise<void>): Promise<void> {
  const server = createServer((request, response) => {
    const [status, text] = [answers[request.url ?? ''] ?? 404, ''].flat() as [number, string];
    response.writeHead(status).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use((server.address() as AddressInfo).port);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
