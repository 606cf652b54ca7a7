import { isGenerated } from '../../util/generated-text';
import type { ApplicationFolder } from '../application-folder';

/** A command of the team that starts a process beside the server, which takes jobs or gives them out. */
export interface WorkerCommand {
  readonly argv: readonly string[];
  /** File and line, from the project's root. */
  readonly place: string;
}

const FILES = /(?:^|\/)(?:(?:docker-)?compose[^/]*\.ya?ml|Procfile|[^/]*\.sh|Makefile|justfile|(?:[^/]*\.)?Dockerfile(?:\.[^/]*)?)$/;
const COMMAND = /\b(?:celery\b[^\n]*?(?:-A|--app)\b[^\n]*\b(?:worker|beat)\b|celery\s+(?:worker|beat)\b[^\n]*(?:-A|--app)\b|arq\s+[\w.]+\.[A-Z]\w+|rq\s+worker\b|dramatiq\s+[\w.:]+|taskiq\s+(?:worker|scheduler)\s+[\w.:]+)[^\n]*/;
/** Where the command of a shell ends. */
const END = /\s(?:&&?|\|\|?|;|#|>+|2>).*$/;

/** Commands that start workers and schedulers, in the application's files and in those above; each once. */
export function workerCommands(folder: ApplicationFolder): WorkerCommand[] {
  const found = new Map<string, WorkerCommand>();
  for (const each of [folder, ...folder.ancestors()]) {
    for (const file of each.files().filter((path) => FILES.test(path) && !path.split('/').slice(0, -1).some((part) => part.startsWith('.')))) {
      const text = each.read(file) ?? '';
      if (isGenerated(text)) continue;
      text.split('\n').forEach((line, index) => {
        const argv = argumentsIn(line);
        if (argv && !found.has(argv.join(' '))) found.set(argv.join(' '), { argv, place: `${each.pathFromProject(file)}:${index + 1}` });
      });
    }
  }
  return [...found.values()];
}

function argumentsIn(line: string): string[] | undefined {
  const plain = /^\s*#/.test(line) ? '' : line.replace(/["'[\],\\]+/g, ' ');
  return COMMAND.exec(plain)?.[0].replace(END, '').trim().split(/\s+/);
}
