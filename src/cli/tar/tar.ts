import { ByteReader } from './byte-reader';

/** What an entry of an archive is. */
export type TarKind = 'file' | 'folder' | 'hard link' | 'symbolic link' | 'other';

/** One entry of an archive. */
export interface TarEntry {
  /** Without a leading `./` or `/`, and without a slash at its end. */
  readonly path: string;
  readonly kind: TarKind;
  /** Bytes of its content. */
  readonly size: number;
  /** Where a link leads to. */
  readonly target: string;
  /** Its content, to be read before the next entry is asked for; what is not read is skipped. */
  readonly content: ByteReader;
}

const BLOCK = 512;
const KINDS: Readonly<Record<string, TarKind>> = { '0': 'file', '\0': 'file', '7': 'file', '1': 'hard link', '2': 'symbolic link', '5': 'folder' };

/**
 * The entries of a tar archive: ustar, with the long names of GNU tar and of pax.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const reader = new ByteReader(source);
  let extended: Readonly<Record<string, string>> = {};
  for (;;) {
    const header = await reader.read(BLOCK);
    if (header.every((byte) => byte === 0)) {
      await reader.skip(Infinity); // whatever the archive lies in goes on behind it
      return;
    }
    checkHeader(header);
    const type = field(header, 156, 1) || '\0';
    const size = Number(extended.size ?? readNumber(header, 124, 12));
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    if ('LKxg'.includes(type)) {
      const text = (await reader.read(size)).toString('utf8');
      await reader.skip(padding);
      if (type === 'x') extended = { ...extended, ...paxRecords(text) };
      if (type === 'L') extended = { ...extended, path: cut(text) };
      if (type === 'K') extended = { ...extended, linkpath: cut(text) };
      continue;
    }
    const content = new ByteReader(reader.pieces(size));
    yield {
      path: plainPath(extended.path ?? headerPath(header)),
      kind: KINDS[type] ?? 'other',
      size,
      target: extended.linkpath ?? field(header, 157, 100),
      content,
    };
    await content.skip(size);
    await reader.skip(padding);
    extended = {};
  }
}

/** The sum of the header's bytes, its own eight taken as blanks, stands in the header. */
function checkHeader(header: Buffer): void {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  if (header.length < BLOCK || sum !== readNumber(header, 148, 8)) throw new Error('This is not a tar archive, or it is damaged.');
}

function field(header: Buffer, start: number, length: number): string {
  return cut(header.toString('utf8', start, start + length));
}

function cut(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

function headerPath(header: Buffer): string {
  const isPosix = header.toString('latin1', 257, 263) === 'ustar\0'; // GNU's own format has other things where the prefix is
  const prefix = isPosix ? field(header, 345, 155) : '';
  return prefix ? `${prefix}/${field(header, 0, 100)}` : field(header, 0, 100);
}

/** Octal digits; or, where these do not suffice, a binary number after a set bit. */
function readNumber(header: Buffer, start: number, length: number): number {
  if (header[start] < 0x80) return parseInt(field(header, start, length).trim() || '0', 8);
  return header.subarray(start + 1, start + length).reduce((total, byte) => total * 256 + byte, header[start] - 0x80);
}

/** Records of the form `LENGTH KEY=VALUE\n`, the length in bytes and counting itself. */
function paxRecords(text: string): Record<string, string> {
  const records: Record<string, string> = {};
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length;) {
    const length = parseInt(bytes.toString('utf8', start, start + 20), 10);
    if (!(length > 0)) break;
    const record = bytes.toString('utf8', start, start + length - 1);
    const [, key, value] = /^\d+ ([^=]+)=([^]*)$/.exec(record) ?? ['', '', ''];
    records[key] = value;
    start += length;
  }
  return records;
}

function plainPath(path: string): string {
  return path.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
}
