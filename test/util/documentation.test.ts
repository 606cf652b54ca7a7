import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENTATION } from '../../src/util/documentation';

const ROOT = join(__dirname, '../..');

test('leads to the pages of this repository, in scripts as in the library', () => {
  const { homepage } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly homepage: string };
  const [repository, folder] = DOCUMENTATION.split('/blob/main/');
  expect(homepage).toBe(`${repository}#readme`);
  expect(existsSync(join(ROOT, folder, 'kubernetes.md'))).toBe(true);
  expect(readFileSync(join(ROOT, 'assets/scripts/lib.sh'), 'utf8')).toContain(`DOCUMENTATION=${DOCUMENTATION}\n`);
});
