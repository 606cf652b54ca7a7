import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Stage } from '../../model/dockerfile';
import { Instruction } from '../../model/instruction';
import { distinctBy } from '../../util/distinct';
import { shellQuote } from '../../util/shell';

/** Placeholders by variable. The build sees them in place of values, which the environment sets when the container starts. */
export type Placeholders = Readonly<Record<string, string>>;

/** The programs are kept as files of their own. */
const ASSETS = join(__dirname, '..', '..', '..', 'assets', 'next');
const STAGE = 'public-environment';
/** Folder of the programs and the placeholders. */
export const ADDED_FOLDER = `/${STAGE}`;
/** Suffix of a host name that does not exist (RFC 2606) and is in no text by chance. */
export const PLACEHOLDER_SUFFIX = '.runtime.invalid';

/** Placeholders for values of browsers, and values that need to be real during the build. */
export interface PublicEnvironment {
  /** @default none are needed */
  readonly placeholders?: Placeholders;
  /** Values that the image contains. */
  readonly baked: Readonly<Record<string, string>>;
}

/** An environment variable of the service. */
export interface GivenVariable {
  readonly name: string;
  /** Its value at synthesis. @default an address of the stack */
  readonly value?: string;
  /** True if the code validates the value against a list or a format. @default false */
  readonly checked?: boolean;
  /** True where next.config reads it, which is evaluated in the build alone. @default false */
  readonly inConfig?: boolean;
}

/** Publishable keys. Libraries parse them while they render, so they need to be real during the build. */
const PUBLISHABLE = /^pk_(?:test|live)_/;

/** Variables whose values the build needs, so that the image contains them. */
export function bakedVariables(given: readonly GivenVariable[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.flatMap((variable) => (variable.value !== undefined && isBaked(variable) ? [[variable.name, variable.value]] : [])),
  );
}

function isBaked({ name, value, checked = false }: GivenVariable): boolean {
  return isPublic(name) && value !== undefined && (checked || PUBLISHABLE.test(value));
}

/** One for each variable that Next.js would write into the code of the browser, or its rewrites; an address for one that holds an address. */
export function placeholdersFor(given: readonly GivenVariable[]): Placeholders {
  const distinct = distinctBy(given, ({ name }) => name);
  const filled = distinct.filter((variable) => (isPublic(variable.name) || isAddressInConfig(variable)) && !isBaked(variable));
  const variables = filled.sort((a, b) => (a.name < b.name ? -1 : 1));
  const taken = new Set<string>();
  return Object.fromEntries(
    variables.map(({ name, value }) => {
      let host = name.toLowerCase().replaceAll('_', '-');
      while (taken.has(host)) host += 'x'; // for names that differ only in case
      taken.add(host);
      return [name, `${schemeOf(name, value)}${host}${PLACEHOLDER_SUFFIX}`];
    }),
  );
}

function isPublic(name: string): boolean {
  return name.startsWith('NEXT_PUBLIC_');
}

/** Where rewrites lead to, mostly; what else next.config decides by a variable, it has to decide in the build. */
function isAddressInConfig({ value, inConfig = false }: GivenVariable): boolean {
  return inConfig && (value === undefined || /^https?:\/\//.test(value));
}

function schemeOf(name: string, value: string | undefined): string {
  if (value === undefined) return 'http://';
  return /^(?:https?|wss?):\/\//.exec(value)?.[0] ?? (name.endsWith('_URL') ? 'https://' : '');
}

/**
 * The stage with the programs and the placeholders; a stage of its own keeps the long texts out of the build stage.
 *
 * @param fillPrograms programs that replace placeholders
 */
export function publicEnvironmentStage(placeholders: Placeholders, fillPrograms: readonly string[]): Stage {
  const programs = ['build.cjs', ...fillPrograms].map((name) => Instruction._file(`${ADDED_FOLDER}/${name}`, readFileSync(join(ASSETS, name), 'utf8')));
  return {
    name: STAGE,
    from: 'scratch',
    comment: `${filledIn(placeholders)} get their values when the container starts, so one image serves every environment.`,
    instructions: [Instruction._file(`${ADDED_FOLDER}/placeholders.json`, `${JSON.stringify(placeholders, undefined, 2)}\n`), ...programs],
  };
}

function filledIn(placeholders: Placeholders): string {
  const names = Object.keys(placeholders);
  const kinds = [...(names.some(isPublic) ? ['NEXT_PUBLIC_ variables'] : []), ...(names.every(isPublic) ? [] : ['addresses in next.config'])].join(' and ');
  return `${kinds[0].toUpperCase()}${kinds.slice(1)}`;
}

/** Copies the programs and the placeholders into the build stage. */
export function addPublicEnvironment(): Instruction {
  return Instruction.copy({ from: STAGE, sources: [ADDED_FOLDER], destination: ADDED_FOLDER, link: true });
}

/**
 * Makes Next.js use the placeholders during the build, and browsers read the variables. Only packages are changed, so that
 * an edit of the sources does not invalidate the layer.
 *
 * @param application path of the application, from the root
 */
export function usePlaceholders(application: string): Instruction {
  const resolve = (file: string): string => `require.resolve("${file}", { paths: [${JSON.stringify(application)}] })`;
  const commands = [
    `next=$(node --print ${shellQuote(`path.dirname(${resolve('next/package.json')})`)})`,
    `sed -i "1a require('${ADDED_FOLDER}/build.cjs');" "$next/dist/bin/next"`,
    '# A dependency may install a package named process, which would replace the one of Next.js.',
    `package=$(node --print ${shellQuote(`try { ${resolve('process/browser.js')} } catch { "/dev/null" }`)})`,
    'for file in "$next/dist/build/polyfills/process.js" "$package"; do'
      + ` [ ! -w "$file" ] || printf '\\n%s\\n' "Object.assign(module.exports.env, JSON.parse('environment${PLACEHOLDER_SUFFIX}'));" >> "$file"; done`,
  ];
  return Instruction.run(commands, { comment: 'Page rendering sees placeholders; all other code reads NEXT_PUBLIC_ variables at run time, in the browser too.' });
}

/**
 * Commands after the build that list files with placeholders, and add the program that fills them.
 *
 * @param server folder with server.js
 */
export function listPlaceholders(server: string, distDir: string): string[] {
  const quoted = shellQuote(server);
  const list = shellQuote(`${server}${ADDED_FOLDER}/files.txt`);
  return [
    '# The server inserts the values when it reads these files.',
    `cp -r ${ADDED_FOLDER} ${quoted}/`,
    `{ grep -rlF ${PLACEHOLDER_SUFFIX} ${quoted}/server.js ${quoted}/${distDir} > ${list} || true; }`, // none if only the server reads them
    `sed -i ${shellQuote(`s|^${server}/||`)} ${list}`,
    `echo ${distDir}/routes-manifest.json >> ${list}`,
  ];
}

/** Argument of node that fills the placeholders. */
export function fillPlaceholders(application: string): string[] {
  return ['--require', posix.join(application, ADDED_FOLDER, 'start.cjs')];
}
