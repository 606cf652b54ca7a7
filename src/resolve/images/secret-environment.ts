import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Dockerfile, Stage } from '../../model/dockerfile';
import { ISOLATED_PYTHON } from '../../model/http-client';
import { Instruction } from '../../model/instruction';

/** Suffix of a variable that names a file with the value of another, as official images use it. */
export const FILE_SUFFIX = '_FILE';

const STAGE = 'secret-environment';
/** The programs are kept as files of their own. */
const ASSETS = join(__dirname, '..', '..', '..', 'assets', STAGE);
const FOLDER = `/usr/local/lib/${STAGE}`;

/** How images of a language set the environment of a program from secret files. */
interface Language {
  /** Files of the stage, dependencies first. */
  readonly files: readonly string[];
  /** Starts any program with the values. */
  readonly entrypoint: readonly string[];
  /** The command of a program that can read the values itself; undefined for any other. */
  readonly itself: (argv: readonly string[]) => string[] | undefined;
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  'Python': {
    files: ['run.py'],
    entrypoint: [...ISOLATED_PYTHON, path('run.py')],
    itself: () => undefined,
  },
  // Not every Node.js has exec: a Node.js server reads the values itself, other programs run as child processes.
  'Node.js': {
    files: ['values.cjs', 'run.cjs'],
    entrypoint: ['node', path('run.cjs')],
    itself: ([program, ...rest]) => (program === 'node' ? [program, '--require', path('values.cjs'), ...rest] : undefined),
  },
};

function path(file: string): string {
  return posix.join(FOLDER, file);
}

/** Sets the environment of the server from secret files, in every stage that runs it. */
export function withSecretEnvironment(dockerfile: Dockerfile, language: string): Dockerfile {
  const how = LANGUAGES[language];
  const first = dockerfile.stages.findIndex((stage) => lastCommand(stage) !== undefined);
  if (how === undefined || first < 0) return dockerfile;
  const stages = dockerfile.stages.map((stage) => change(stage, how));
  return { stages: [...stages.slice(0, first), programs(how), ...stages.slice(first)] };
}

/**
 * A command with the values, for a container that runs it in place of the image's own.
 *
 * @param stage the one that ships, with that environment
 */
export function withSecretValues(argv: readonly string[], stage: Stage, language: string): string[] {
  const how = LANGUAGES[language];
  const hasEntrypoint = stage.instructions.some(({ _data: data }) => data.kind === 'exec' && data.keyword === 'ENTRYPOINT');
  return how?.itself(argv) ?? (how === undefined || hasEntrypoint ? [...argv] : [...how.entrypoint, ...argv]);
}

function lastCommand({ instructions }: Stage): Instruction | undefined {
  return instructions.filter(({ _data: data }) => data.kind === 'exec' && data.keyword === 'CMD').at(-1);
}

function programs({ files }: Language): Stage {
  return {
    name: STAGE,
    from: 'scratch',
    comment: 'Secrets are files, but the application reads variables: set NAME from each NAME_FILE, for the server process only.',
    instructions: files.map((file) => Instruction._file(`/${file}`, readFileSync(join(ASSETS, file), 'utf8'))),
  };
}

/** The last of several commands counts. */
function change(stage: Stage, language: Language): Stage {
  const command = lastCommand(stage);
  if (command === undefined) return stage;
  const instructions = stage.instructions.flatMap((instruction) => {
    const { _data: data } = instruction;
    if (instruction !== command || data.kind !== 'exec') return [instruction];
    const itself = language.itself(data.argv);
    return itself ? [Instruction.command(itself, data.comment)] : [Instruction._exec('ENTRYPOINT', language.entrypoint), instruction];
  });
  const copy = Instruction.copy({ from: STAGE, sources: ['/'], destination: `${FOLDER}/`, link: true });
  return { ...stage, instructions: [copy, ...instructions] };
}
