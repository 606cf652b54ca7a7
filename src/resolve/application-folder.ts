import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, posix, relative, sep } from 'node:path';
import { fileText } from '../util/file-text';
import { pathsBelow } from '../util/paths';
import type { ReadableFolder } from '../util/readable-folder';

/** A cache of the disk by absolute path. Folders of one repository share it, so that each file is read once. */
class Memory {
  public readonly files = new Map<string, readonly string[]>();
  public readonly texts = new Map<string, string | undefined>();
  /** Files that git lists below a folder; empty if it lists none, or fails. */
  public readonly listings = new Map<string, readonly string[]>();
}

/** The folder of an application, as it was when first read. Detection accesses the disk only through this class. */
export class ApplicationFolder implements ReadableFolder {
  /** Path from the project's root, with forward slashes; may start with `..`. */
  public readonly path: string;
  private readonly root: string;
  private known: ReadonlySet<string> | undefined;

  public constructor(private readonly projectRoot: string, path: string, private readonly memory = new Memory()) {
    this.root = join(projectRoot, path);
    this.path = slashed(relative(projectRoot, this.root)) || '.';
  }

  public isFolder(path = '.'): boolean {
    return this.has(path) && statSync(join(this.root, path)).isDirectory();
  }

  public has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  public read(path: string): string | undefined {
    const { texts } = this.memory;
    const file = join(this.root, path);
    if (!texts.has(file)) texts.set(file, this.has(path) && statSync(file).isFile() ? fileText(readFileSync(file)) : undefined);
    return texts.get(file);
  }

  public text(path: string): string {
    return this.read(path) ?? '';
  }

  /** Path from the folder to a path that is relative to the project's root. */
  public pathTo(path: string): string {
    return slashed(relative(this.root, join(this.projectRoot, path)));
  }

  /** Folders above it, nearest first, up to the root of its repository, or of the project if there is no repository. */
  public ancestors(): ApplicationFolder[] {
    const above: ApplicationFolder[] = [];
    for (let root = this.root; dirname(root) !== root; root = dirname(root)) {
      if (existsSync(join(root, '.git'))) return above;
      above.push(new ApplicationFolder(this.projectRoot, relative(this.projectRoot, dirname(root)) || '.', this.memory));
    }
    return above.filter(({ path }) => path.split(posix.sep)[0] !== '..');
  }

  /** Path from a folder above; `.` for the folder itself. */
  public pathWithin(above: ApplicationFolder): string {
    return slashed(relative(above.root, this.root)) || '.';
  }

  /** A folder below it. */
  public below(path: string): ApplicationFolder {
    return new ApplicationFolder(this.projectRoot, this.pathFromProject(path), this.memory);
  }

  /** Path of a file in the folder, from the project's root. */
  public pathFromProject(path: string): string {
    return posix.join(this.path, path);
  }

  /**
   * Files that belong to the application, sorted: those git tracks or would add, else everything on disk. Following git
   * keeps the generated files the same in every clone, whatever untracked files it has.
   */
  public files(): string[] {
    const { files } = this.memory;
    const listed = files.get(this.root) ?? (this.gitFiles() ?? this.walk('')).sort();
    files.set(this.root, listed);
    return [...listed];
  }

  public lists(path: string): boolean {
    this.known ??= new Set(this.files());
    return this.known.has(path);
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

  /** A repository is listed once for all its folders. A folder in which it has no files, such as a submodule, is listed by itself. */
  private gitFiles(): string[] | undefined {
    const repository = this.repository();
    if (repository === undefined) return undefined;
    const below = pathsBelow(this.listing(repository), slashed(relative(repository, this.root)) || '.');
    const files = below.length > 0 ? below : [...this.listing(this.root)];
    return files.length > 0 ? files : undefined;
  }

  /** The root of the repository that the folder is in. */
  private repository(): string | undefined {
    for (let root = this.root; ; root = dirname(root)) {
      if (existsSync(join(root, '.git'))) return root;
      if (dirname(root) === root) return undefined;
    }
  }

  private listing(folder: string): readonly string[] {
    const { listings } = this.memory;
    const listed = listings.get(folder) ?? gitListing(folder);
    listings.set(folder, listed);
    return listed;
  }

  private walk(folder: string): string[] {
    return readdirSync(join(this.root, folder), { withFileTypes: true }).flatMap((entry) => {
      if (UNLISTED.has(entry.name)) return [];
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? this.walk(path) : [path];
    });
  }
}

/** A path of this platform with forward slashes. */
function slashed(path: string): string {
  return path.split(sep).join(posix.sep);
}

/** Files below a folder that git tracks or would add; it lists a submodule as one of them, and those in it by themselves. */
function gitListing(folder: string): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: folder,
      env: { ...process.env, ...OF_ANOTHER_REPOSITORY },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 256 * 1024 * 1024,
    });
    // Git's own pattern "node_modules/" leaves a link of that name in the list.
    const files = listed.split('\0').filter((file) => file !== '' && !file.split('/').some((part) => UNLISTED.has(part)) && existsSync(join(folder, file)));
    return files.flatMap((file) => (isSubmodule(join(folder, file)) ? gitListing(join(folder, file)).map((inside) => `${file}/${inside}`) : [file]));
  } catch {
    return []; // no git, or a repository that it cannot read
  }
}

/** Whether git keeps a folder as a repository of its own; one that nobody has added has a slash at its end. */
function isSubmodule(path: string): boolean {
  return !path.endsWith('/') && existsSync(join(path, '.git'));
}

/** Variables that git sets for its hooks. They would make it list the repository of the hook. */
const OF_ANOTHER_REPOSITORY: NodeJS.ProcessEnv = {
  GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined, GIT_COMMON_DIR: undefined, GIT_PREFIX: undefined,
};
/** What is installed, built or cached, even if it was committed. */
const UNLISTED = new Set(['.git', 'node_modules', '.venv', 'venv', 'site-packages', '.next', '__pycache__']);
