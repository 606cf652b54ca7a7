import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { readSavedImages } from '../../../src/cli/report/saved-images';
import { savedImage } from '../../support/images';
import { tar } from '../../support/tar';

const BASE = tar({ 'bin/sh': 'shell' });
const CODE = tar({ 'app/main.py': 'code' });
const read = (archive: Buffer) => readSavedImages(Readable.from([archive]));

test('an image has its names, its configuration and its layers from the base up', async () => {
  const [image, ...others] = await read(savedImage('shop-backend:local', [BASE, CODE], [{ created_by: 'COPY . .' }]));
  expect(others).toEqual([]);
  expect(image).toMatchObject({ names: ['shop-backend:local'], config: { history: [{ created_by: 'COPY . .' }] } });
  expect(image.layers.map((entries) => entries.map(({ path }) => path))).toEqual([['bin', 'bin/sh'], ['app', 'app/main.py']]);
});

test('packed layers are unpacked, and what comes after them is read too', async () => {
  const [{ layers }] = await read(savedImage('shop-backend:local', [gzipSync(BASE), CODE, gzipSync(tar({ big: 'x'.repeat(300_000) }))]));
  expect(layers.map((entries) => entries.at(-1)?.path)).toEqual(['bin/sh', 'app/main.py', 'big']);
});

test('what cannot be unpacked is refused with the way out', async () => {
  const zstd = Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), Buffer.alloc(1000)]);
  await expect(read(savedImage('a', [zstd]))).rejects.toMatchObject({ message: 'A layer is packed with zstd, which is not read here.', next: 'build the image anew, with gzip' });
});

test('a damaged layer is refused', async () => {
  await expect(read(savedImage('a', [gzipSync(BASE).fill(7, 30)]))).rejects.toThrow();
});
