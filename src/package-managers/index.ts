import { bun } from './bun';
import type { NodePackageManager } from './node-package-manager';
import { npm } from './npm';
import { pip } from './pip';
import { pnpm } from './pnpm';
import type { PythonPackageManager } from './python-package-manager';
import { uv } from './uv';
import { yarn } from './yarn';
import { yarnClassic } from './yarn-classic';

/** In the order in which they are looked for. */
export const PYTHON_PACKAGE_MANAGERS: readonly PythonPackageManager[] = [uv, pip];
export const NODE_PACKAGE_MANAGERS: readonly NodePackageManager[] = [pnpm, yarn, yarnClassic, bun, npm];
