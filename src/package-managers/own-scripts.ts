import { posix } from 'node:path';
import { readManifest } from './node-manifest';
import type { ReadableFolder } from '../util/readable-folder';

/** Scripts of a package that package managers run when they install its dependencies, in order. */
export const LIFECYCLE: readonly string[] = ['preinstall', 'install', 'postinstall', 'prepare'];
/** Tools that only serve a developer's machine: git hooks, the choice of the package manager, browsers, which no image ships. */
const DEVELOPER_TOOLS = [
  'only-allow', 'husky', 'lefthook', 'simple-git-hooks', 'is-ci', 'pinst', 'git', 'true', 'echo', 'exit',
  'playwright install', 'puppeteer browsers install', 'cypress install',
];
/** Programs that images of Node.js lack: scripts that call them prepare an application in another language, with its own image. */
const FOREIGN_PROGRAMS = [
  'uv', 'uvx', 'pip', 'pip3', 'pipx', 'pipenv', 'python', 'python3', 'poetry', 'pdm', 'conda', 'go', 'cargo', 'bundle', 'composer', 'docker', 'brew', 'pod',
];
const RUNNER = String.raw`(?:npx\s+(?:-y\s+|--yes\s+)?|pnpm\s+(?:exec|dlx)\s+|yarn\s+|bunx\s+)?`;
const FOR_DEVELOPERS = new RegExp(String.raw`^${RUNNER}(?:${DEVELOPER_TOOLS.join('|').replaceAll(' ', String.raw`\s+`)})\b|\.husky\/|\bCI\b`);
const OF_ANOTHER_KIND = new RegExp(String.raw`^(?:${FOREIGN_PROGRAMS.join('|')})\b|\.(?:bat|cmd|ps1)\b`);
const MOVES = /^cd\s/;
const RUNS_SCRIPT = /^(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?(?:-{1,2}\S+\s+)*(?<name>[\w:.-]+)$/;
const RUNS_SCRIPT_OF_MEMBER = /^(?:yarn\s+workspace|npm\s+(?:-w|--workspace)|pnpm\s+(?:-F|--filter))[\s=]+(?<member>[\w@./-]+)\s+(?:run\s+)?(?<name>[\w:.-]+)$/;
/** A command that needs no shell and no program but those of installed packages. */
const PROGRAM_OF_PACKAGE = /^(?!(?:node|npm|npx|pnpm|yarn|bunx?|(?:ba)?sh)\b)[\w@-][\w@./:-]*(?:\s+[\w@./:=-]+)*$/;
const RUNS_FILE = /^(?:(?:ba)?sh\s+)?(?:\.\/)?(?<file>[\w./-]+\.sh)$/;

/** Scripts of one package that its installation would run. */
export interface OwnScripts {
  /** The package's folder, from the folder that decides. */
  readonly folder: string;
  readonly scripts: readonly string[];
}

/**
 * Packages with install scripts. These may need sources, which the layer with the dependencies does not have, so they are
 * postponed.
 *
 * @param folders from the folder that decides
 * @param names what the package manager runs
 */
export function ownScripts(root: ReadableFolder, folders: readonly string[], names: readonly string[]): OwnScripts[] {
  return folders
    .map((folder) => ({ folder, scripts: names.filter((name) => readManifest(root, folder).scripts[name] !== undefined) }))
    .filter(({ scripts }) => scripts.length > 0);
}

/** A step to run instead of a package's install scripts. */
export type OwnStep = { readonly folder: string; readonly script: string } | { readonly folder: string; readonly command: string };

/**
 * The steps of install scripts that matter for the image. A script runs as a whole, unless it also has commands that do not
 * matter: those may fail during the build of an image, for lack of git or another program.
 *
 * @param folders of packages whose scripts may be called
 */
export function stepsThatCount(root: ReadableFolder, folders: readonly string[], { folder, scripts }: OwnScripts): OwnStep[] {
  return scripts.flatMap((script) => {
    const whole = { folder, script };
    const text = codeOf(root, whole);
    const parts = partsOf(text);
    const counting = parts.filter((part) => counts(root, folders, folder, part, [whole]));
    if (counting.length === 0) return [];
    if (counting.length === parts.length || /\|\||;/.test(text) || parts.some((part) => MOVES.test(part))) return [whole];
    const steps = counting.map((command) => calledScript(root, folders, folder, command) ?? { folder, command });
    return steps.every((step) => 'script' in step || PROGRAM_OF_PACKAGE.test(step.command)) ? steps : [whole];
  });
}

type Script = { readonly folder: string; readonly script: string };

function counts(root: ReadableFolder, folders: readonly string[], folder: string, command: string, within: readonly Script[]): boolean {
  const called = calledScript(root, folders, folder, command);
  if (called && !within.some((each) => each.folder === called.folder && each.script === called.script)) {
    return partsOf(codeOf(root, called)).some((part) => counts(root, folders, called.folder, part, [...within, called]));
  }
  const file = RUNS_FILE.exec(command)?.groups?.file;
  const text = file && root.text(posix.join(folder, file));
  if (text) return !linesOf(text).some((line) => OF_ANOTHER_KIND.test(line));
  return ![FOR_DEVELOPERS, OF_ANOTHER_KIND, MOVES].some((pattern) => pattern.test(command));
}

/** The script that a command runs, of the same package or of another one. */
function calledScript(root: ReadableFolder, folders: readonly string[], folder: string, command: string): Script | undefined {
  const { member, name } = (RUNS_SCRIPT_OF_MEMBER.exec(command) ?? RUNS_SCRIPT.exec(command))?.groups ?? {};
  const of = member === undefined ? folder : folders.find((each) => each === member || readManifest(root, each).name === member);
  return of !== undefined && name !== undefined && codeOf(root, { folder: of, script: name }) !== '' ? { folder: of, script: name } : undefined;
}

function codeOf(root: ReadableFolder, { folder, script }: Script): string {
  return readManifest(root, folder).scripts[script] ?? '';
}

function partsOf(command: string): string[] {
  return command.split(/&&|\|\||;/).map((part) => part.trim());
}

function linesOf(text: string): string[] {
  return text.split('\n').flatMap(partsOf);
}
