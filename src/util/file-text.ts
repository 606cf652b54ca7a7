/**
 * Decodes a text file: UTF-8, or UTF-16 with a byte order mark, which PowerShell writes. The mark is dropped, and lines end
 * as on Linux, so that patterns need not handle anything else.
 */
export function fileText(bytes: Buffer): string {
  return decoded(bytes).replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

function decoded(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le');
  if (first === 0xfe && second === 0xff) return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16().toString('utf16le');
  return bytes.toString('utf8');
}
