import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LogLevel, Project, ProjectOptions } from 'projen';
import { PROJEN_MARKER } from 'projen/lib/common';
import { parse } from 'yaml';
import { Files, temporaryFolder, writeFiles } from './application-folder';

const ANY_MARKER = new RegExp(`^(?:# |<!-- )${PROJEN_MARKER}.*\n`, 'm');
/** The line that says who wrote a generated file, where comments begin with a hash. */
export const MARKER = `# ${PROJEN_MARKER}. To modify, edit .projenrc.js and run "npx projen".\n`;

/** A value of a parsed YAML file, whatever it is. */
export interface Yaml {
  readonly [key: string]: Yaml;
}

/** A project's folder on disk, and what synthesis made of it. */
export class Repository {
  public constructor(
    /** Folder of the project. */
    public readonly root: string,
  ) {}

  public has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  /** Text of a file, less the marker. */
  public text(path: string): string {
    return readFileSync(join(this.root, path), 'utf8').replace(ANY_MARKER, '');
  }

  /** The compose file, as compose reads it. */
  public compose(path = 'docker/docker-compose.yml'): Yaml {
    return parse(this.text(path), { merge: true });
  }

  /** A service of the compose file, as compose reads it. */
  public service(name: string): Yaml {
    return this.compose().services[name];
  }

  /** Commands of a task. */
  public task(name: string): (string | undefined)[] {
    const { tasks } = JSON.parse(this.text('.projen/tasks.json')) as { tasks: Record<string, { steps?: { exec?: string }[] } | undefined> };
    return tasks[name]?.steps?.map(({ exec }) => exec) ?? [];
  }

  /** Path to text of everything in the folder, generated or not. */
  public files(): Files {
    const entries = readdirSync(this.root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(this.root.length + 1)).sort();
    return Object.fromEntries(paths.map((path) => [path, readFileSync(join(this.root, path), 'utf8')]));
  }
}

/** What a `.projenrc.ts` says about a project. */
export type Describe = (project: Project) => void;
/** Makes the project; one without a language of its own, unless a test is about another. */
export type CreateProject = (options: ProjectOptions) => Project;
const plainProject: CreateProject = (options) => new Project(options);

/** Writes the files and runs what `npx projen` runs. */
export function synth(files: Files, describe: Describe, { folder = '.', create = plainProject } = {}): Repository {
  const root = temporaryFolder();
  writeFiles(root, files);
  return synthAgain(new Repository(join(root, folder)), describe, create);
}

/** As {@link synth}, with what it warns of. */
export function synthWithWarnings(files: Files, describe: Describe, { create = plainProject } = {}): { repository: Repository; warnings: string[] } {
  const warnings: string[] = [];
  const listening: CreateProject = (options) => {
    const project = create(options);
    jest.spyOn(project.logger, 'warn').mockImplementation((line: string) => void warnings.push(line));
    return project;
  };
  return { repository: synth(files, describe, { create: listening }), warnings };
}

/** Runs what `npx projen` runs, once more in the same folder. */
export function synthAgain(repository: Repository, describe: Describe, create = plainProject): Repository {
  const project = create({ name: 'sample', outdir: repository.root, logging: { level: LogLevel.OFF } });
  describe(project);
  const disabled = process.env.PROJEN_DISABLE_POST;
  process.env.PROJEN_DISABLE_POST = 'true';
  try {
    project.synth();
  } finally {
    if (disabled === undefined) delete process.env.PROJEN_DISABLE_POST;
    else process.env.PROJEN_DISABLE_POST = disabled;
  }
  return repository;
}

/** The message that synthesis fails with. */
export function synthError(files: Files, describe: Describe): string {
  try {
    synth(files, describe);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('synthesis succeeded');
}
