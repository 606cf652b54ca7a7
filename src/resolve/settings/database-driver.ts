import type { DatabaseVariable } from './database-variables';
import { PYTHON_MANIFESTS } from '../../util/file-names';
import type { ReadableFolder } from '../../util/readable-folder';

const PYTHON_MANIFEST = new RegExp(`^(?:${PYTHON_MANIFESTS})$`);
const PYTHON_DRIVER = /\b(?:asyncpg|psycopg(?:2|2-binary|-binary|-c|-pool)?|pg8000|aiopg)\b/i;
const NODE_DRIVER = /"(?:pg|postgres|pg-promise|@prisma\/adapter-pg|@types\/pg)"\s*:/;
const PRISMA_PROVIDER = /^\s*provider\s*=\s*"postgres(?:ql)?"/m;

/** Whether an application is made for PostgreSQL: it reads an address, and has a driver or shows a scheme. */
export function usesPostgres(folder: ReadableFolder, variables: readonly DatabaseVariable[]): boolean {
  if (variables.length === 0) return false;
  return variables.some(({ scheme }) => scheme !== undefined) || hasDriver(folder);
}

function hasDriver(folder: ReadableFolder): boolean {
  return folder.files().some((file) => {
    if (PYTHON_MANIFEST.test(file)) return PYTHON_DRIVER.test(folder.text(file));
    if (file === 'package.json') return NODE_DRIVER.test(folder.text(file));
    return file.endsWith('.prisma') && PRISMA_PROVIDER.test(folder.text(file));
  });
}
