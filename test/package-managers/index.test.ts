import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_PACKAGE_MANAGERS, PYTHON_PACKAGE_MANAGERS } from '../../src/package-managers';

const FOLDER = join(__dirname, '../../src/package-managers');

/** Package managers that a module exports: what has a lock file. */
function exported(file: string): string[] {
  const values = Object.values(jest.requireActual<Record<string, unknown>>(join(FOLDER, file)));
  return values.flatMap((value) => (typeof value === 'object' && value !== null && ('lockFile' in value || 'lockFiles' in value) && 'id' in value ? [String(value.id)] : []));
}

test('every package manager module is registered', () => {
  const modules = readdirSync(FOLDER).filter((file) => file !== 'index.ts').flatMap(exported);
  const registered = [...PYTHON_PACKAGE_MANAGERS, ...NODE_PACKAGE_MANAGERS].map(({ id }) => id);
  expect(registered.sort()).toEqual(modules.sort());
  expect(modules).toContain('npm');
});

test('a package manager lies in the file that is named for it', () => {
  for (const { id } of [...PYTHON_PACKAGE_MANAGERS, ...NODE_PACKAGE_MANAGERS]) expect(exported(`${id}.ts`)).toEqual([id]);
});
