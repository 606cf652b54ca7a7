import { ByteReader } from '../../../src/cli/tar/byte-reader';

async function* chunks(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

test('gives exactly what is asked for, however the stream is cut', async () => {
  const reader = new ByteReader(chunks('ab', '', 'cdef', 'g'));
  expect((await reader.read(3)).toString()).toBe('abc');
  await reader.skip(2);
  expect((await reader.read(1)).toString()).toBe('f');
  expect((await reader.read(0)).toString()).toBe('');
});

test('gives less only at the end of the stream', async () => {
  const reader = new ByteReader(chunks('ab'));
  expect((await reader.read(5)).toString()).toBe('ab');
  expect((await reader.read(5)).toString()).toBe('');
  await expect(reader.skip(5)).resolves.toBeUndefined();
});

test('gives pieces as they come, without holding them', async () => {
  const reader = new ByteReader(chunks('ab', 'cd', 'ef'));
  const pieces: string[] = [];
  for await (const piece of reader.pieces(5)) pieces.push(piece.toString());
  expect(pieces).toEqual(['ab', 'cd', 'e']);
  expect((await reader.read(9)).toString()).toBe('f');
});
