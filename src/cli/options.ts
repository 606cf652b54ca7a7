import { parseArgs } from 'node:util';
import { Command, CommandOption, WrongUsage } from './command';
import { didYouMean } from '../util/suggest';

const STACK: CommandOption = { name: 'stack', value: 'NAME', description: 'stack to look at (default: the only one)' };
const HELP: CommandOption = { name: 'help', description: 'print this' };

/** The options of a command, including the common ones. */
export function optionsOf({ options, withoutStack }: Pick<Command, 'options' | 'withoutStack'>): readonly CommandOption[] {
  return [...options, ...(withoutStack ? [] : [STACK]), HELP];
}

/** The options of a call with their values. */
export class GivenOptions {
  public constructor(
    private readonly values: ReadonlyMap<string, readonly string[]>,
    /** Words beside the options. */
    public readonly words: readonly string[] = [],
  ) {}

  public has(name: string): boolean {
    return this.values.has(name);
  }

  /** The last value of an option. */
  public text(name: string): string | undefined {
    return this.values.get(name)?.at(-1);
  }

  /** Every value, in the order of the command line. */
  public texts(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  /**
   * A whole number, at least 1.
   *
   * @throws WrongUsage when it is none
   */
  public count(name: string, otherwise: number): number {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    if (!/^[1-9]\d{0,5}$/.test(text)) throw new WrongUsage(`--${name} needs a whole number above 0, not "${text}".`);
    return Number(text);
  }
}

/**
 * Parses a command line.
 *
 * @throws WrongUsage for an unknown option, or one without its value
 */
export function readOptions(words: readonly string[], known: readonly CommandOption[], takesWords = false): GivenOptions {
  const options = Object.fromEntries(known.map(({ name, value }) => [name, { type: value ? 'string' as const : 'boolean' as const, multiple: true }]));
  // npm needs `--` before options, and those who are used to it write it for a task of projen too, which hands it on.
  const args = words.filter((word) => takesWords || word !== '--');
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<string, string[]>();
  const beside: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      if (!takesWords) throw new WrongUsage(`unexpected word "${token.value}".`);
      beside.push(token.value);
      continue;
    }
    const option = known.find(({ name }) => name === token.name);
    if (!option) throw new WrongUsage(`unknown option "${token.rawName}".${didYouMean(token.name, known.map(({ name }) => name))}`);
    if (option.value && (token.value === undefined || token.value === '')) throw new WrongUsage(`--${option.name} needs a value.`);
    if (!option.value && token.value !== undefined) throw new WrongUsage(`--${option.name} takes no value.`);
    values.set(option.name, [...(values.get(option.name) ?? []), token.value ?? '']);
  }
  return new GivenOptions(values, beside);
}
