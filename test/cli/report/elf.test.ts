import { readFileSync } from 'node:fs';
import { isElf, landmarks, readElf } from '../../../src/cli/report/elf';

/** A 64-bit ELF file: a needed library, 300 bytes of symbols, and the names of its sections. */
function program(): Buffer {
  const bytes = Buffer.alloc(2048);
  bytes.write('\x7fELF\x02\x01', 0, 'latin1');
  bytes.writeBigUInt64LE(64n, 32); // segments
  bytes.writeBigUInt64LE(1024n, 40); // sections
  bytes.writeUInt16LE(56, 54);
  bytes.writeUInt16LE(1, 56);
  bytes.writeUInt16LE(5, 60);
  bytes.writeUInt16LE(4, 62);
  bytes.writeUInt32LE(2, 64); // PT_DYNAMIC
  bytes.writeBigUInt64LE(512n, 64 + 8);
  bytes.writeBigUInt64LE(1n, 512); // DT_NEEDED, at 1 in the strings
  bytes.writeBigUInt64LE(1n, 520);
  bytes.write('\0libz.so.1\0', 768, 'latin1');
  const section = (index: number, type: number, flags: number, offset: number, size: number, link = 0): void => {
    const at = 1024 + index * 64;
    bytes.writeUInt32LE(type, at + 4);
    bytes.writeBigUInt64LE(BigInt(flags), at + 8);
    bytes.writeBigUInt64LE(BigInt(offset), at + 24);
    bytes.writeBigUInt64LE(BigInt(size), at + 32);
    bytes.writeUInt32LE(link, at + 40);
  };
  section(1, 6, 2, 512, 32, 2);
  section(2, 3, 2, 768, 11);
  section(3, 2, 0, 800, 300);
  section(4, 3, 0, 1100, 40);
  return bytes;
}
const readFrom = (bytes: Buffer) => (start: number, length: number) => bytes.subarray(start, start + length);

test('counts what strip would remove, and names the libraries', () => {
  expect(readElf(readFrom(program()))).toEqual({ symbolBytes: 300, needed: ['libz.so.1'] });
});

test('knows where to look in a large file', () => {
  expect(landmarks(program())).toEqual([512, 1024]);
});

test('tells nothing of parts that were not kept', () => {
  const bytes = program();
  expect(readElf((start, length) => (start === 0 ? bytes.subarray(0, length) : undefined))).toEqual({ symbolBytes: 0, needed: [] });
});

test('other files are no programs', () => {
  expect(isElf(Buffer.from('#!/bin/sh\n'.padEnd(100)))).toBe(false);
  expect(readElf(readFrom(Buffer.alloc(100)))).toEqual({ symbolBytes: 0, needed: [] });
});

test('reads the program that runs this test', () => {
  expect(readElf(readFrom(readFileSync(process.execPath))).needed.join()).toMatch(/\blibc\./);
});
