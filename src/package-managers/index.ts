import { bun } from './bun';
import type { NodePackageManager } from './node-package-manager';
import { npm } from './npm';
import { pdm } from './pdm';
import { pip } from './pip';
import { pipenv } from './pipenv';
import { pnpm } from './pnpm';
import { poetry } from './poetry';
import { pylock } from './pylock';
import { pyproject } from './pyproject';
import type { PythonPackageManager } from './python-package-manager';
import { uv } from './uv';
import { yarn } from './yarn';
import { yarnClassic } from './yarn-classic';

/** In the order in which they are looked for: of Python, what locks the most comes first. */
export const PYTHON_PACKAGE_MANAGERS: readonly PythonPackageManager[] = [uv, poetry, pdm, pipenv, pylock, pip, pyproject];
export const NODE_PACKAGE_MANAGERS: readonly NodePackageManager[] = [pnpm, yarn, yarnClassic, bun, npm];
