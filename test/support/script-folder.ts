import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildModel, publishedPort, serviceModel, stackModel } from './models';
import { ProjectFolder } from './project-folder';
import type { StackModel } from '../../src/model/stack-model';
import { LIBRARIES, renderScript, SCRIPTS } from '../../src/render/scripts/script';

/** A stack whose two images are built; `shop-backend` and `shop-frontend`. */
export const TWO_IMAGES = stackModel({
  services: [
    serviceModel({ name: 'backend', image: 'shop-backend', imageBuild: buildModel(), port: publishedPort(8000, 'BACKEND_PORT') }),
    serviceModel({ name: 'frontend', image: 'shop-frontend', imageBuild: buildModel(), port: publishedPort(3000, 'FRONTEND_PORT') }),
  ],
});

/** What came of a script. */
export interface ScriptResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The scripts of a stack, beside stand-ins for the programs that they call. What a stand-in appends to "$CALLS" is in {@link calls}. */
export class ScriptFolder extends ProjectFolder {
  private readonly log = join(this.root, '.calls');

  public constructor(model: StackModel, programs: Readonly<Record<string, string>> = {}) {
    super();
    for (const name of [...LIBRARIES, ...SCRIPTS]) this.write(`${model.paths.scripts}/${name}`, renderScript(model, name));
    for (const [name, text] of Object.entries(programs)) this.addProgram(name, text);
  }

  public override addProgram(name: string, text: string): void {
    super.addProgram(name, `printf '%s\\n' "${name} $*" >>"$CALLS"\n${text}`);
  }

  public chmod(path: string, mode: number): void {
    chmodSync(join(this.root, path), mode);
  }

  public remove(path: string): void {
    rmSync(join(this.root, path));
  }

  /** A PATH whose only folder has the system's programs but this one. */
  public pathWithout(program: string): string {
    const folder = join(this.root, '.system');
    mkdirSync(folder);
    for (const name of ['/bin', '/usr/bin'].flatMap((path) => readdirSync(path).map((entry) => join(path, entry)))) {
      const link = join(folder, basename(name));
      if (basename(name) !== program && !existsSync(link)) symlinkSync(name, link);
    }
    return folder;
  }

  /** Runs a script from another folder. */
  public run(script: string, argv: readonly string[] = [], environment: Readonly<Record<string, string>> = {}): ScriptResult {
    return spawnSync('bash', [join(this.root, 'scripts', script), ...argv], {
      cwd: '/',
      encoding: 'utf8',
      env: { PATH: this.path, HOME: this.root, CALLS: this.log, ROOT_FOLDER: this.root, ...environment },
    });
  }

  /** Every call of a stand-in so far: its name and arguments. */
  public calls(): string[] {
    return existsSync(this.log) ? readFileSync(this.log, 'utf8').trimEnd().split('\n') : [];
  }
}
