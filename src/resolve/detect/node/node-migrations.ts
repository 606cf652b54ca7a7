import { posix } from 'node:path';
import { takeDatabaseSteps } from './database-steps';
import { outsideOf } from './imports-outside';
import { canRun, stepInImage, toArguments } from './migration-command';
import { migrationPackages } from './migration-packages';
import { codeRunBy, isForDevelopers, migrationPurpose, packageManagerStartedBy } from './migration-scripts';
import { MIGRATION_TOOLS, MigrationTool, prismaSeed } from './migration-tools';
import { fileOf, filesReadBy } from './read-files';
import { scriptPlace } from './script-place';
import { readManifest } from '../../../package-managers/node-manifest';
import { JAVASCRIPT } from '../../../util/file-names';
import { isWithin, outermost } from '../../../util/paths';
import type { ApplicationFolder } from '../../application-folder';

/** What brings the database of an application of Node.js up to date. */
export interface NodeMigrations {
  /** Where the command runs: the application's folder, or that of a package of its workspace. */
  readonly folder: ApplicationFolder;
  /** Program and arguments. */
  readonly command: readonly string[];
  /** Files of the application that it reads. */
  readonly files: readonly string[];
  /** Folders that it reads as a whole, and what it imports from beside the folder. */
  readonly folders: readonly string[];
  /** Packages that these files import. */
  readonly packages: ReadonlySet<string>;
  /** Installed packages that they start with; these depend on the others. */
  readonly startsWith: readonly string[];
  /** Whether they import the client that Prisma makes of its schema. */
  readonly needsPrismaClient: boolean;
  /** File, and line if there is one, that says so; from the project's root. */
  readonly place: string;
}

/** That there is nothing to run, and why. */
export interface NoMigrations {
  readonly command?: undefined;
  readonly reason: string;
  /** Whether there is something for it, which no image can run. @default false */
  readonly cannotRun?: true;
}

const NOTHING_KNOWN: NoMigrations = { reason: 'no tool for them and no script is known' };

/** Scripts that run where a team builds or starts its application, other than for development. */
const IN_PRODUCTION = ['prebuild', 'build', 'postbuild', 'prestart', 'start'];
const SEEDS = /\bprisma\s+db\s+seed\b/;
const ENDS_A_DATABASE = /\bmigrate\s+(?:dev|reset)\b|--force-reset\b/;

/** The first folder counts that has any: the application's own, or that of a package of its workspace. */
export function detectNodeMigrations(folders: readonly ApplicationFolder[]): NodeMigrations | NoMigrations {
  const each = folders.map(detectIn);
  return each.find(({ command }) => command) ?? each.find((none) => none !== NOTHING_KNOWN) ?? NOTHING_KNOWN;
}

/**
 * Finds what to run before the application starts: the steps that the team's own build or start has, else its script
 * that is named for it, else what the tool has for it whose migrations are there.
 */
function detectIn(folder: ApplicationFolder): NodeMigrations | NoMigrations {
  const { scripts } = readManifest(folder);
  const taken = takeDatabaseSteps(scripts, IN_PRODUCTION);
  const steps = runnable(folder, taken.steps);
  if (steps && taken.script !== undefined && !steps.some((step) => ENDS_A_DATABASE.test(step))) {
    return stepsOf(folder, steps, scriptPlace(folder, taken.script));
  }
  const named = (['deployment', 'any'] as const).flatMap((purpose) => Object.keys(scripts).filter((name) => migrationPurpose(name) === purpose));
  for (const name of named) {
    const found = ofScript(folder, name);
    if (found && !hasNothingToApply(folder, found.command.join(' '))) return found;
  }
  const found = ofTools(folder);
  return found.command ? found : named.flatMap((name) => needsPackageManager(folder, scripts[name]))[0] ?? found;
}

/** Whether a command applies the migrations of a tool that has made none, or whose migrations git ignores: it would end with an error. */
function hasNothingToApply(folder: ApplicationFolder, command: string): boolean {
  const used = Object.values(MIGRATION_TOOLS).flatMap((tool) => tool.find(folder) ?? []);
  return used.some((tool) => !tool.hasMigrations && command.endsWith(tool.command));
}

function needsPackageManager(folder: ApplicationFolder, script: string): NoMigrations[] {
  return codeRunBy(script).flatMap((path) => {
    const file = fileOf(folder, posix.normalize(path));
    const manager = file && packageManagerStartedBy(folder.text(file));
    return manager ? [{ reason: `${folder.pathFromProject(file)} starts ${manager}, which no image that ships has`, cannotRun: true }] : [];
  });
}

