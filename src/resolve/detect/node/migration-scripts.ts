import { shellWords } from '../../../util/shell-words';

/** What the name of a script says that it is for. */
export type ScriptPurpose = 'deployment' | 'any';

/** First word of a script's name that says what is migrated. */
const SUBJECTS = ['database', 'db', 'drizzle', 'knex', 'prisma'];
const MIGRATES = ['migrate', 'migration', 'migrations'];
const WHERE_IT_SHIPS = ['apply', 'deploy', 'latest', 'prod', 'production', 'run', 'up'];

/** What makes new migrations, or changes a database without any: what developers do with theirs. */
const FOR_DEVELOPERS: Readonly<Record<string, (given: readonly string[]) => boolean>> = {
  'prisma': (given) => {
    const [group, action] = given.slice(given.findIndex((word) => ['db', 'migrate'].includes(word)));
    return group === 'migrate' ? action !== 'deploy' : group === 'db' && ['pull', 'push'].includes(action);
  },
  'drizzle-kit': ([action]) => action !== 'migrate',
  'knex': (given) => given.some((word) => /^seed|^migrate:(?!latest$|up$)/.test(word)),
};

/** Options with a module that is loaded before the program. */
const LOADS = ['--experimental-loader', '--import', '--loader', '-r', '--require'];
const EVALUATES = ['-e', '--eval', '-p', '--print'];
/** Programs that run code of the team, each with its options that have a value. */
const RUNNERS: Readonly<Record<string, readonly string[]>> = {
  'node': [...LOADS, '-C', '--conditions'],
  'ts-node': [...LOADS, '-C', '--compiler', '--cwd', '-I', '--ignore', '-O', '--compilerOptions', '--compiler-options', '-P', '--project'],
  'tsx': [...LOADS, '--tsconfig'],
};

const STARTS_PACKAGE_MANAGER = /\b(?:execa|exec|execFile|spawn)(?:Sync)?\(\s*["'`](?<name>npm|npx|pnpm|yarn|bunx?)\b/;

/** What a script is for, if its name says that it migrates: `db:migrate`, `migrate-prod`, `db:deploy`. */
export function migrationPurpose(name: string): ScriptPurpose | undefined {
  const [subject, ...others] = name.split(/[:-]/);
  if (['db', 'prisma'].includes(subject) && others.join() === 'deploy') return 'deployment';
  const [verb, where, ...more] = SUBJECTS.includes(subject) ? others : [subject, ...others];
  if (!MIGRATES.includes(verb) || more.length > 0) return undefined;
  if (where === undefined) return 'any';
  return WHERE_IT_SHIPS.includes(where) ? 'deployment' : undefined;
}

/** Whether a step of a script is made for developers. */
export function isForDevelopers(step: string): boolean {
  return startedIn(step, FOR_DEVELOPERS).some(({ program, given }) => FOR_DEVELOPERS[program](given));
}

/** Paths of the team's own code that a step of a script runs, as it writes them. */
export function codeRunBy(step: string): string[] {
  return startedIn(step, RUNNERS).flatMap(({ program, given }) => {
    const index = given.findIndex((word, at) => !word.startsWith('-') && !RUNNERS[program].includes(given[at - 1]));
    return index < 0 || given.slice(0, index).some((word) => EVALUATES.includes(word)) ? [] : [given[index]];
  });
}

/** The package manager that code of the team starts, as in `spawnSync('pnpm', …)`: no image that ships has one. */
export function packageManagerStartedBy(code: string): string | undefined {
  return STARTS_PACKAGE_MANAGER.exec(code)?.groups?.name;
}

/** The known programs in a step, each with the words behind it; another one may start it, as in `dotenv -- tsx`. */
function startedIn(step: string, programs: object): { readonly program: string; readonly given: readonly string[] }[] {
  const words = shellWords(step);
  const isStarted = (program: string, index: number) => Object.hasOwn(programs, program) && !LOADS.includes(words[index - 1]);
  return words.flatMap((program, index) => (isStarted(program, index) ? [{ program, given: words.slice(index + 1) }] : []));
}
