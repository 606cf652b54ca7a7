import { fileText } from '../../src/util/file-text';

const TEXT = 'fastapi==1\r\nümlaut\r\n';
const littleEndian = Buffer.from(`\uFEFF${TEXT}`, 'utf16le');

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
  ['UTF-16 as PowerShell writes it', littleEndian],
  ['UTF-16 the other way round', Buffer.from(littleEndian).swap16()],
  ['UTF-16 the other way round, cut off', Buffer.concat([Buffer.from(littleEndian).swap16(), Buffer.from([0])])],
])('%s is read, and its lines end as on Linux', (_how, bytes) => {
  expect(fileText(bytes)).toBe('fastapi==1\nümlaut\n');
});

test('an empty file is an empty text', () => {
  expect(fileText(Buffer.alloc(0))).toBe('');
});
