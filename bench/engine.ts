import { spawn } from 'node:child_process';

/** What came of a command, and how long it took. */
export interface Timed {
  readonly status: number;
  readonly output: string;
  readonly seconds: number;
}

/** Runs docker and takes the time. */
export async function timed(argv: readonly string[]): Promise<Timed> {
  const started = performance.now();
  const child = spawn('docker', argv, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, BUILDX_NO_DEFAULT_ATTESTATIONS: '1' } });
  const pieces: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => pieces.push(piece));
  const status = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 128));
  });
  return { status, output: Buffer.concat(pieces).toString(), seconds: (performance.now() - started) / 1000 };
}

/** Runs docker, which must succeed; gives what it printed. */
export async function docker(...argv: readonly string[]): Promise<string> {
  const { status, output } = await timed(argv);
  if (status !== 0) throw new Error(`docker ${argv.slice(0, 2).join(' ')}: ${firstCause(output)}`);
  return output.trim();
}

/** The line of a build's output that tells why it failed. */
export function firstCause(output: string): string {
  const lines = output.split('\n').map((line) => line.trim()).filter(Boolean);
  return lines.find((line) => /^ERROR|error:|\bfailed\b/i.test(line)) ?? lines.at(-1) ?? 'no output';
}

/** Removes the build caches whose mounts carry this salt, and nothing else. */
export async function removeCaches(salt: string): Promise<void> {
  const records = (await docker('buildx', 'du', '--verbose')).split(/\n\s*\n/).filter((record) => record.includes(salt));
  for (const record of records) {
    const id = /^ID:\s+(\S+)/m.exec(record)?.[1];
    if (id) await docker('buildx', 'prune', '--force', '--all', '--filter', `id=${id}`);
  }
}
