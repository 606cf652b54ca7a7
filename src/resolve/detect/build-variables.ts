import { withoutComments } from './next-config';
import { placeOf } from '../../util/line-of';
import type { ApplicationFolder } from '../application-folder';
import { thrownFor } from '../settings/thrown-for';

/** A variable that the build needs although its value comes at run time only. */
export interface BuildVariable {
  readonly name: string;
  readonly value: string;
  /** File and line that read it, from the project's root. */
  readonly place: string;
}

const SOURCE = /\.[cm]?[jt]sx?$/;
const NOT_BUILT = /\.(?:test|spec)\.|(?:^|\/)(?:__tests__|tests?|e2e|scripts?|seeds?|cypress|playwright)(?:\/|\.)/;
const READ = String.raw`process\.env(?:\.(?<name>[A-Z][A-Z0-9_]*)|\[['"](?<quoted>[A-Z][A-Z0-9_]*)['"]\])`;
/** How code says that it cannot do without a variable, beside throwing. */
const REQUIRED = [`${READ}!(?!=)`, `${READ}\\s+as\\s+string\\b`].map((pattern) => new RegExp(pattern, 'g'));
const SET_BY_OTHERS = /^(?:NEXT_PUBLIC_.*|NODE_ENV|NEXT_RUNTIME|PORT|HOSTNAME|CI|VERCEL.*|ANALYZE)$/;
/** What T3 Env looks for. @see https://env.t3.gg/docs/customization#skipping-validation */
const SKIP_VALIDATION = 'SKIP_ENV_VALIDATION';

/** Values in the shape that clients parse as soon as they are made; none of them leads anywhere. */
const PLACEHOLDERS: readonly (readonly [RegExp, string])[] = [
  [/UPSTASH.*URL$/, 'https://build.invalid'],
  [/MONGO.*UR[IL]$/, 'mongodb://build.invalid/build'],
  [/REDIS.*UR[IL]$/, 'redis://build.invalid'],
  [/(?:DATABASE|POSTGRES|DB|PG|DIRECT).*UR[IL]$/, 'postgresql://build.invalid/build'],
  [/(?:UR[IL]|HOST|ENDPOINT|ORIGIN)$/, 'http://build.invalid'],
];
const PLACEHOLDER = 'placeholder-while-the-image-is-built';

/**
 * Variables that the sources cannot do without, each with a placeholder: Next.js loads every module while it builds,
 * and one that throws for want of a setting would stop it.
 *
 * @param given variables that have a value in the build anyway
 */
export function detectBuildVariables(folder: ApplicationFolder, given: readonly string[]): BuildVariable[] {
  const found = new Map<string, BuildVariable>();
  for (const file of folder.files().filter((path) => SOURCE.test(path) && !NOT_BUILT.test(path))) {
    const text = withoutComments(folder.read(file) ?? '');
    for (const name of requiredIn(text)) {
      if (found.has(name) || given.includes(name) || SET_BY_OTHERS.test(name)) continue;
      found.set(name, { name, value: placeholder(name), place: placeOf(folder.pathFromProject(file), text, new RegExp(`\\b${name}\\b`)) });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function requiredIn(text: string): string[] {
  const asserted = REQUIRED.flatMap((pattern) => [...text.matchAll(pattern)].map(({ groups }) => groups?.name ?? groups?.quoted ?? ''));
  const required = [...asserted, ...thrownFor(text).map(({ name }) => name)];
  return text.includes(SKIP_VALIDATION) ? [...required, SKIP_VALIDATION] : required;
}

function placeholder(name: string): string {
  if (name === SKIP_VALIDATION) return '1';
  return PLACEHOLDERS.find(([pattern]) => pattern.test(name))?.[1] ?? PLACEHOLDER;
}
