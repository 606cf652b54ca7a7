import { textOfKey } from './text-of-key';
import { placeOf } from '../../../util/lines';
import { SourceCode } from '../../../util/source-code';
import type { ApplicationFolder } from '../../application-folder';
import type { Found } from '../../decisions';
import { VARIABLE } from '../../settings/node/environment-variable';

/** What the text of next.config says; a value that is computed is not seen. */
export interface NextConfig {
  /** Its name. @default there is none */
  readonly file?: string;
  readonly output?: Found<string>;
  /** Folder that the build writes to. */
  readonly distDir?: Found<string>;
  /** Path that all of the application's addresses begin with. */
  readonly basePath?: Found<string>;
  /** Whether the addresses of pages end with a slash. */
  readonly trailingSlash?: Found<boolean>;
  /** What makes the server optimise no images. */
  readonly unoptimized?: Found<boolean>;
  /** Whether it says itself at which other folder the output begins. @default Next.js or the build does */
  readonly setsTracingRoot?: boolean;
  /** Variables of the environment that it reads. @default none */
  readonly variables?: readonly string[];
}

const FILES = ['next.config.ts', 'next.config.mts', 'next.config.mjs', 'next.config.js', 'next.config.cjs'];
const OUTPUT = /^\w+$/;
const DIST_DIR = /^(?:\.\/)?(?<value>[\w./-]+?)\/?$/;
const BASE_PATH = /^\/[\w./-]+$/;
const TRAILING_SLASH = /\btrailingSlash\s*:\s*true\b/;
/** Another root than the application's folder. Next.js has the same one for Turbopack and the output, by whichever name it is said. */
const TRACING_ROOT = /\b(?:outputFileTracingRoot|turbopack\s*:\s*\{[^{}]*\broot)\s*:(?!\s*(?:__dirname|import\.meta\.dirname|process\.cwd\(\))\s*[,}])/;
const UNOPTIMIZED = /\bunoptimized\s*:\s*true\b|\bloader\s*:\s*['"`](?!default)\w+|\bloaderFile\s*:/;

/** Reads next.config as text; runs none of it. */
export function readNextConfig(folder: ApplicationFolder): NextConfig {
  const file = FILES.find((name) => folder.has(name));
  if (!file) return {};
  const source = SourceCode.javascript(folder.text(file));
  const { text } = source;
  const place = (pattern: RegExp): string => placeOf(folder.pathFromProject(file), text, pattern);
  const literal = (key: string, shape: RegExp): Found<string> | undefined => {
    const said = textOfKey(text, key);
    const match = said && shape.exec(said.value);
    return match ? { value: match.groups?.value ?? match[0], place: `${folder.pathFromProject(file)}:${source.lineAt(said.index)}` } : undefined;
  };
  return {
    file,
    output: literal('output', OUTPUT),
    distDir: literal('distDir', DIST_DIR),
    basePath: literal('basePath', BASE_PATH),
    trailingSlash: TRAILING_SLASH.test(text) ? { value: true, place: place(TRAILING_SLASH) } : undefined,
    unoptimized: UNOPTIMIZED.test(text) ? { value: true, place: place(UNOPTIMIZED) } : undefined,
    setsTracingRoot: TRACING_ROOT.test(text),
    variables: [...text.matchAll(new RegExp(VARIABLE, 'g'))].map(({ groups }) => groups!.name ?? groups!.key),
  };
}

/** Whether a build leaves files and no server. */
export function isStaticSite({ output }: NextConfig): boolean {
  return output?.value === 'export';
}
