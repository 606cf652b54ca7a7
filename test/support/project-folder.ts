import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, writeFiles } from './application-folder';

/** A project's folder, with a space in its path, and in it stand-ins for programs: bash scripts. */
export class ProjectFolder {
  public readonly root = join(temporaryFolder(), 'a project');
  private readonly programs = join(this.root, '.programs');
  /** Beside the stand-ins only the system's own programs are there. */
  protected readonly path = `${this.programs}:/usr/bin:/bin`;

  /** Adds a stand-in, or replaces it. */
  public addProgram(name: string, text: string): void {
    writeFiles(this.programs, { [name]: `#!/usr/bin/env bash\n${text}\n` });
    chmodSync(join(this.programs, name), 0o755);
  }

  public write(path: string, text: string): void {
    writeFiles(this.root, { [path]: text });
  }

  public read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  public has(path: string): boolean {
    return existsSync(join(this.root, path));
  }
}
