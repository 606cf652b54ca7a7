/** A step of a script that migrates or fills a database. */
export const CHANGES_DATABASE = new RegExp(
  [
    String.raw`\bprisma\s+(?:migrate\s+(?:deploy|dev|reset)|db\s+(?:push|seed|execute))\b`,
    String.raw`\bdrizzle-kit\s+(?:migrate|push)\b`,
    String.raw`\b(?:knex\s+(?:migrate|seed)|sequelize(?:-cli)?\s+db|typeorm\S*\s+(?:\S+\s+)*migration:run|mikro-orm\s+migration:up)\b`,
    String.raw`\b(?:node-pg-migrate\s+up|dbmate\s+(?:up|migrate)|kysely\s+migrate|payload\s+migrate)\b`,
    String.raw`\b(?:node|tsx|ts-node|bun)\s+(?:\S+\s+)*\S*\b(?:migrat\w*|seed\w*)(?:\.[cm]?[jt]s\b|(?=\s|$))`,
  ].join('|'),
);

const RUNS_ONE = /^(?:npm\s+run|pnpm(?:\s+run)?|yarn(?:\s+run)?|bun\s+run)\s+(?:-s\s+|--silent\s+)?(?<name>[\w:.-]+)$/;
const RUNS_SEVERAL = /^(?:run-s|npm-run-all|run-p)\s/;

type Scripts = { readonly [name: string]: string };

/** Scripts, taken apart into what changes a database and what does not. */
export interface TakenApart {
  /** What scripts are without such steps, by name; undefined: nothing is left of it. */
  readonly changed: { readonly [name: string]: string | undefined };
  /** The steps, as they are written, in order. */
  readonly steps: readonly string[];
  /** Name of the script that has the first of them. @default there is none */
  readonly script?: string;
}

/**
 * Takes the steps out of scripts that change a database, and out of those that they run.
 *
 * @param names of the scripts that are started by themselves
 */
export function takeDatabaseSteps(scripts: Scripts, names: readonly string[]): TakenApart {
  const changed: { [name: string]: string | undefined } = {};
  const steps: string[] = [];
  let firstScript: string | undefined;
  const seen = new Map<string, string | undefined>();
  for (const name of names) rest(name);
  return { changed, steps, script: firstScript };

  /** What is left of a script. */
  function rest(name: string): string | undefined {
    if (seen.has(name)) return seen.get(name);
    const script = scripts[name];
    seen.set(name, script); // one that calls itself stays as it is
    if (script === undefined || /[;|]/.test(script)) return script;
    const parts = script.split('&&').map((part) => part.trim());
    const kept = parts.flatMap((part) => restOfPart(part, name) ?? []);
    const text = kept.length === 0 ? undefined : kept.join(' && ');
    if (text === parts.join(' && ')) return script;
    seen.set(name, text);
    // A script that nothing else calls any more need not be taken away.
    if (text !== undefined || names.includes(name)) changed[name] = text;
    return text;
  }

  function restOfPart(part: string, script: string): string | undefined {
    if (CHANGES_DATABASE.test(part)) {
      firstScript ??= script;
      steps.push(part);
      return undefined;
    }
    const called = RUNS_ONE.exec(part)?.groups?.name;
    if (called !== undefined && scripts[called] !== undefined) return rest(called) === undefined ? undefined : part;
    if (!RUNS_SEVERAL.test(part)) return part;
    const words = part.split(/\s+/);
    const kept = words.filter((word, index) => index === 0 || scripts[word] === undefined || rest(word) !== undefined);
    return kept.some((word) => scripts[word] !== undefined) || kept.length === words.length ? kept.join(' ') : undefined;
  }
}
