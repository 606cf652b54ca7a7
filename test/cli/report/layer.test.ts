import { Readable } from 'node:stream';
import { readLayer } from '../../../src/cli/report/layer';
import { tar } from '../../support/tar';

/** An ELF file whose table of sections lies behind this much data; its only section is 100 bytes of symbols. */
function program(data: number): Buffer {
  const bytes = Buffer.alloc(data + 64);
  bytes.write('\x7fELF\x02\x01', 0, 'latin1');
  bytes.writeBigUInt64LE(BigInt(data), 40);
  bytes.writeUInt16LE(1, 60);
  bytes.writeUInt16LE(9, 62);
  bytes.writeUInt32LE(2, data + 4);
  bytes.writeBigUInt64LE(100n, data + 32);
  return bytes;
}

const read = (files: Parameters<typeof tar>[0]) => readLayer(Readable.from([tar(files)]));

test('lists files with their sizes, folders, and where links lead', async () => {
  expect(await read({ 'etc/passwd': 'root', 'lib': { link: 'usr/lib' } })).toEqual([
    { path: 'etc', bytes: 0, isFolder: true },
    { path: 'etc/passwd', bytes: 4, isFolder: false },
    { path: 'lib', bytes: 0, isFolder: false, target: 'usr/lib' },
  ]);
});

test('a second name of a file weighs nothing', async () => {
  const entries = await read({ a: 'x'.repeat(10), b: { hardLink: 'a' } });
  expect(entries.map(({ path, bytes }) => [path, bytes])).toEqual([['a', 10], ['b', 0]]);
});

test.each([['small', 2000], ['large', 9_000_000]])('looks into a %s program', async (_, data) => {
  const entries = await read({ a: program(data), b: 'text' });
  expect(entries).toEqual([
    { path: 'a', bytes: data + 64, isFolder: false, elf: { symbolBytes: 100, needed: [] } },
    { path: 'b', bytes: 4, isFolder: false },
  ]);
});
