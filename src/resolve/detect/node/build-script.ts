import { TakenApart, takeDatabaseSteps } from './database-steps';
import { scriptPlace } from './script-place';
import { readManifest } from '../../../package-managers/node-manifest';
import type { ApplicationFolder } from '../../application-folder';

/** Scripts of a package.json, so that building changes no database and runs on Node.js. */
export interface BuildScripts {
  /** What they are to be, by name; undefined: nothing is left of it. */
  readonly changed: { readonly [name: string]: string | undefined };
  /** The steps that are left out, as they are written. */
  readonly leftOut: readonly string[];
  /** File and line of the first one, from the project's root. */
  readonly place?: string;
  /** File and line that would have had Bun run it. @default none */
  readonly onBun?: string;
  /** File and line that would have removed the folder that Next.js builds to. @default none */
  readonly removes?: string;
}

/** Has Bun run what asks for Node.js. @see https://bun.com/docs/runtime#bun */
const ON_BUN = /(?<=\bbunx?\b[^&|;]*)\s+--bun\b/g;
/** `rm -rf .next dist &&`: in the build of an image, the folder is new, and the cache in it is a mount, which cannot be removed. */
const REMOVAL = /(?<before>^|[;&]\s*)(?<program>rm(?:\s+-\w+)+|(?:npx\s+)?rimraf)\s+(?<targets>[^;&|]+?)\s*(?<after>$|(?:&&|;)\s*)/g;
const BUILD_FOLDER = /^["']?(?:\.\/)?\.next(?:\/(?:cache)?)?["']?$/;
const BUILDING = ['prebuild', 'build', 'postbuild'];

/**
 * Leaves steps out of the build script that migrate or fill a database: an image is built without one, and once for all
 * databases that it will see. And has Node.js run the others, as it runs what ships: on Bun's own, native modules of the
 * build end it without a word where the C library is musl.
 */
export function buildScripts(folder: ApplicationFolder): BuildScripts {
  const { scripts } = readManifest(folder);
  const taken = takeDatabaseSteps(scripts, BUILDING);
  const nothingLeft = taken.changed.build === undefined && 'build' in taken.changed;
  const { changed, steps, script }: TakenApart = nothingLeft ? { changed: {}, steps: [] } : taken;
  const onBun = BUILDING.filter((name) => (changed[name] ?? scripts[name] ?? '').search(ON_BUN) >= 0);
  const onNode = Object.fromEntries(onBun.map((name) => [name, (changed[name] ?? scripts[name]).replace(ON_BUN, '')]));
  const removing = reachedFrom(scripts).flatMap((name) => {
    const text = onNode[name] ?? (name in changed ? changed[name] ?? '' : scripts[name]);
    return withoutRemoval(text) === text ? [] : [{ name, text: withoutRemoval(text) }];
  });
  return {
    changed: { ...changed, ...onNode, ...Object.fromEntries(removing.map(({ name, text }) => [name, text])) },
    leftOut: steps,
    ...(script === undefined ? {} : { place: scriptPlace(folder, script) }),
    ...(onBun.length > 0 ? { onBun: scriptPlace(folder, onBun[0]) } : {}),
    ...(removing.length > 0 ? { removes: scriptPlace(folder, removing[0].name) } : {}),
  };
}

/** The scripts that build, and those that they name. */
function reachedFrom(scripts: { readonly [name: string]: string }): string[] {
  const words = BUILDING.flatMap((name) => scripts[name] ?? []).join(' ').split(/\s+/);
  return Object.keys(scripts).filter((name) => BUILDING.includes(name) || words.includes(name));
}

function withoutRemoval(script: string): string {
  return script.replace(REMOVAL, (whole, before: string, program: string, targets: string, after: string) => {
    const all = targets.split(/\s+/);
    const others = all.filter((target) => !BUILD_FOLDER.test(target));
    if (others.length === all.length) return whole;
    if (others.length > 0) return `${before}${program} ${others.join(' ')}${after === '' ? '' : ` ${after}`}`;
    return after === '' ? `${before}true` : before;
  });
}
