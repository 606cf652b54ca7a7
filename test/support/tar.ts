import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './application-folder';

/** What stands in an archive: text, or bytes; `{ link }` a symbolic link, `{ hardLink }` another name of a file. */
export type ArchiveFiles = Readonly<Record<string, string | Buffer | { readonly link: string } | { readonly hardLink: string }>>;

/** An archive of these files, made by the machine's tar. */
export function tar(files: ArchiveFiles, format: 'gnu' | 'pax' = 'gnu'): Buffer {
  const folder = temporaryFolder();
  const root = join(folder, 'root');
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(path.endsWith('/') ? file : dirname(file), { recursive: true });
    if (path.endsWith('/')) continue;
    if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(file, content);
    else if ('link' in content) symlinkSync(content.link, file);
    else linkSync(join(root, content.hardLink), file);
  }
  mkdirSync(root, { recursive: true });
  chmodSync(root, 0o755);
  execFileSync('tar', ['--create', '--format', format, '--sort=name', '--file', join(folder, 'a.tar'), '--directory', root, '.']);
  return readFileSync(join(folder, 'a.tar'));
}
