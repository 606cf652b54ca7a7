import { posix } from 'node:path';
import { withCommandsInLines } from './command-lines';
import { moduleOfJobs, pythonProgram, workerArguments, workerIdentity } from './worker-programs';
import { NOT_SHIPPED } from '../../../util/file-names';
import { isGenerated } from '../../../util/generated-text';
import { withoutHashComments } from '../../../util/hash-comments';
import { lineAt } from '../../../util/lines';
import type { ApplicationFolder } from '../../application-folder';

/** A command of the team that starts a process beside the server, which takes jobs or gives them out. */
export interface WorkerCommand {
  readonly argv: readonly string[];
  /** File and line, from the project's root. */
  readonly place: string;
}

/** Names of files in which teams start processes. */
const FILES = /^(?:(?:docker-)?compose.*\.ya?ml|Procfile|.*\.sh|Makefile|justfile|(?:.*\.)?Dockerfile(?:\..*)?)$/;
/** A script without an ending, and what its first line says then. */
const BARE = /^[\w-]+$/;
const SHELL = /^#!.*\b(?:ba|da|k|z)?sh\b/;
/** A word of a command; what a shell fills in may have spaces in it, such as `${ENV:?not set}`. */
const WORD = /(?:\$\{[^}\n]*\}|\S)+/g;
/** What YAML and JSON write around the words of a command. */
const AROUND = /["'[\]\\]+|,(?=["'\s])|(?<=["']),/g;
/** What a shell takes for the end of a command, as a word of its own or at the end of one. */
const ENDS = /^(?:&&?|\|\|?|;|#.*|\d?>.*)$/;

/** Commands that start workers and schedulers, in the application's files and in those above; each once, as it ships. */
export function workerCommands(folder: ApplicationFolder): WorkerCommand[] {
  const found = new Map<string, WorkerCommand>();
  for (const each of [folder, ...folder.ancestors()]) {
    for (const file of shippedFirst(each.files().filter((path) => mayStartProcesses(each, path)))) {
      for (const { argv, line } of commandsIn(file, each.text(file))) {
        const command = workerIdentity(argv, (name) => hasModule(folder, name));
        if (!found.has(command) && isThere(folder, pythonProgram(argv)) && !isElsewhere(folder, moduleOfJobs(argv))) found.set(command, { argv, place: `${each.pathFromProject(file)}:${line}` });
      }
    }
  }
  return [...found.values()];
}

/** Whether the application has the program, where it is one in Python. */
function isThere(folder: ApplicationFolder, program: string | undefined): boolean {
  if (program === undefined) return true;
  const path = program.endsWith('.py') ? posix.normalize(program) : program.replaceAll('.', '/');
  return [path, `${path}.py`, `${path}/__main__.py`].some((file) => file.endsWith('.py') && folder.has(file));
}

/** Whether not the application, but another folder of the repository has the module. */
function isElsewhere(folder: ApplicationFolder, module: string | undefined): boolean {
  if (module === undefined) return false;
  const names = [module, module.replace(/\.\w+$/, '')];
  const hasOne = (each: ApplicationFolder) => names.some((name) => hasModule(each, name));
  return !hasOne(folder) && folder.ancestors().some(hasOne);
}

function hasModule(folder: ApplicationFolder, name: string): boolean {
  const pattern = new RegExp(String.raw`(?:^|/)${name.replaceAll('.', '/')}(?:/__init__)?\.py$`);
  return folder.files().some((file) => pattern.test(file));
}

function mayStartProcesses(folder: ApplicationFolder, file: string): boolean {
  const name = posix.basename(file);
  const isScript = FILES.test(name) || (BARE.test(name) && SHELL.test(folder.text(file)));
  return isScript && !posix.dirname(file).split('/').some((part) => part.length > 1 && part.startsWith('.'));
}

function shippedFirst(files: readonly string[]): string[] {
  return [...files.filter((file) => !NOT_SHIPPED.test(file)), ...files.filter((file) => NOT_SHIPPED.test(file))];
}

function commandsIn(file: string, text: string): { readonly argv: readonly string[]; readonly line: number }[] {
  if (isGenerated(text)) return [];
  const code = withoutHashComments(text);
  return [...withCommandsInLines(file, code).matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) => {
    const argv = simpleCommands(line).map(workerArguments).find(Boolean);
    return argv ? [{ argv, line: lineAt(code, index) }] : [];
  });
}

/** The commands of a line, each as its words; without what stands around them in YAML or JSON. */
function simpleCommands(line: string): string[][] {
  const commands: string[][] = [[]];
  for (const word of line.replace(AROUND, ' ').match(WORD) ?? []) {
    if (word.startsWith('#')) break;
    if (!ENDS.test(word)) commands[commands.length - 1].push(word.replace(/;$/, ''));
    if (ENDS.test(word) || word.endsWith(';')) commands.push([]);
  }
  return commands;
}
