import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Installs the tools that a folder's requirements.txt pins, if that is not done yet; the folder of their commands. */
export function pythonTools(folder: string): string {
  return execFileSync('bash', [join(__dirname, 'install-python-tools'), folder], { encoding: 'utf8' }).trim();
}
