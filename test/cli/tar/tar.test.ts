import { Readable } from 'node:stream';
import { readTar } from '../../../src/cli/tar/tar';
import { tar } from '../../support/tar';

const LONG = `${'folder/'.repeat(30)}file-with-ü.txt`;

async function entries(archive: Buffer, chunk = 1000) {
  const found: { path: string; kind: string; size: number; target: string; text: string }[] = [];
  const pieces = Array.from({ length: Math.ceil(archive.length / chunk) }, (_, index) => archive.subarray(index * chunk, (index + 1) * chunk));
  for await (const { path, kind, size, target, content } of readTar(Readable.from(pieces))) {
    found.push({ path, kind, size, target, text: (await content.read(size)).toString() });
  }
  return found.filter(({ path }) => path !== '.' && path !== '');
}

describe.each(['gnu', 'pax'] as const)('an archive in the format %s', (format) => {
  test('has files with their content, folders and links', async () => {
    const archive = tar({ 'a.txt': 'text', 'b/': '', 'c': { link: 'a.txt' }, 'd': { hardLink: 'a.txt' } }, format);
    expect(await entries(archive)).toEqual([
      { path: 'a.txt', kind: 'file', size: 4, target: '', text: 'text' },
      { path: 'b', kind: 'folder', size: 0, target: '', text: '' },
      { path: 'c', kind: 'symbolic link', size: 0, target: 'a.txt', text: '' },
      { path: 'd', kind: 'hard link', size: 0, target: './a.txt', text: '' },
    ]);
  });

  test('has names of any length, and what comes after one has its own', async () => {
    const found = await entries(tar({ [LONG]: 'x', 'z-link': { link: LONG }, 'zz': '' }, format), 100);
    expect(found.filter(({ kind }) => kind !== 'folder').map(({ path, target }) => [path, target])).toEqual([[LONG, ''], ['z-link', LONG], ['zz', '']]);
  });
});

test('content that is not read is skipped', async () => {
  const paths: string[] = [];
  for await (const { path } of readTar(Readable.from([tar({ a: 'x'.repeat(3000), b: 'y'.repeat(512), c: '' })]))) paths.push(path);
  expect(paths.filter((path) => /^\w$/.test(path))).toEqual(['a', 'b', 'c']);
});

test('what is no archive is refused', async () => {
  await expect(entries(Buffer.alloc(1024, 'x'))).rejects.toThrow('This is not a tar archive');
});

test('an archive that breaks off is refused', async () => {
  await expect(entries(tar({ a: 'x' }).subarray(0, 700))).rejects.toThrow('This is not a tar archive');
});
