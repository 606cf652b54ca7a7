import { rmSync } from 'node:fs';
import { PACKAGE_VARIABLE } from './global-setup';

export default function globalTeardown(): void {
  const folder = process.env[PACKAGE_VARIABLE];
  if (folder) rmSync(folder, { recursive: true, force: true });
}
