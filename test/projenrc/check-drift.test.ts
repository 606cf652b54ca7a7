import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { git, temporaryFolder, writeFiles } from '../support/application-folder';

/** Runs the check in a repository with one file, where synthesis does what is said. */
function check(synthesis: string): { status: number | null; stderr: string } {
  const root = temporaryFolder();
  writeFiles(root, { 'a file': 'text\n', '.gitignore': 'programs\n', 'programs/npx': `#!/bin/sh\n${synthesis}\n` });
  chmodSync(join(root, 'programs/npx'), 0o755);
  cpSync(join(__dirname, '..', '..', 'projenrc', 'check-drift.sh'), join(root, 'projenrc', 'check-drift.sh'));
  git(root, 'init', '--quiet');
  const environment = { ...process.env, PATH: `${join(root, 'programs')}:${process.env.PATH}` };
  return spawnSync('bash', [join(root, 'projenrc', 'check-drift.sh')], { encoding: 'utf8', env: environment });
}

test('passes where synthesis changes nothing', () => {
  expect(check(':')).toMatchObject({ status: 0, stderr: '' });
});

test('names the files that synthesis changes, adds and removes, and says what to do', () => {
  expect(check('echo changed > "a file"; echo new > other; rm .gitignore; rm -r programs')).toMatchObject({
    status: 1,
    stderr: ['Synthesis changed files:', '   .gitignore', '   a file', '   other', 'Run npx projen and commit what it changes.', ''].join('\n'),
  });
});
