import { mkdirSync } from 'node:fs';
import { buildModel, publishedPort, serviceModel, stackModel } from './models';
import { ProjectFolder } from './project-folder';
import type { Command } from '../../src/cli/command';
import { COMMANDS } from '../../src/cli/commands';
import { runProgram } from '../../src/cli/run';
import { manifestPath } from '../../src/model/stack-manifest';
import type { StackModel } from '../../src/model/stack-model';
import { renderManifest } from '../../src/render/manifest';

/** A stack with one image that is built, one service that shares it, and one image that is pulled. */
export const SHOP: StackModel = stackModel({
  services: [
    serviceModel({ name: 'postgres', image: 'postgres:17', port: { container: 5432, protocol: 'postgresql', checkPath: '' } }),
    serviceModel({ name: 'backend', imageBuild: buildModel(), port: publishedPort(8000, 'BACKEND_PORT') }),
    serviceModel({ name: 'migrations', sharesImageOf: 'backend', oneShot: true }),
  ],
});

/** What came of a call of the program. */
export interface ProgramOutcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project's folder with the manifests of its stacks, in which `projen-containers` is called. */
export class ProgramFolder extends ProjectFolder {
  public constructor(...stacks: readonly StackModel[]) {
    super();
    mkdirSync(this.root);
    for (const stack of stacks) this.write(manifestPath(stack.name), JSON.stringify(renderManifest(stack)));
  }

  public async run(words: readonly string[], environment: NodeJS.ProcessEnv = {}, commands: readonly Command[] = COMMANDS): Promise<ProgramOutcome> {
    const stdout: string[] = [];
    const stderr: string[] = [];
    const status = await runProgram(commands, {
      words,
      root: this.root,
      environment: { PATH: this.path, ...environment },
      print: (line) => stdout.push(line),
      note: (line) => stderr.push(line),
    });
    return { status, stdout: stdout.join('\n'), stderr: stderr.join('\n') };
  }
}
