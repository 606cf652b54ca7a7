import type { ApplicationFolder } from '../application-folder';

/** What the sources say about a Next.js application. */
export interface NextApplication {
  /** The `output` that next.config sets, when a literal one is found there. */
  readonly output?: string;
  /** next.config as found. */
  readonly configFile?: string;
  /** Variables that the build writes into the code of the browser, each with the first file that reads it. */
  readonly publicVariables: readonly { readonly name: string; readonly file: string }[];
  /** True when the sources use next/image, whose optimiser needs sharp. */
  readonly usesImageOptimizer: boolean;
  /** Port that the start script names. */
  readonly port?: number;
  /** Path of a route made for health checks. */
  readonly healthPath?: string;
  /** Top-level entries that the build may need. */
  readonly sources: readonly string[];
}

const CONFIG_FILES = ['next.config.ts', 'next.config.mjs', 'next.config.js', 'next.config.cjs'];
const SOURCE = /\.(?:[cm]?[jt]sx?|mdx)$/;
const TEST = /\.(?:test|spec)\.|(?:^|\/)(?:__tests__|tests?|e2e)\//;
const PUBLIC_VARIABLE = /\bprocess\.env(?:\.|\[['"`])(?<name>NEXT_PUBLIC_\w+)/g;
const HEALTH_ROUTE = /^(?:src\/)?(?:app\/(?<app>.*)\/route|pages\/(?<page>api\/.*?)(?:\/index)?)\.[jt]sx?$/;
// Dynamic segments, private folders, parallel and intercepting routes.
const NO_FIXED_ADDRESS = /(?:^|\/)(?:\[|_|@|\(\.)/;
const HEALTH_NAME = /(?:^|\/)(?:health|healthz|healthcheck|ping)$/;

/** Top-level entries that no `next build` reads. */
const NOT_FOR_THE_BUILD =
  /^(?:\..*|README.*|CHANGELOG.*|LICENSE.*|CONTRIBUTING.*|.*\.md|docs?|tests?|__tests__|e2e|cypress.*|playwright.*|jest\..*|vitest\..*|coverage|storybook.*|node_modules|out|build|dist|Dockerfile.*|.*\.Dockerfile|docker|(?:docker-)?compose.*|Makefile|.*\.log|.*\.pem|.*\.key|eslint\.config\..*|prettier\.config\..*|next-env\.d\.ts)$/i;

/** Reads an application's folder; runs none of its code. */
export function detectNextApplication(folder: ApplicationFolder): NextApplication {
  const files = folder.files();
  const configFile = CONFIG_FILES.find((file) => folder.has(file));
  const config = configFile ? withoutComments(folder.read(configFile) ?? '') : '';
  return {
    configFile,
    output: /\boutput\s*:\s*(['"`])(?<output>\w+)\1/.exec(config)?.groups?.output,
    publicVariables: detectPublicVariables(folder, files),
    usesImageOptimizer: files.some(
      (file) => SOURCE.test(file) && /['"]next\/(?:legacy\/)?image['"]/.test(folder.read(file) ?? ''),
    ),
    healthPath: detectHealthPath(files),
    sources: [...new Set(files.map((file) => file.split('/')[0]))].filter((entry) => !NOT_FOR_THE_BUILD.test(entry)).sort(),
    port: detectPort(folder),
  };
}

function detectPort(folder: ApplicationFolder): number | undefined {
  const { scripts } = JSON.parse(folder.read('package.json') ?? '{}') as { scripts?: Readonly<Record<string, string>> };
  const port = /\bnext\s+start\b.*?\s(?:-p|--port)[ =](?<port>\d+)/.exec(scripts?.start ?? '')?.groups?.port;
  return port === undefined ? undefined : Number(port);
}

function detectPublicVariables(folder: ApplicationFolder, files: readonly string[]): NextApplication['publicVariables'] {
  const found = new Map<string, string>();
  for (const file of files.filter((path) => SOURCE.test(path) && !TEST.test(path))) {
    for (const { groups } of withoutComments(folder.read(file) ?? '').matchAll(PUBLIC_VARIABLE)) {
      if (!found.has(groups!.name)) found.set(groups!.name, file);
    }
  }
  return [...found].map(([name, file]) => ({ name, file })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|(?<![:'"\w])\/\/.*$/gm, '');
}

function detectHealthPath(files: readonly string[]): string | undefined {
  return files
    .map((file) => HEALTH_ROUTE.exec(file)?.groups)
    .map((groups) => groups?.app?.replace(/\([^/]*\)\/?/g, '') ?? groups?.page)
    .filter((path) => path !== undefined && HEALTH_NAME.test(path) && !NO_FIXED_ADDRESS.test(path))
    .map((path) => `/${path}`)[0];
}
