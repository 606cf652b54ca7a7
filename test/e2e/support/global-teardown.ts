import { rmSync } from 'node:fs';
import { removeLeftovers } from './leftovers';
import { PACKAGE_VARIABLE } from './package';

export default async function globalTeardown(): Promise<void> {
  const folder = process.env[PACKAGE_VARIABLE];
  if (!folder) return;
  await removeLeftovers();
  rmSync(folder, { recursive: true, force: true });
}
