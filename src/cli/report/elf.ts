/** Facts about a compiled file. */
export interface ElfFacts {
  /** Bytes that the loader never reads: symbol tables, debugging information; `strip` removes them. */
  readonly symbolBytes: number;
  /** Names of needed shared libraries. */
  readonly needed: readonly string[];
}

/** Reads bytes of a file; undefined if they were not kept. */
export type ReadRange = (start: number, length: number) => Buffer | undefined;

interface Section {
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  readonly size: number;
  /** Index of a section that belongs to it. */
  readonly link: number;
}

const HEADER_BYTES = 64;
const SECTION_BYTES = 64;
const DYNAMIC = { segment: 2, section: 6, entryBytes: 16, needed: 1 };
const NO_BYTES = [0, 8]; // the null section, and those without content in the file
const ALLOCATED = 2;

/** True for the first bytes of a 64-bit little-endian ELF file, which all images are made for that Docker builds today. */
export function isElf(start: Buffer): boolean {
  return start.length >= HEADER_BYTES && start.toString('latin1', 0, 6) === '\x7fELF\x02\x01';
}

/** Offsets of the dynamic section and the section table, from the first bytes of a file. */
export function landmarks(start: Buffer): number[] {
  const [table, entryBytes, count] = [Number(start.readBigUInt64LE(32)), start.readUInt16LE(54), start.readUInt16LE(56)];
  const segments = Array.from({ length: count }, (_, index) => table + index * entryBytes).filter((at) => at + entryBytes <= start.length);
  const dynamic = segments.filter((at) => start.readUInt32LE(at) === DYNAMIC.segment).map((at) => Number(start.readBigUInt64LE(at + 8)));
  return [...dynamic, sectionTableOffset(start)];
}

function sectionTableOffset(header: Buffer): number {
  return Number(header.readBigUInt64LE(40));
}

/** Reads an ELF file. @see https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.sheader.html */
export function readElf(read: ReadRange): ElfFacts {
  const header = read(0, HEADER_BYTES);
  if (!header || !isElf(header)) return { symbolBytes: 0, needed: [] };
  const sections = readSections(read, sectionTableOffset(header), header.readUInt16LE(60));
  const names = header.readUInt16LE(62); // strip keeps the table of the sections' names
  const symbols = sections.filter(({ type, flags }, index) => index !== names && !NO_BYTES.includes(type) && !hasFlag(flags, ALLOCATED));
  return { symbolBytes: symbols.reduce((sum, { size }) => sum + size, 0), needed: neededLibraries(read, sections) };
}

function readSections(read: ReadRange, offset: number, count: number): Section[] {
  const table = read(offset, count * SECTION_BYTES);
  if (!table || offset === 0) return [];
  return Array.from({ length: count }, (_, index) => {
    const at = index * SECTION_BYTES;
    return {
      type: table.readUInt32LE(at + 4),
      flags: Number(table.readBigUInt64LE(at + 8)),
      offset: Number(table.readBigUInt64LE(at + 24)),
      size: Number(table.readBigUInt64LE(at + 32)),
      link: table.readUInt32LE(at + 40),
    };
  });
}

function neededLibraries(read: ReadRange, sections: readonly Section[]): string[] {
  const dynamic = sections.find(({ type }) => type === DYNAMIC.section);
  const strings = dynamic && sections[dynamic.link];
  const table = dynamic && read(dynamic.offset, dynamic.size);
  const texts = strings && read(strings.offset, strings.size);
  if (!table || !texts) return [];
  const entries = Array.from({ length: Math.floor(table.length / DYNAMIC.entryBytes) }, (_, index) => index * DYNAMIC.entryBytes);
  const needed = entries.filter((at) => Number(table.readBigInt64LE(at)) === DYNAMIC.needed);
  return needed.map((at) => textAt(texts, Number(table.readBigUInt64LE(at + 8))));
}

function textAt(texts: Buffer, start: number): string {
  const end = texts.indexOf(0, start);
  return texts.toString('latin1', start, end < 0 ? undefined : end);
}

function hasFlag(flags: number, flag: number): boolean {
  return Math.floor(flags / flag) % 2 === 1;
}
