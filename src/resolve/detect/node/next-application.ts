import { NextConfig, readNextConfig } from './next-config';
import { scriptPlace } from './script-place';
import { writtenVariables } from './written-variables';
import { readManifest } from '../../../package-managers/node-manifest';
import { escapePattern } from '../../../util/escape-pattern';
import { COMPILER_SETTINGS, FOR_OPERATION, PYTHON_MANIFESTS } from '../../../util/file-names';
import { isNamedLike } from '../../../util/glob';
import { placeOf } from '../../../util/lines';
import { isWithin } from '../../../util/paths';
import { SourceCode } from '../../../util/source-code';
import { isTestFile } from '../../../util/test-files';
import type { ApplicationFolder } from '../../application-folder';
import type { Found } from '../../decisions';
import { mayHoldKey } from '../../key-files';

/** What the sources say about a Next.js application. */
export interface NextApplication {
  readonly config: NextConfig;
  /** Variables that the build writes into the code of the browser, each with the first file that reads it. */
  readonly publicVariables: readonly { readonly name: string; readonly file: string }[];
  /** The first file that uses next/image, whose optimiser needs sharp. */
  readonly imageUse?: Found<boolean>;
  /** Port that the start script names. */
  readonly port?: Found<number>;
  /** Path of a route made for health checks, below the base path. */
  readonly healthPath?: Found<string>;
  /** Whether `/` is a page or a route. */
  readonly hasRootPage: boolean;
  /** A server of the application's own, which starts Next.js from code. @see https://nextjs.org/docs/app/guides/custom-server */
  readonly customServer?: string;
  /** Top-level entries that the build may need. */
  readonly sources: readonly string[];
}

