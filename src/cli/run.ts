import { Command, CommandFailure, WrongUsage } from './command';
import { Engine } from './engine';
import { commandHelp, programHelp } from './help';
import { readManifest } from './manifests';
import { optionsOf, readOptions } from './options';
import { didYouMean } from '../util/suggest';

/** Where a call of the program takes its words from, and writes to. */
export interface Surroundings {
  /** The command line, less the program. */
  readonly words: readonly string[];
  /** The project's folder. */
  readonly root: string;
  readonly environment: NodeJS.ProcessEnv;
  print(line: string): void;
  note(line: string): void;
}

/** Runs the program; gives its exit status: 0 well, 1 failed, 2 wrong usage. */
export async function runProgram(commands: readonly Command[], surroundings: Surroundings): Promise<number> {
  const { words: [name, ...words], print, note } = surroundings;
  if (name === '--help' || name === 'help') {
    print(programHelp(commands));
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    if (name !== undefined) note(`! unknown command "${name}".${didYouMean(name, commands.map((candidate) => candidate.name))}`);
    note(programHelp(commands));
    return 2;
  }
  try {
    return await runCommand(command, words, surroundings);
  } catch (error) {
    if (error instanceof WrongUsage) {
      note(`! ${error.message}\n${commandHelp(command)}`);
      return 2;
    }
    if (!(error instanceof CommandFailure)) throw error;
    note(`✗ ${error.message}${error.next ? `\n  Next: ${error.next}` : ''}`);
    return 1;
  }
}

async function runCommand(command: Command, words: readonly string[], { root, environment, print, note }: Surroundings): Promise<number> {
  const options = readOptions(words, optionsOf(command), command.words !== undefined);
  if (options.has('help')) {
    print(commandHelp(command));
    return 0;
  }
  const call = { options, words: options.words, root, environment, engine: new Engine(environment), print, note };
  if (command.withoutStack) return command.run(call);
  return command.run({ ...call, manifest: readManifest(root, options.text('stack')) });
}
