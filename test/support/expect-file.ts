import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SNAPSHOTS = join(__dirname, '..', 'snapshots');
const UPDATE = process.env.UPDATE_SNAPSHOTS === '1';

/**
 * Compares a generated file with the stored one, which is plain text and reads like the generated file itself.
 * `UPDATE_SNAPSHOTS=1 npx jest` stores what is generated now. The stored files end in .txt: as .snap, jest would
 * take them for its own, and under their own names git, projen and scanners for theirs.
 */
export function expectFile(path: string, text: string): void {
  const stored = join(SNAPSHOTS, `${path}.txt`);
  if (UPDATE) {
    mkdirSync(dirname(stored), { recursive: true });
    writeFileSync(stored, text);
  }
  if (!existsSync(stored)) throw new Error(`test/snapshots/${path}.txt is missing; UPDATE_SNAPSHOTS=1 npx jest writes it.`);
  expect(text).toBe(readFileSync(stored, 'utf8'));
}

/** Paths of the stored files in a folder of the snapshots, sorted. */
export function storedFiles(folder: string): string[] {
  const entries = readdirSync(join(SNAPSHOTS, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath, entry.name).slice(join(SNAPSHOTS, folder).length + 1, -'.txt'.length)).sort();
}