const SERVER = /^(?:src\/|server\/)?(?:server|index|app)\.[cm]?[jt]s$/;
// The function that the package exports, however it is imported.
const STARTS_NEXT = /(?:from\s+['"]next['"]|require\(\s*['"]next['"]\s*\))/;
const SOURCE = /\.(?:[cm]?[jt]sx?|mdx)$/;
const SHOWN_CODE = /^(?<fence>`{3,}|~{3,})[\s\S]*?^\k<fence>|`[^`\n]+`/gm;
const IMAGE = /['"]next\/(?:legacy\/)?image['"]/;
// What `next start` is told, itself or by the variable before it.
const START_PORT = /\bPORT=(?<variable>\d+)\b|\bnext\s+start\b.*?\s(?:-p|--port)[ =]*["']?(?<option>\d+)/;
const PUBLIC_VARIABLE = /\bprocess\.env(?:\.|\[['"`])(?<name>NEXT_PUBLIC_\w+)/g;
const ADDRESS = /_(?:UR[LI]|ENDPOINT|ORIGIN)$/;
const HEALTH_ROUTE = /^(?:src\/)?(?:app\/(?<app>.*)\/route|pages\/(?<page>api\/.*?)(?:\/index)?)\.[jt]sx?$/;
// Route groups, parallel routes and segments that may be missing have no part in the address.
const ROOT_PAGE = /^(?:src\/)?(?:app\/(?:(?:\([^/.]*\)|@[^/]*|\[\[\.{3}[^/]*\]\])\/)*(?:page|route)|pages\/(?:index|\[\[\.{3}[^/]*\]\]))\.(?:[jt]sx?|mdx?)$/;
// Dynamic segments, private folders, parallel and intercepting routes.
const NO_FIXED_ADDRESS = /(?:^|\/)(?:\[|_|@|\(\.)/;
/** Code that turns away who is not signed in, or has it done by what it is wrapped in, such as `withAdmin(…)`. */
const GUARDED = /\b40[13]\b|\bunauthori[sz]ed|\bforbidden\b|\b(?:with|require)\w*(?:auth|admin|user|session|role|permission)\w*\(/i;
const HEALTH_NAME = /(?:^|\/)(?:health|healthz|healthcheck|ping)$/;

/** Top-level entries that no `next build` reads, and those among them that it does read. */
const NOT_FOR_THE_BUILD = [
  '.*', '*.md', 'README*', 'CHANGELOG*', 'LICENSE*', 'CONTRIBUTING*', 'doc', 'docs', 'test', 'tests', '__tests__', 'e2e', 'cypress*', 'playwright*', 'jest.*',
  'vitest.*', 'coverage', 'storybook*', 'out', 'build', 'dist', 'docker', 'eslint.config.*', 'prettier.config.*', 'next-env.d.ts', ...FOR_OPERATION,
  'vercel.json', 'netlify.toml', 'fly.toml', 'render.yaml', 'azure-pipelines*', 'buildspec*', 'cloudbuild*', 'web.config', '*.http',
  '*.nix', 'flake.lock', '*.tsbuildinfo',
];
/** Settings of tools, for where a script that building runs checks the code with them. */
const OF_TOOLS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:^|[\s;&|])(?:eslint|next\s+lint)\b/m, ['eslint.config.*', '.eslintrc*', '.eslintignore', '.gitignore']],
  [/(?:^|[\s;&|])prettier\b/m, ['prettier.config.*', '.prettierrc*', '.prettierignore', '.gitignore']],
];
/** Code of another application in the same repository, and what that installs. */
const OF_PYTHON = /\.pyi?$/;
const PYTHON_MANIFEST = new RegExp(String.raw`(?:^|/)(?:${PYTHON_MANIFESTS}|uv\.lock|poetry\.lock|pdm\.lock|Pipfile\.lock)$`);
const FOR_THE_BUILD = [...COMPILER_SETTINGS, '.contentlayer*', '.velite*'];
/** Types that `next build` checks the code with, whatever the tool is that they are for; Next.js writes its own. */
const DECLARATIONS = /^(?!next-env\.).*\.d\.[cm]?ts$/;

/** Reads an application's folder; runs none of its code. */
export function detectNextApplication(folder: ApplicationFolder): NextApplication {
  const files = folder.files();
  const scripts = buildScriptText(readManifest(folder).scripts);
  const config = readNextConfig(folder);
  return {
    config,
    publicVariables: detectPublicVariables(folder, files, config),
    imageUse: detectImageUse(folder, files),
    healthPath: detectHealthPath(folder, files),
    hasRootPage: files.some((file) => ROOT_PAGE.test(file)),
    sources: folder.entries().filter((entry) =>
      ((isForTheBuild(entry) && !isOfPython(entry, files)) || isNamedIn(scripts, entry) || isForTool(scripts, entry)) && !mayHoldKey(folder, entry)),
    port: detectPort(folder),
    customServer: files.find((file) => SERVER.test(file) && startsNext(folder.text(file))),
  };
}

function isForTheBuild(entry: string): boolean {
  return DECLARATIONS.test(entry) || isNamedLike(entry, FOR_THE_BUILD) || !isNamedLike(entry, NOT_FOR_THE_BUILD);
}

function isOfPython(entry: string, files: readonly string[]): boolean {
  const inside = files.filter((file) => isWithin(file, entry));
  const own = inside.filter((file) => OF_PYTHON.test(file) || PYTHON_MANIFEST.test(file));
  const isApplication = own.some((file) => OF_PYTHON.test(file)) && own.some((file) => PYTHON_MANIFEST.test(file));
  return !inside.some((file) => SOURCE.test(file)) && own.length > 0 && (isApplication || own.length === inside.length);
}

/** The scripts that building runs, with those that they call by name. */
function buildScriptText(scripts: Readonly<Record<string, string>>): string {
  const called = new Set(['prebuild', 'build', 'postbuild']);
  for (const name of called) { // those that are added meanwhile come, too
    for (const word of (scripts[name] ?? '').split(/[\s;&|]+/)) if (Object.hasOwn(scripts, word)) called.add(word);
  }
  return [...called].map((name) => scripts[name] ?? '').join('\n');
}

/** `docs` of `generate --input ./docs/openapi.json`. */
function isNamedIn(scripts: string, entry: string): boolean {
  return new RegExp(String.raw`(?:^|[\s"'=])(?:\./)?${escapePattern(entry)}(?=/)`, 'm').test(scripts);
}

function isForTool(scripts: string, entry: string): boolean {
  return OF_TOOLS.some(([tool, settings]) => tool.test(scripts) && isNamedLike(entry, settings));
}

/** Types of Next.js are imported in many a file; a server calls what it imports. */
function startsNext(code: string): boolean {
  const { text } = SourceCode.javascript(code);
  return STARTS_NEXT.test(text) && /\bgetRequestHandler\s*\(/.test(text);
}

function detectPort(folder: ApplicationFolder): Found<number> | undefined {
  const port = START_PORT.exec(readManifest(folder).scripts.start ?? '')?.groups;
  if (!port) return undefined;
  return { value: Number(port.variable ?? port.option), place: scriptPlace(folder, 'start') };
}

function detectImageUse(folder: ApplicationFolder, files: readonly string[]): Found<boolean> | undefined {
  for (const file of files.filter((path) => SOURCE.test(path) && !isTestFile(path))) {
    const text = codeOf(folder, file);
    if (IMAGE.test(text)) return { value: true, place: placeOf(folder.pathFromProject(file), text, IMAGE) };
  }
  return undefined;
}

function detectPublicVariables(folder: ApplicationFolder, files: readonly string[], config: NextConfig): NextApplication['publicVariables'] {
  // Of the others that next.config writes, only addresses can be inserted when the container starts.
  const written = writtenVariables(folder, config).filter(({ name, hasDefault }) => !hasDefault && ADDRESS.test(name));
  const found = new Map(written.map(({ name }) => [name, config.file ?? '']));
  for (const file of files.filter((path) => SOURCE.test(path) && !isTestFile(path))) {
    for (const { groups } of codeOf(folder, file).matchAll(PUBLIC_VARIABLE)) {
      if (!found.has(groups!.name)) found.set(groups!.name, file);
    }
  }
  return [...found].map(([name, file]) => ({ name, file })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Comments are no code, nor is what a page of MDX shows as code; each line stays where it is. */
function codeOf(folder: ApplicationFolder, file: string): string {
  const text = folder.text(file);
  return SourceCode.javascript(file.endsWith('.mdx') ? text.replace(SHOWN_CODE, (shown) => shown.replace(/[^\n]/g, '')) : text).text;
}

function detectHealthPath(folder: ApplicationFolder, files: readonly string[]): Found<string> | undefined {
  for (const file of files) {
    const groups = HEALTH_ROUTE.exec(file)?.groups;
    const path = groups?.app?.replace(/\([^/]*\)\/?/g, '') ?? groups?.page;
    if (path === undefined || !HEALTH_NAME.test(path) || NO_FIXED_ADDRESS.test(path)) continue;
    if (!GUARDED.test(codeOf(folder, file))) return { value: `/${path}`, place: folder.pathFromProject(file) };
  }
  return undefined;
}
