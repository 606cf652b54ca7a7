import type { RandomForm } from '../../model/secret';
import { setVariables } from '../../util/environment-text';
import { COMPOSE_FILES } from '../../util/file-names';
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
/** A variable that a container gets, with what it gets: `- NAME`, `NAME: ${NAME:-value}`, `- NAME=value`. */
const GIVEN = /^\s*(?:-\s*)?["']?(?<name>[A-Z][A-Z0-9_]*)["']?\s*(?:[:=]\s*(?<text>.*?)\s*(?:\s#.*)?)?$/;
/** What makes a text up. Where one in hexadecimal is wanted, not any will do, nor one of any length. */
const MAKES_UP: readonly (readonly [RandomForm, RegExp])[] = [
  ['hex', /\bopenssl\s+rand\s+-hex\s+32\b|\brandomBytes\(32\).*\bhex\b|\btoken_hex\((?:32)?\)/],
  ['random', /\bopenssl\s+rand\b(?!.*-hex)|\btoken_urlsafe\(|\brandomBytes\((?!.*\bhex\b)|\buuidgen\b|\bpwgen\b/],
];
/** Values that stand for one that is to be filled in. */
const PLACEHOLDER = /^$|^[*.x_•-]+$|(?:\.{3}|…)$|[<>]|\*{3}|x{5}|\b(?:your|change|replace|insert|placeholder|xxx+)[-_ ]?|^\$\w+$|\$\{\w+\}/i;

/**
 * Variables that files of examples speak of, or compose files give or pass on, nearest folder first: the application's own,
 * those of packages that it is made of, then those above.
 */
export function exampleValues(folder: ApplicationFolder, packages: readonly ApplicationFolder[] = []): ReadonlyMap<string, ExampleValue> {
  const found = new Map<string, ExampleValue>();
  const folders = [folder, ...packages, ...folder.ancestors()];
  for (const { name, ...example } of [...folders.flatMap(shown), ...folders.flatMap(givenByCompose)]) {
    const earlier = found.get(name);
    // What one file leaves to be filled in, another one may say.
    if (!earlier || (earlier.value === '' && !earlier.random && example.value !== '')) found.set(name, example);
  }
  return found;
}

interface NamedExample extends ExampleValue {
  readonly name: string;
}

function shown(folder: ApplicationFolder): NamedExample[] {
  return FILES.filter((name) => folder.lists(name)).flatMap((file) => {
    const lines = folder.text(file).split('\n');
    return setVariables(folder.text(file)).map(({ name, value, line }) => {
      const random = randomForm(lines, line);
      return { name, value, place: `${folder.pathFromProject(file)}:${line}`, ...(random ? { random } : {}) };
    });
  });
}

/** What is said of a variable stands in its own line, or in comments right above. */
function randomForm(lines: readonly string[], line: number): RandomForm | undefined {
  let first = line - 1;
  while (first > 0 && /^\s*#/.test(lines[first - 1])) first -= 1;
  const said = lines.slice(first, line).join('\n');
  return MAKES_UP.find(([, pattern]) => pattern.test(said))?.[0];
}

function givenByCompose(folder: ApplicationFolder): NamedExample[] {
  return COMPOSE_FILES.filter((file) => folder.lists(file) && !isGenerated(folder.text(file))).flatMap((file) =>
    folder.text(file).split('\n').flatMap((line, index) => {
      const { name, text = '' } = GIVEN.exec(line)?.groups ?? {};
      const value = name && givenValue(name, text.replace(/^["']|["']$/g, ''));
      return value === undefined ? [] : [{ name, value, place: `${folder.pathFromProject(file)}:${index + 1}` }];
    }),
  );
}

/** What a container gets: empty where whoever starts it says that. An address may lead to a container that only that file has. */
function givenValue(name: string, text: string): string | undefined {
  const [passedOn, otherwise = ''] = new RegExp(String.raw`^\$\{?${name}\b(?::?-([^}]*)|[^}]*)\}?$`).exec(text) ?? [];
  if (passedOn) return otherwise.includes('://') ? '' : otherwise;
  return /\$|:\/\//.test(text) ? undefined : text;
}

/** Whether a value is meant to be replaced by another one. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value) || /\bTODO\b/.test(value); // in lower case it is a word of names: `todo_app`
}
