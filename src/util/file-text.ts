/**
 * Text of a file, without a byte order mark, in UTF-8 or, where a mark says so, in UTF-16, which PowerShell writes. Lines
 * end as on Linux, so that no pattern has to think of another way.
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
