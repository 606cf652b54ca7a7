import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Base, HOME, resetBase, runAs, WHY_HOME } from './base-families';
import { addNodeRuntime } from './node-runtime';
import { StoredFiles, storeFiles } from './stored-files';
import type { Stage } from '../../model/dockerfile';
import { Instruction } from '../../model/instruction';
import { APPLICATION } from '../../util/dockerfile-text';
import { exportCommands, shellQuote } from '../../util/shell';
import type { NodeMigrations } from '../detect/node/node-migrations';

/** The stage of the Dockerfile that the migrations run in. */
export const MIGRATIONS_STAGE = 'migrations';
const PACKAGES_STAGE = 'migration-packages';

/** Everything that the image of the migrations depends on. */
export interface MigrationsImage extends Pick<NodeMigrations, 'command' | 'files' | 'folders' | 'startsWith' | 'needsPrismaClient'> {
  /** Path of the folder that they run in, from the context's root; `.` for the root itself. */
  readonly path: string;
  /** Folders of packages of the workspace that its files import, from the context's root. */
  readonly siblings: readonly string[];
  /** Where its database of SQLite is kept. @default it has none */
  readonly stored?: StoredFiles;
  /** Variables that the build is given. */
  readonly buildVariables: { readonly [name: string]: string };
  /** Base of the image; has a shell. */
  readonly base: Base;
  readonly nodeImage: string;
  /** `user:group`, numeric. */
  readonly user: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly buildSecrets: readonly string[];
}

/** The program is kept as a file of its own. */
const KEEP_PACKAGES = join(__dirname, '..', '..', '..', 'assets', 'node', 'keep-packages.cjs');
const KEEP = '/keep-packages.cjs';

/** Stages of the image that migrates the database, so that its tools are not in the application's image. */
export function migrationsStages(image: MigrationsImage): Stage[] {
  return [packagesStage(image), migrationsStage(image)];
}

function packagesStage(image: MigrationsImage): Stage {
  const { startsWith, siblings } = image;
  const folders = [folderOf(image), ...siblings.map((each) => posix.join(APPLICATION, each))].join(':');
  return {
    name: PACKAGES_STAGE,
    from: 'dependencies',
    comment: 'Packages for the migrations: the installed ones, without those that only the application needs.',
    instructions: [
      Instruction._file(KEEP, readFileSync(KEEP_PACKAGES, 'utf8')),
      Instruction.run([`node ${KEEP} ${APPLICATION} ${[folders, ...startsWith].map(shellQuote).join(' ')}`], {
        comment: 'Keep what the migrations import, their tools, and what these depend on.',
      }),
      ...(image.needsPrismaClient ? prismaClient(image) : []),
    ],
  };
}

/** Generates the Prisma client, which is written to the packages or to the sources. */
function prismaClient(image: MigrationsImage): Instruction[] {
  return [
    Instruction.workdir(folderOf(image)),
    ...copied(image),
    Instruction.run([...exportCommands(image.buildVariables), `PATH=${programsOf(image)}:$PATH prisma generate`], { comment: 'The Prisma client that the migrations import.' }),
  ];
}

function migrationsStage(image: MigrationsImage): Stage {
  const { base, command, user, labels } = image;
  return {
    name: MIGRATIONS_STAGE,
    from: base.image,
    comment: 'Runs once before the application. A separate image keeps the tool and the migrations out of the application image.',
    instructions: [
      ...resetBase(base),
      Instruction.environment(
        { NODE_ENV: 'production', ...telemetryOff(command), ...HOME, PATH: `${programsOf(image)}:$PATH` },
        WHY_HOME,
      ),
      ...addNodeRuntime(image),
      Instruction.copy({ sources: [APPLICATION], destination: APPLICATION, from: PACKAGES_STAGE, link: true }),
      Instruction.workdir(folderOf(image)),
      ...(image.needsPrismaClient ? [] : copied(image)),
      ...(image.stored ? storeFiles(image.stored, { application: folderOf(image) }) : []),
      Instruction.labels(labels),
      runAs(user),
      Instruction.command([...command]),
    ],
  };
}

function folderOf({ path }: MigrationsImage): string {
  return posix.join(APPLICATION, path);
}

/** Folders with programs of packages, nearest first. */
function programsOf(image: MigrationsImage): string {
  return [...new Set([folderOf(image), APPLICATION])].map((folder) => `${folder}/node_modules/.bin`).join(':');
}

/** Prisma checks for newer releases of itself. */
function telemetryOff(command: readonly string[]): Record<string, string> {
  return /\bprisma\b/.test(command.join(' ')) ? { CHECKPOINT_DISABLE: '1' } : {};
}

/** Copies the files of a folder in one instruction, and each folder in its own, since COPY copies the content of folders. */
function copied({ path, files, folders, siblings }: MigrationsImage): Instruction[] {
  const above = [...new Set(files.map((file) => posix.dirname(file)))].sort();
  const inContext = (each: string): string => posix.join(path, each);
  return [
    ...above.map((folder) => ({ sources: files.filter((file) => posix.dirname(file) === folder).map(inContext), destination: `${folder}/` })),
    ...folders.map((folder) => ({ sources: [inContext(folder)], destination: folder })),
    ...siblings.map((folder) => ({ sources: [folder], destination: posix.join(APPLICATION, folder) })),
  ].map((options) => Instruction.copy(options));
}
