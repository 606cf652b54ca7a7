import { createHash } from 'node:crypto';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';

/** A manifest, or an index of them, as far as the tests ask. @see https://github.com/opencontainers/image-spec */
export interface Manifest {
  readonly manifests?: readonly (Descriptor & { readonly platform: { readonly os: string; readonly architecture: string } })[];
  readonly config?: Descriptor;
  readonly layers?: readonly Descriptor[];
}

interface Descriptor {
  readonly digest: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

interface Content {
  readonly type: string;
  readonly bytes: Buffer;
}

const UPLOAD = /^\/v2\/.+\/blobs\/uploads\/(?<id>[^/?]*)/;
const CONTENT = /^\/v2\/(?<name>.+)\/(?<kind>blobs|manifests)\/(?<reference>[^/?]+)$/;

/** An image registry on this machine that takes what is pushed. @see https://github.com/opencontainers/distribution-spec */
export class Registry {
  public static async start(): Promise<Registry> {
    const registry = new Registry();
    await new Promise<void>((resolve) => registry.server.listen(0, '127.0.0.1', resolve));
    return registry;
  }

  private readonly server = createServer((request, response) => void this.answer(request, response));
  private readonly contents = new Map<string, Content>();
  /** `name:tag` to digest. */
  private readonly tagged = new Map<string, string>();
  private readonly uploads = new Map<string, Buffer[]>();

  private constructor() {}

  public get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Tags of an image, in the order in which they came. */
  public tags(name: string): string[] {
    return [...this.tagged.keys()].filter((each) => each.startsWith(`${name}:`)).map((each) => each.slice(name.length + 1));
  }

  /** Digest that a tag leads to. */
  public digest(name: string, tag: string): string | undefined {
    return this.tagged.get(`${name}:${tag}`);
  }

  /** What was pushed as a manifest, or an index of them. */
  public manifest(digest: string): Manifest {
    return JSON.parse(this.contents.get(digest)?.bytes.toString() ?? 'null') as Manifest;
  }

  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://registry');
    const body = await read(request);
    const upload = UPLOAD.exec(pathname)?.groups?.id;
    const content = CONTENT.exec(pathname)?.groups;
    if (upload !== undefined) this.upload(request, response, upload, body, searchParams.get('digest'));
    else if (content && request.method === 'PUT') this.store(response, content, request.headers['content-type'] ?? '', body);
    else if (content) this.serve(request, response, content);
    else response.writeHead(pathname === '/v2/' ? 200 : 404).end();
  }

  private upload({ method, url = '' }: IncomingMessage, response: ServerResponse, id: string, body: Buffer, digest: string | null): void {
    const upload = id || String(this.uploads.size + 1);
    const parts = [...(this.uploads.get(upload) ?? []), body];
    this.uploads.set(upload, parts);
    const location = id ? url.replace(/\?.*/, '') : `${url.replace(/\?.*/, '').replace(/\/$/, '')}/${upload}`;
    if (method === 'PUT' && digest) {
      this.contents.set(digest, { type: 'application/octet-stream', bytes: Buffer.concat(parts) });
      response.writeHead(201, { 'Location': location, 'Docker-Content-Digest': digest }).end();
    } else {
      const length = parts.reduce((sum, { length: bytes }) => sum + bytes, 0);
      response.writeHead(202, { Location: location, Range: `0-${Math.max(0, length - 1)}` }).end();
    }
  }

  private store(response: ServerResponse, { name, reference }: Record<string, string>, type: string, bytes: Buffer): void {
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    this.contents.set(digest, { type, bytes });
    if (!reference.startsWith('sha256:')) this.tagged.set(`${name}:${reference}`, digest);
    response.writeHead(201, { 'Location': `/v2/${name}/manifests/${digest}`, 'Docker-Content-Digest': digest }).end();
  }

  private serve({ method }: IncomingMessage, response: ServerResponse, { name, reference }: Record<string, string>): void {
    const digest = reference.startsWith('sha256:') ? reference : this.tagged.get(`${name}:${reference}`) ?? '';
    const content = this.contents.get(digest);
    if (!content) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': content.type, 'Content-Length': content.bytes.length, 'Docker-Content-Digest': digest });
    response.end(method === 'HEAD' ? undefined : content.bytes);
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
