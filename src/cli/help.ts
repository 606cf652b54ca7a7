import type { Command } from './command';
import { optionsOf } from './options';

const PROGRAM = 'projen-containers';

/** Help of the program: its commands. */
export function programHelp(commands: readonly Command[]): string {
  return [
    `usage: ${PROGRAM} COMMAND [options]`,
    '',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    `${PROGRAM} COMMAND --help tells more.`,
  ].join('\n');
}

/** Help of a command, laid out as that of the scripts is. */
export function commandHelp(command: Command): string {
  const { name, summary, words, status } = command;
  const described = optionsOf(command).map((option) => [`--${option.name}${option.value ? ` ${option.value}` : ''}`, option.description] as const);
  const rows = [...(words ? [[words.name, words.description] as const] : []), ...described];
  return [
    summary,
    '',
    `  ${PROGRAM} ${name} [options]${words ? ` [${words.name}…]` : ''}`,
    '',
    ...columns(rows),
    '',
    `Exit status: 0 ${status[0]}, 1 ${status[1]}, 2 wrong usage.`,
  ].join('\n');
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}   ${second}`);
}
