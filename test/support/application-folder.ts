import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ApplicationFolder } from '../../src/resolve/application-folder';

/** Files of a folder: path to text. */
export type Files = Readonly<Record<string, string>>;

const created: string[] = [];
afterAll(() => created.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** An empty folder that is gone when the test file has run. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'projen-containers-')));
  created.push(folder);
  return folder;
}

export function writeFiles(root: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** A folder on disk with these files, as detection sees it. */
export function applicationFolder(files: Files): ApplicationFolder {
  const root = temporaryFolder();
  writeFiles(root, files);
  return new ApplicationFolder(root, '.');
}

/** The files with a folder put before their paths. */
export function inFolder(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

/** Runs git in a folder, whatever the developer's own configuration says. */
export function git(root: string, ...argv: string[]): void {
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...argv], { cwd: root, stdio: 'ignore' });
}
