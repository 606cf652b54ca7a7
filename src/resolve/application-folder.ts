import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, posix, relative, sep } from 'node:path';
import type { ReadableFolder } from '../util/readable-folder';

/** The folder of one application, read only; the one place that touches the disk for detection. */
export class ApplicationFolder implements ReadableFolder {
  /** Path from the project's root, with forward slashes; may start with `..`. */
  public readonly path: string;
  private readonly root: string;
  private listing: string[] | undefined;

  public constructor(private readonly projectRoot: string, path: string) {
    this.root = join(projectRoot, path);
    this.path = relative(projectRoot, this.root).split(sep).join(posix.sep) || '.';
  }

  public isFolder(path = '.'): boolean {
    return statSync(join(this.root, path), { throwIfNoEntry: false })?.isDirectory() ?? false;
  }

  public has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  /** Its text; lines end as on Linux, so that no pattern has to think of another way. */
  public read(path: string): string | undefined {
    const file = join(this.root, path);
    return existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : undefined;
  }

  /** Path from the folder to one that is given from the project's root. */
  public pathTo(path: string): string {
    return relative(this.root, join(this.projectRoot, path)).split(sep).join(posix.sep);
  }

  /** The folders above it, nearest first, up to the root of its repository; none where it is in no repository. */
  public ancestors(): ApplicationFolder[] {
    const above: ApplicationFolder[] = [];
    for (let root = this.root; dirname(root) !== root; root = dirname(root)) {
      if (existsSync(join(root, '.git'))) return above;
      above.push(new ApplicationFolder(this.projectRoot, relative(this.projectRoot, dirname(root)) || '.'));
    }
    return [];
  }

  /** Path from a folder above; `.` for the folder itself. */
  public pathWithin(above: ApplicationFolder): string {
    return relative(above.root, this.root).split(sep).join(posix.sep) || '.';
  }

  /** A folder below it. */
  public below(path: string): ApplicationFolder {
    return new ApplicationFolder(this.projectRoot, this.pathFromProject(path));
  }

  /** Path from the project's root of a file in the folder. */
  public pathFromProject(path: string): string {
    return posix.normalize(posix.join(this.path, path));
  }

  /**
   * Files that belong to the application, sorted: those git knows or would add, else everything on disk.
   * Following git keeps the generated files the same in every clone, whatever lies about in one of them.
   */
  public files(): string[] {
    this.listing ??= (this.gitFiles() ?? this.walk('')).sort();
    return [...this.listing];
  }

  /** Names of the files and folders at its top, sorted. */
  public entries(): string[] {
    return [...new Set(this.files().map((file) => file.split('/')[0]))].sort();
  }

  /** Symbolic links of the application whose target lies outside of the folder. */
  public linksOutside(): string[] {
    return this.files().filter((file) => {
      const path = join(this.root, file);
      if (!lstatSync(path).isSymbolicLink() || !existsSync(path)) return false;
      const target = relative(realpathSync(this.root), realpathSync(path));
      return target.split(sep)[0] === '..' || isAbsolute(target);
    });
  }

  private gitFiles(): string[] | undefined {
    try {
      const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
        cwd: this.root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 256 * 1024 * 1024,
      });
      // Git's own pattern "node_modules/" leaves a link of that name in the list.
      const files = listed.split('\0').filter((file) => file !== '' && !UNLISTED.has(posix.basename(file)) && this.has(file));
      return files.length > 0 ? files : undefined;
    } catch {
      return undefined; // no git, or no repository
    }
  }

  private walk(folder: string): string[] {
    return readdirSync(join(this.root, folder), { withFileTypes: true }).flatMap((entry) => {
      if (UNLISTED.has(entry.name)) return [];
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? this.walk(path) : [path];
    });
  }
}

const UNLISTED = new Set(['.git', 'node_modules', '.venv', 'venv', '.next', '__pycache__']);