/** What a script of package.json comes to in an image; undefined where it is made for developers, or needs what no image has. */
export function ofScript(folder: ApplicationFolder, name: string): NodeMigrations | undefined {
  const { scripts } = readManifest(folder);
  const { steps } = takeDatabaseSteps(scripts, [name]);
  const found = runnable(folder, steps.length > 0 ? steps : [scripts[name] ?? '']);
  if (!found || found.some(isForDevelopers)) return undefined;
  return stepsOf(folder, found, scriptPlace(folder, name));
}

/** What a tool has for it; undefined where the tool or its migrations are not there. */
export function ofTool(folder: ApplicationFolder, tool: MigrationTool): NodeMigrations | undefined {
  const found = MIGRATION_TOOLS[tool].find(folder);
  if (!found?.hasMigrations || found.cannotApply || !(MIGRATION_TOOLS[tool].package in readManifest(folder).dependencies)) return undefined;
  return stepsOf(folder, [found.command], folder.pathFromProject(found.evidence));
}

/** A command that the user gave. */
export function ofCommand(folder: ApplicationFolder, command: readonly string[]): NodeMigrations {
  return { ...stepsOf(folder, [command.join(' ')], ''), command };
}

function ofTools(folder: ApplicationFolder): NodeMigrations | NoMigrations {
  const tools = Object.keys(MIGRATION_TOOLS) as MigrationTool[];
  for (const tool of tools) {
    const found = ofTool(folder, tool);
    if (found) return found;
  }
  const { dependencies } = readManifest(folder);
  const [unused] = tools.flatMap((tool) => (MIGRATION_TOOLS[tool].package in dependencies ? MIGRATION_TOOLS[tool].find(folder) ?? [] : []));
  if (!unused) return NOTHING_KNOWN;
  const { evidence, hasMigrations, cannotApply } = unused;
  const place = folder.pathFromProject(evidence);
  return hasMigrations && cannotApply ? { reason: `${place}: ${cannotApply}`, cannotRun: true } : { reason: `${place} has no migrations beside it` };
}

function runnable(folder: ApplicationFolder, steps: readonly string[]): string[] | undefined {
  const { dependencies } = readManifest(folder);
  const inImage = [...new Set(steps.map(stepInImage))];
  const isThere = (step: string): boolean => codeRunBy(step).every((path) => fileOf(folder, posix.normalize(path)));
  const isEnough = (step: string): boolean => needsPackageManager(folder, step).length === 0;
  return inImage.length > 0 && inImage.every((step) => canRun(step, dependencies) && isThere(step) && isEnough(step)) ? inImage : undefined;
}

/** What the steps name, what that imports, and what the tools in them read. */
function stepsOf(folder: ApplicationFolder, steps: readonly string[], place: string): NodeMigrations {
  const isFile = (path: string): boolean => folder.lists(path);
  const tools = Object.values(MIGRATION_TOOLS).map((tool) => ({ starts: steps.some((step) => tool.inCommand.test(`${step} `)), files: tool.find(folder)?.files ?? [] }));
  // A program of the team's own applies what a tool has made.
  const ofTheTools = tools.some(({ starts }) => starts)
    ? tools.filter(({ starts }) => starts).flatMap(({ files }) => files)
    : tools.flatMap(({ files }) => files.filter((path) => !isFile(path)));
  const seeds = steps.some((step) => SEEDS.test(step)) ? [prismaSeed(folder)] : [];
  const words = [...steps, ...seeds].flatMap((step) => step.split(/[\s=]+/)).map((word) => word.replace(/^\.\//, ''));
  const { files, packages, missing } = filesReadBy(folder, [...words, ...ofTheTools]);
  const read = withoutCovered(['package.json', ...ofTheTools, ...files, ...outsideOf(folder, missing)]);
  const folders = read.filter((path) => !isFile(path));
  const inFolders = folder.files().filter((file) => JAVASCRIPT.test(file) && folders.some((path) => isWithin(file, path)));
  const imported = new Set([...packages, ...filesReadBy(folder, inFolders).packages]);
  return {
    folder,
    command: toArguments(steps),
    files: read.filter(isFile),
    folders,
    packages,
    startsWith: migrationPackages(folder, { commands: [...steps, ...seeds].filter(Boolean), imported }),
    needsPrismaClient: 'prisma' in readManifest(folder).dependencies && (packages.has('@prisma/client') || missing.some((path) => /generated|prisma/.test(path))),
    place,
  };
}

/** Sorted, each once, without what lies in a folder which is there as a whole, and without files of settings, which do not ship. */
function withoutCovered(paths: readonly string[]): string[] {
  return outermost(paths).filter((path) => !/(?:^|\/)\.env/.test(path)).sort();
}
