import type { RandomForm } from '../../model/secret';
import { setVariables } from '../../util/environment-text';
import { isGenerated } from '../../util/generated-text';
import type { ApplicationFolder } from '../application-folder';

/** What a file of examples says about a variable. */
export interface ExampleValue {
  readonly value: string;
  /** Path of the file and the line, from the project's root. */
  readonly place: string;
  /** The form of the random text that it says will do. @default it says none will */
  readonly random?: RandomForm;
}

/** Files that show which variables there are; what a team commits as `.env` is one too. */
const FILES = [
  '.env.example', '.env.sample', '.env.template', '.env.dist', '.env.local.example', '.env.development.example', 'env.example', 'example.env',
  '.env_example', '.env_examples', '.env.examples', '.env-example', '.env_sample', '.example.env', 'env.sample', 'sample.env', '.env', '.env.development',
];
const COMPOSE_FILES = ['compose', 'docker-compose'].flatMap((name) => ['', '.prod', '.production', '.dev', '.override'].flatMap((kind) => [`${name}${kind}.yml`, `${name}${kind}.yaml`]));
/** A variable that a container gets from whoever starts it: `- NAME`, `NAME: ${NAME:-}`. */
const PASSED_ON = /^\s*(?:-\s*)?["']?(?<name>[A-Z][A-Z0-9_]*)["']?\s*[:=]?\s*["']?(?:\$\{?\k<name>\b[^}]*\}?)?["']?\s*$/;
/** What makes a text up. Where one in hexadecimal is wanted, not any will do, nor one of any length. */
const MAKES_UP: readonly (readonly [RandomForm, RegExp])[] = [
  ['hex', /\bopenssl\s+rand\s+-hex\s+32\b|\brandomBytes\(32\).*\bhex\b|\btoken_hex\((?:32)?\)/],
  ['random', /\bopenssl\s+rand\b(?!.*-hex)|\btoken_urlsafe\(|\brandomBytes\((?!.*\bhex\b)|\buuidgen\b|\bpwgen\b/],
];
/** Values that stand for one that is to be filled in. */
const PLACEHOLDER = /^$|^[*.x_•-]+$|(?:\.{3}|…)$|[<>]|\*{3}|\b(?:your|change|replace|insert|todo|placeholder|xxx+)[-_ ]?|^\$\{?\w+\}?$/i;

/**
 * Variables that files of examples speak of, or compose files pass on, nearest folder first: the application's own, those
 * of packages that it is made of, then those above.
 */
export function exampleValues(folder: ApplicationFolder, packages: readonly ApplicationFolder[] = []): ReadonlyMap<string, ExampleValue> {
  const found = new Map<string, ExampleValue>();
  const folders = [folder, ...packages, ...folder.ancestors()];
  for (const each of folders) {
    for (const file of FILES.filter((name) => each.lists(name))) {
      const lines = each.text(file).split('\n');
      for (const { name, value, line } of setVariables(each.text(file))) {
        const earlier = found.get(name);
        // What one file leaves to be filled in, another one may say.
        if (earlier && (earlier.value !== '' || earlier.random || value === '')) continue;
        const random = randomForm(lines, line);
        found.set(name, { value, place: `${each.pathFromProject(file)}:${line}`, ...(random ? { random } : {}) });
      }
    }
  }
  for (const { name, place } of folders.flatMap(passedOn)) if (!found.has(name)) found.set(name, { value: '', place });
  return found;
}

/** What is said of a variable stands in its own line, or in comments right above. */
function randomForm(lines: readonly string[], line: number): RandomForm | undefined {
  let first = line - 1;
  while (first > 0 && /^\s*#/.test(lines[first - 1])) first -= 1;
  const said = lines.slice(first, line).join('\n');
  return MAKES_UP.find(([, pattern]) => pattern.test(said))?.[0];
}

function passedOn(folder: ApplicationFolder): { readonly name: string; readonly place: string }[] {
  return COMPOSE_FILES.filter((file) => folder.lists(file)).flatMap((file) => {
    const text = folder.text(file);
    if (isGenerated(text)) return [];
    return text.split('\n').flatMap((line, index) => {
      const name = PASSED_ON.exec(line)?.groups?.name;
      return name ? [{ name, place: `${folder.pathFromProject(file)}:${index + 1}` }] : [];
    });
  });
}

/** Whether a value is meant to be replaced by another one. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value);
}
