import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandResult, run, succeed } from './command';
import { PACKAGE_VARIABLE } from './global-setup';
import { removeOwned } from './owned';
import { commit } from './repository-layout';
import type { StackManifest } from '../../../src/model/stack-manifest';
import { copyFixture } from '../../support/fixture-copy';
import type { Fixture } from '../../support/fixtures';

/** A fixture as the git repository of a team that uses the packed library. */
export class FixtureRepository {
  /** The stack's name: part of the names of all that comes into the engine. */
  public readonly name = `e2e-${randomBytes(4).toString('hex')}`;
  private readonly folder = mkdtempSync(join(tmpdir(), `projen-containers ${this.name}-`));
  /** Its path has a space in it. */
  public readonly root: string;
  /** What the commands see; a test may add to it. */
  public readonly environment: NodeJS.ProcessEnv;

  public constructor(private readonly fixture: Fixture) {
    this.root = join(this.folder, fixture.name);
    // What a developer's shell, or jest, may have set would reach the commands.
    this.environment = { ...process.env, IMAGE_TAG: undefined, COMPOSE_PROJECT_NAME: undefined, NODE_ENV: undefined, ...fixture.values };
  }

  /** Lays the repository out, prepares it, and describes its stack; nothing is synthesised yet. */
  public async layOut(): Promise<void> {
    // In the folder above, the library is in nobody's way: the repository may be a Node.js project itself.
    symlinkSync(join(process.env[PACKAGE_VARIABLE] ?? '', 'node_modules'), join(this.folder, 'node_modules'));
    mkdirSync(this.root);
    copyFixture(this.fixture, this.root);
    writeFileSync(join(this.root, '.projenrc.cjs'), this.description());
    await succeed(['git', 'init', '--quiet', '--initial-branch', 'main'], { cwd: this.root });
    await commit(this.root);
  }

  /** The first synthesis, which makes the tasks. */
  public synthesise(): Promise<CommandResult> {
    return this.run('node', '.projenrc.cjs');
  }

  /** Runs a task, whatever its status. */
  public projen(...argv: string[]): Promise<CommandResult> {
    return this.run('npx', 'projen', ...argv);
  }

  /** The services with a host port, each with the variable that moves it. */
  public published(): { readonly name: string; readonly variable: string }[] {
    const manifest: StackManifest = JSON.parse(readFileSync(join(this.root, '.projen', 'containers', `${this.name}.json`), 'utf8'));
    return manifest.services.flatMap(({ name, port }) => (port?.published ? [{ name, variable: port.published.variable }] : []));
  }

  public async remove(): Promise<void> {
    await removeOwned(this.name);
    rmSync(this.folder, { recursive: true, force: true });
  }

  public run(...argv: string[]): Promise<CommandResult> {
    return run(argv, { cwd: this.root, environment: this.environment });
  }

  private description(): string {
    const { folder, projenrc } = this.fixture;
    const describe = projenrc
      ? `require(${JSON.stringify(join(folder, projenrc))})({ project, library, name });`
      : 'library.ContainerStack.detect(project, { name });';
    return [
      "const { javascript, Project } = require('projen');",
      "const library = require('projen-containers');",
      '',
      `const name = '${this.name}';`,
      'const project = new Project({ name });',
      "new javascript.Projenrc(project, { filename: '.projenrc.cjs' });",
      describe,
      'project.synth();',
      '',
    ].join('\n');
  }
}
