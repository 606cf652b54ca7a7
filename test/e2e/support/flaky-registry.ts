import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { succeed } from './command';

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
}

/**
 * An image registry on 127.0.0.1 with one image of the engine's in it, which can be out of order for a number of
 * attempts. What comes without a pause is one attempt, however many requests it makes.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
export class FlakyRegistry {
  public static async start(image: string): Promise<FlakyRegistry> {
    const registry = new FlakyRegistry(image);
    await succeed(['docker', 'save', '--output', join(registry.folder, 'image.tar'), image]);
    await succeed(['tar', '-xf', join(registry.folder, 'image.tar'), '-C', registry.folder]);
    await new Promise<void>((resolve) => registry.server.listen(0, '127.0.0.1', resolve));
    return registry;
  }

  /** How many more attempts fail. */
  public failures = 0;
  /** How many attempts have failed. */
  public failed = 0;
  private readonly folder = mkdtempSync(join(tmpdir(), 'projen-containers-registry-'));
  private readonly server: Server = createServer((request, response) => this.answer(request, response));
  private lastRequest = 0;

  private constructor(private readonly image: string) {}

  /** The image's name here. */
  public get reference(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}/library/${this.image}`;
  }

  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private answer({ method, url = '' }: IncomingMessage, response: ServerResponse): void {
    if (this.isOutOfOrder()) {
      response.writeHead(503).end();
      return;
    }
    const [, kind, reference] = /\/(manifests|blobs)\/([^/]+)$/.exec(url) ?? [];
    const manifest = this.manifest();
    const digest = reference?.startsWith('sha256:') ? reference : manifest.digest;
    const blob = join(this.folder, 'blobs', 'sha256', digest.slice('sha256:'.length));
    if (!kind || !existsSync(blob)) {
      response.writeHead(url === '/v2/' ? 200 : 404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': kind === 'manifests' ? manifest.mediaType : 'application/octet-stream',
      'Content-Length': statSync(blob).size,
      'Docker-Content-Digest': digest,
    });
    if (method === 'HEAD') response.end();
    else createReadStream(blob).pipe(response);
  }

  private manifest(): Descriptor {
    return (JSON.parse(readFileSync(join(this.folder, 'index.json'), 'utf8')) as { manifests: Descriptor[] }).manifests[0];
  }

  private isOutOfOrder(): boolean {
    const isNewAttempt = Date.now() - this.lastRequest > 1000;
    this.lastRequest = Date.now();
    if (isNewAttempt && this.failed < this.failures) this.failed++;
    else if (isNewAttempt) this.failures = 0;
    return this.failures > 0;
  }
}
