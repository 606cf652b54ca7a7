import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Dockerfile, Stage } from '../../model/dockerfile';
import { Instruction } from '../../model/instruction';

/** Ending of a variable that names the file of another one's value, as official images have it. */
export const FILE_SUFFIX = '_FILE';

const STAGE = 'secret-environment';
/** The programs are kept as the files that they are. */
const ASSETS = join(__dirname, '..', '..', '..', 'assets', STAGE);
const FOLDER = `/usr/local/lib/${STAGE}`;

/** How the languages' images bring the values into the environment of a server. */
interface Language {
  /** Files of the stage, each after those that it needs. */
  readonly files: readonly string[];
  /** The command with the values, or what goes before it. */
  change(command: Instruction, argv: readonly string[], comment: string | undefined): readonly Instruction[];
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  'Python': {
    files: ['run.py'],
    change: (command) => [Instruction._exec('ENTRYPOINT', ['python', '-IS', path('run.py')]), command],
  },
  // Node.js has no exec everywhere: the server's own process reads the values, any other program is started with them.
  'Node.js': {
    files: ['values.cjs', 'run.cjs'],
    change: (command, [program, ...rest], comment) =>
      program === 'node'
        ? [Instruction.command([program, '--require', path('values.cjs'), ...rest], comment)]
        : [Instruction._exec('ENTRYPOINT', ['node', path('run.cjs')]), command],
  },
};

function path(file: string): string {
  return posix.join(FOLDER, file);
}

/** Lets the server's process find the values of secret files in its environment, in every stage that runs it. */
export function withSecretEnvironment(dockerfile: Dockerfile, language: string): Dockerfile {
  const how = LANGUAGES[language];
  const first = dockerfile.stages.findIndex((stage) => lastCommand(stage) !== undefined);
  if (how === undefined || first < 0) return dockerfile;
  const stages = dockerfile.stages.map((stage) => change(stage, how));
  return { stages: [...stages.slice(0, first), programs(how), ...stages.slice(first)] };
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

/** Of several commands the last one counts. */
function change(stage: Stage, language: Language): Stage {
  const command = lastCommand(stage);
  if (command === undefined) return stage;
  const instructions = stage.instructions.flatMap((instruction) => {
    const { _data: data } = instruction;
    return instruction === command && data.kind === 'exec' ? language.change(instruction, data.argv, data.comment) : [instruction];
  });
  const copy = Instruction.copy({ from: STAGE, sources: ['/'], destination: `${FOLDER}/`, link: true });
  return { ...stage, instructions: [copy, ...instructions] };
}
