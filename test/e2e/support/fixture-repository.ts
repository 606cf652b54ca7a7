import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandResult, run } from './command';
import type { ProofFile } from './fixture-table';
import { forget, remember } from './leftovers';
import { removeOwned } from './owned';
import { PACKAGE_VARIABLE } from './package';
import { commit } from './repository-layout';
import { shellQuote } from '../../../src/util/shell';
import { copyFixture } from '../../support/fixture-copy';
import type { Fixture } from '../../support/fixtures';

/** A fixture as the git repository of a team that uses the packed library. */
export class FixtureRepository {
  /** The stack's name: part of the names of all that comes into the engine. */
  public readonly name = `e2e-${randomBytes(4).toString('hex')}`;
  private readonly folder = mkdtempSync(join(tmpdir(), `projen-containers ${this.name}-`));
  /** Its path has a space in it. */
  public readonly root: string;
  /** What the commands see. */
  private readonly environment: NodeJS.ProcessEnv;

  public constructor(private readonly fixture: Fixture) {
    remember(this.name, this.folder);
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
    await commit(this.root);
  }

  /** The first synthesis, which makes the tasks. */
  public async synthesise(): Promise<void> {
    const { status, output } = await this.run('node', '.projenrc.cjs');
    if (status !== 0) throw new Error(`${this.fixture.name} is not synthesised:\n${output}`);
  }

  /** Proves that the stack runs, answers the fixture's requests, and may do no more than it should. */
  public async prove(...words: string[]): Promise<CommandResult & { readonly proof: ProofFile }> {
    const ask = ['node', join(__dirname, 'ask.mjs'), join(this.fixture.folder, 'case.json')].map(shellQuote).join(' ');
    const then = `${ask} && bash scripts/check-security.sh --project "$COMPOSE_PROJECT_NAME"`;
    const result = await this.run('npx', '--no-install', 'projen-containers', 'prove', '--json', 'proof.json', '--then', then, ...words);
    const file = join(this.root, 'proof.json');
    if (!existsSync(file)) throw new Error(`Nothing is proven of ${this.fixture.name}:\n${result.output}`);
    return { ...result, proof: JSON.parse(readFileSync(file, 'utf8')) };
  }

  public async remove(): Promise<void> {
    await removeOwned(this.name);
    rmSync(this.folder, { recursive: true, force: true });
    forget(this.name);
  }

  private run(...argv: string[]): Promise<CommandResult> {
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
