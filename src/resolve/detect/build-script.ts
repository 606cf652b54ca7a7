import { readManifest } from '../../package-managers/node-manifest';
import { placeOf } from '../../util/line-of';
import type { ApplicationFolder } from '../application-folder';

/** Scripts of a package.json, so that building changes no database. */
export interface BuildScripts {
  /** What they are to be, by name; undefined: nothing is left of it. */
  readonly changed: { readonly [name: string]: string | undefined };
  /** The steps that are left out, as they are written. */
  readonly leftOut: readonly string[];
  /** File and line of the first one, from the project's root. */
  readonly place?: string;
}

const HOOKS_AND_BUILD = ['prebuild', 'build', 'postbuild'];
const CHANGES_DATABASE = new RegExp(
  [
    String.raw`\bprisma\s+(?:migrate\s+(?:deploy|dev|reset)|db\s+(?:push|seed|execute))\b`,
    String.raw`\bdrizzle-kit\s+(?:migrate|push)\b`,
    String.raw`\b(?:knex\s+(?:migrate|seed)|sequelize(?:-cli)?\s+db|typeorm\S*\s+(?:\S+\s+)*migration:run|mikro-orm\s+migration:up)\b`,
    String.raw`\b(?:node-pg-migrate\s+up|dbmate\s+(?:up|migrate)|kysely\s+migrate|payload\s+migrate)\b`,
    String.raw`\b(?:node|tsx|ts-node|bun)\s+(?:\S+\s+)*\S*\b(?:migrat\w*|seed\w*)\.[cm]?[jt]s\b`,
  ].join('|'),
);
const RUNS_ONE = /^(?:npm\s+run|pnpm(?:\s+run)?|yarn(?:\s+run)?|bun\s+run)\s+(?:-s\s+|--silent\s+)?(?<name>[\w:.-]+)$/;
const RUNS_SEVERAL = /^(?:run-s|npm-run-all|run-p)\s/;

/**
 * Leaves steps out of the build script that migrate or fill a database: an image is built without one, and once for all
 * databases that it will see.
 */
export function buildScripts(folder: ApplicationFolder): BuildScripts {
  const { scripts } = readManifest(folder);
  const changed: { [name: string]: string | undefined } = {};
  const leftOut: string[] = [];
  const seen = new Map<string, string | undefined>();
  for (const name of HOOKS_AND_BUILD) rest(name);
  if (changed.build === undefined && 'build' in changed) return { changed: {}, leftOut: [] };
  if (leftOut.length === 0) return { changed, leftOut };
  return { changed, leftOut, place: placeOf(folder.pathFromProject('package.json'), folder.read('package.json') ?? '', CHANGES_DATABASE) };

  /** What is left of a script. */
  function rest(name: string): string | undefined {
    if (seen.has(name)) return seen.get(name);
    const script = scripts[name];
    seen.set(name, script); // one that calls itself stays as it is
    if (script === undefined || /[;|]/.test(script)) return script;
    const parts = script.split('&&').map((part) => part.trim());
    const kept = parts.flatMap((part) => restOfPart(part) ?? []);
    const text = kept.length === 0 ? undefined : kept.join(' && ');
    if (text === parts.join(' && ')) return script;
    seen.set(name, text);
    // A script that nothing else calls any more need not be taken away.
    if (text !== undefined || HOOKS_AND_BUILD.includes(name)) changed[name] = text;
    return text;
  }

  function restOfPart(part: string): string | undefined {
    if (CHANGES_DATABASE.test(part)) {
      leftOut.push(part);
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
