import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { ProgramFolder, SHOP } from '../../support/cli';

/** A project whose `npx` is a script. */
function project(script: string): ProgramFolder {
  const folder = new ProgramFolder(SHOP);
  folder.write('.programs/npx', `#!/usr/bin/env bash\n${script}\n`);
  chmodSync(join(folder.root, '.programs/npx'), 0o755);
  return folder;
}

test('the synthesis is asked to explain, and to write nothing', async () => {
  const folder = project('echo "$* $PROJEN_DISABLE_POST $PROJEN_CONTAINERS_EXPLAIN"');
  const { status, stdout } = await folder.run(['explain', 'backend', '--json']);
  expect(status).toBe(0);
  expect(stdout).toBe('--no-install projen true {"stack":"shop","services":["backend"],"json":true,"color":false}');
});

test('without a name all services are asked for', async () => {
  expect((await project('echo "$PROJEN_CONTAINERS_EXPLAIN"').run(['explain'])).stdout).toContain('"services":[]');
});

test('problems come after what is explained, without what projen says of its tasks', async () => {
  const { status, stdout, stderr } = await project('echo explained; echo "👾 default" >&2; echo "1 problem" >&2; exit 1').run(['explain']);
  expect([status, stdout, stderr]).toEqual([1, 'explained', '1 problem']);
});

test('the help tells of the word', async () => {
  const { stdout } = await project('').run(['explain', '--help']);
  expect(stdout).toContain('projen-containers explain [options] [SERVICE…]');
  expect(stdout).toMatch(/SERVICE +show this one only; may be repeated/);
});
