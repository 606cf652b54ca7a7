import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readElf } from '../../../src/cli/report/elf';
import { strippedStage } from '../../../src/resolve/images/stripped-dependencies';

const STRIP = join(__dirname, '..', '..', '..', 'assets', 'python', 'strip.py');
const SYMBOLS = { type: 2, flags: 0, offset: 800, size: 300, link: 0 };
const DYNAMIC = { type: 6, flags: 2, offset: 512, size: 32, link: 2 };
const STRINGS = { type: 3, flags: 2, offset: 768, size: 11, link: 0 };

/** A 64-bit module with one segment, the given sections and the names of them. */
function nativeModule(sections: readonly (typeof SYMBOLS)[]): Buffer {
  const bytes = Buffer.alloc(2048);
  const all = [{ type: 0, flags: 0, offset: 0, size: 0, link: 0 }, ...sections, { type: 3, flags: 0, offset: 1100, size: 40, link: 0 }];
  bytes.write('\x7fELF\x02\x01\x01\x03', 0, 'latin1');
  bytes.writeBigUInt64LE(64n, 32);
  bytes.writeBigUInt64LE(1280n, 40);
  [64, 56, 1, 64, all.length, all.length - 1].forEach((value, index) => bytes.writeUInt16LE(value, 52 + 2 * index));
  bytes.writeUInt32LE(1, 64);
  bytes.writeBigUInt64LE(779n, 64 + 32); // the segment ends behind the strings
  bytes.writeBigUInt64LE(1n, 512);
  bytes.writeBigUInt64LE(1n, 520);
  bytes.write('\0libz.so.1\0', 768, 'latin1');
  bytes.write('\0names', 1100, 'latin1');
  all.forEach(({ type, flags, offset, size, link }, index) => {
    const at = 1280 + index * 64;
    bytes.writeUInt32LE(type, at + 4);
    [flags, 0, offset, size].forEach((value, place) => bytes.writeBigUInt64LE(BigInt(value), at + 8 + 8 * place));
    bytes.writeUInt32LE(link, at + 40);
  });
  return bytes;
}

function stripped(content: Buffer): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'strip-'));
  const file = join(folder, 'module.so');
  try {
    writeFileSync(file, content);
    expect(spawnSync('python3', [STRIP, file], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const facts = (content: Buffer) => readElf((start, length) => content.subarray(start, start + length));

describe('a native module', () => {
  const before = nativeModule([DYNAMIC, STRINGS, SYMBOLS]);

  test('loses its symbols, and keeps what is loaded', () => {
    const after = stripped(before);
    expect(facts(before)).toEqual({ symbolBytes: 300, needed: ['libz.so.1'] });
    expect(facts(after)).toEqual({ symbolBytes: 0, needed: ['libz.so.1'] });
    expect(after.length).toBe(779 + 40 + 5 + 4 * 64); // aligned to eight
    expect(after.subarray(64, 779).equals(before.subarray(64, 779))).toBe(true);
  });

  test('keeps what its first bytes tell of its machine', () => {
    expect(stripped(before).subarray(0, 40).equals(before.subarray(0, 40))).toBe(true);
  });

  test('keeps the names of its sections', () => {
    const after = stripped(before);
    const table = Number(after.readBigUInt64LE(40));
    const names = Number(after.readBigUInt64LE(table + after.readUInt16LE(62) * 64 + 24));
    expect(after.subarray(names, names + 6).toString('latin1')).toBe('\0names');
  });

  test('is the same when it is stripped again', () => {
    const once = stripped(before);
    expect(stripped(once).equals(once)).toBe(true);
  });
});

test.each([
  ['a module that was edited after linking', nativeModule([SYMBOLS, DYNAMIC, STRINGS])],
  ['a module without sections', nativeModule([DYNAMIC]).fill(0, 60, 62)],
  ['a module without segments', nativeModule([DYNAMIC]).fill(0, 56, 58)],
  ['a module of 32 bits', nativeModule([DYNAMIC, SYMBOLS]).fill(1, 4, 5)],
  ['a text', Buffer.from('INPUT(libz.so.1)\n')],
  ['an empty file', Buffer.alloc(0)],
])('%s stays as it is', (_, content) => {
  expect(stripped(content).equals(content)).toBe(true);
});

test('the stage begins from the builder, and brings the program only where it strips', () => {
  const stage = (stripNativeModules: boolean) => strippedStage({ stripNativeModules, removePackageTests: true });
  const kinds = (stripNativeModules: boolean) => stage(stripNativeModules).instructions.map(({ _data: { kind } }) => kind);
  expect(stage(true).from).toBe('builder');
  expect(kinds(true)).toEqual(['file', 'run']);
  expect(kinds(false)).toEqual(['run']);
});
