import { posix } from 'node:path';

/** Whether these arguments have a program take jobs, or give them out. */
type StartsWorker = (given: readonly string[]) => boolean;

/** Options of Celery itself, before its sub-command, that have a value. @see https://docs.celeryq.dev/en/stable/reference/cli.html#celery */
const CELERY_VALUES = ['-A', '--app', '-b', '--broker', '--result-backend', '--loader', '--config', '--workdir'];
const MODULE = /^[A-Za-z_][\w.]*(?::\w+)?$/;

const PROGRAMS: Readonly<Record<string, StartsWorker>> = {
  celery: (given) => given.some((word) => /^(?:-A|--app(?:=|$))/.test(word)) && ['worker', 'beat'].includes(subCommand(given, CELERY_VALUES) ?? ''),
  arq: ([settings = '']) => /^[\w.]+\.[A-Z]\w*$/.test(settings),
  rq: (given) => ['worker', 'worker-pool'].includes(subCommand(given, []) ?? ''),
  dramatiq: ([module = '']) => MODULE.test(module),
  taskiq: ([kind, broker = '']) => ['worker', 'scheduler'].includes(kind) && MODULE.test(broker),
};
/** Options that restart a worker when a source changes, and those of them that have a value. */
const RELOADS = ['--reload', '--watch-use-polling'];
const RELOADS_FOR = ['--watch', '--watch-exclude', '-x', '--reload-dir'];
/** Options for how much a worker does at once, and how much it tells. */
const SIZES = ['-c', '--concurrency', '--autoscale', '-P', '--pool', '-p', '--processes', '-t', '--threads', '-w', '--workers', '-l', '--loglevel', '--log-level'];
/** Options of Celery for what a worker is called, and whom it tells what. */
const NAMES = ['-n', '--hostname'];
const TELLS = ['-E', '--events', '--without-gossip', '--without-heartbeat', '--without-mingle'];
/** Options of Celery that name the module of jobs. */
const APPS = ['-A', '--app'];
/** Words before the name of a program that do something else with it than to start it. */
const DOES_NOT_START = ['add', 'echo', 'grep', 'install', 'kill', 'killall', 'pgrep', 'pkill', 'printf', 'which'];

/** Names that a team gives to its own programs of this kind. */
const OWN = /(?:^|[/._-])(?:workers?|consumers?|dispatchers?|listeners?|schedulers?)(?:[/._-]|$)/;

/** The program and its arguments, where the words of a command start a worker or a scheduler. */
export function workerArguments(words: readonly string[]): string[] | undefined {
  return knownProgram(words) ?? ownProgram(words);
}

/** The module, or the file, that Python runs in a command of {@link workerArguments}. */
export function pythonProgram([program, first, second]: readonly string[]): string | undefined {
  if (program !== 'python') return undefined;
  return first === '-m' ? second : first;
}

/** The module, and perhaps an object in it, that a known program takes its jobs from; undefined where it names none. */
export function moduleOfJobs([program, ...given]: readonly string[]): string | undefined {
  const app = given.findIndex((word) => /^(?:-A|--app)(?:=|$)/.test(word));
  const [first, second] = given;
  const named: Readonly<Record<string, string | undefined>> = {
    arq: first,
    celery: given[app]?.split('=')[1] ?? given[app + 1],
    dramatiq: first,
    taskiq: second,
  };
  return named[program]?.replace(/:.*$/, '');
}

function knownProgram(words: readonly string[]): string[] | undefined {
  const index = words.findIndex((word) => Object.hasOwn(PROGRAMS, programOf(word)));
  if (!isStarted(words, index)) return undefined;
  const program = programOf(words[index]);
  const given = words.slice(index + 1).filter((word, at) => !isForReload(word, words[index + at]));
  return PROGRAMS[program](given) ? [program, ...given] : undefined;
}

/** A program of the team, whose name says what it is for. */
function ownProgram(words: readonly string[]): string[] | undefined {
  const index = words.findIndex((word) => /^python[\d.]*$/.test(programOf(word)));
  if (!isStarted(words, index)) return undefined;
  const argv = ['python', ...words.slice(index + 1).filter((word) => word !== '-u')];
  return OWN.test(pythonProgram(argv) ?? '') ? argv : undefined;
}

function isStarted(words: readonly string[], index: number): boolean {
  return index >= 0 && !words.slice(0, index).some((word) => DOES_NOT_START.includes(word));
}

/**
 * What a command of a worker is about; two that only differ in size, or in how they are written, are the same.
 *
 * @param isModule whether the application has a module of the name
 */
export function workerIdentity(argv: readonly string[], isModule: (name: string) => boolean): string {
  const [program] = argv;
  const given = (left: readonly string[]) => argv.filter((word, at) => !left.includes(word.split('=')[0]) && !left.includes(argv[at - 1]));
  if (program === 'python') return given(SIZES).map((word) => (word.endsWith('.py') ? moduleOfFile(word) : word)).filter((word) => word !== '-m').join(' ');
  if (program !== 'celery') return given(SIZES).join(' ');
  const named = moduleOfJobs(argv) ?? '';
  const module = isModule(named) ? named : named.replace(/\.\w+$/, ''); // an object in it
  // Celery looks for an application in the module `celery` of a package, and takes options in any order.
  return [module.replace(/\.celery$/, ''), ...given([...SIZES, ...NAMES, ...APPS]).filter((word) => !TELLS.includes(word)).sort()].join(' ');
}

function moduleOfFile(path: string): string {
  return posix.normalize(path).replace(/\.py$/, '').replaceAll('/', '.');
}

function isForReload(word: string, before: string): boolean {
  return [...RELOADS, ...RELOADS_FOR].includes(word.split('=')[0]) || RELOADS_FOR.includes(before);
}

/** A Makefile puts an @ before what it does not print. */
function programOf(word: string): string {
  return posix.basename(word.replace(/^@/, ''));
}

function subCommand(given: readonly string[], withValue: readonly string[]): string | undefined {
  return given.find((word, index) => !word.startsWith('-') && !withValue.includes(given[index - 1]));
}
