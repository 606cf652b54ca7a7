import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeOwned } from './owned';
import { PACKAGE_VARIABLE } from './package';

/** The consumers that are not removed yet, one file each: a run that is broken off knows by it what to remove. */
const folder = (): string => join(process.env[PACKAGE_VARIABLE] ?? '', 'consumers');

/** Notes a consumer before anything of it is made. */
export function remember(name: string, root: string): void {
  mkdirSync(folder(), { recursive: true });
  writeFileSync(join(folder(), name), root);
}

/** Notes that nothing of a consumer is left. */
export function forget(name: string): void {
  rmSync(join(folder(), name), { force: true });
}

/** Removes what consumers have left behind. */
export async function removeLeftovers(): Promise<void> {
  mkdirSync(folder(), { recursive: true });
  for (const name of readdirSync(folder())) {
    await removeOwned(name);
    rmSync(readFileSync(join(folder(), name), 'utf8'), { recursive: true, force: true });
    forget(name);
  }
}
