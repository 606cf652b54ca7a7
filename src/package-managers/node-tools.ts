import { readManifest } from './node-manifest';
import { mapOf, mapsIn, textOf } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';
import { nodeRangeAllows } from '../util/version-range';

/** Releases to install where an application names none, or only a range; the newest of each major that is in use. */
export const KNOWN_RELEASES = {
  pnpm: ['12.21.0', '11.28.11', '10.34.9', '9.15.9', '8.15.9', '7.33.7', '6.35.1'],
  yarn: ['4.18.1', '3.8.7', '2.4.2', '1.22.22'],
  bun: ['1.4.5'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type NodeTool = keyof typeof KNOWN_RELEASES;

/** The release of a package manager that installs, and what decided it. */
export interface ToolRelease {
  readonly version: string;
  /** File that names it, from the folder that decides; with a pattern for the line. @default none does */
  readonly place?: { readonly file: string; readonly line: RegExp };
  /** Why it is this one, where no file names it. */
  readonly reason: string;
}

/** The newest known release of a major version. */
export function newestOf(tool: NodeTool, major: number): string {
  const releases: readonly string[] = KNOWN_RELEASES[tool];
  return releases.find((version) => version.startsWith(`${major}.`)) ?? releases[0];
}

/** Name of the package manager that package.json asks for, if it asks for one. */
export function declaredTool(root: ReadableFolder): string | undefined {
  const { other } = readManifest(root);
  return textOf(other.packageManager)?.split('@')[0] ?? developmentEngines(other)[0]?.name;
}

/**
 * The release that package.json asks for.
 *
 * @param fits whether a release can read the lock file
 * @param writer major version that wrote the lock file; of a range, the next one to it is taken. @default the newest is
 * @see https://nodejs.org/api/packages.html#packagemanager
 */
export function declaredRelease(
  root: ReadableFolder,
  tool: NodeTool,
  fits: (version: string) => boolean = () => true,
  writer = Infinity,
): ToolRelease | undefined {
  const { other } = readManifest(root);
  const exact = new RegExp(`^${tool}@(?<version>\\d+\\.\\d+\\.\\d+(?:-[\\w.]+)?)`).exec(String(other.packageManager ?? ''))?.groups?.version;
  if (exact) return declared(exact, /"packageManager"\s*:/);
  const engine = developmentEngines(other).find(({ name }) => name === tool)?.version;
  const ranges = [
    { range: engine, line: /"devEngines"\s*:/ },
    { range: mapOf(other.engines)[tool], line: new RegExp(`"${tool}"\\s*:`) },
  ];
  for (const { range, line } of ranges) {
    if (typeof range !== 'string') continue;
    if (/^\d+\.\d+\.\d+$/.test(range)) return declared(range, line);
    const allowed = KNOWN_RELEASES[tool].filter((version) => fits(version) && nodeRangeAllows(range, version));
    const known = allowed.filter((version) => parseInt(version, 10) >= writer).at(-1) ?? allowed[0];
    if (known) return declared(known, line);
  }
  return undefined;
}

/**
 * The command of npm that edits the package.json of a folder: one that reserves itself for another package manager lets
 * npm do so by force only.
 */
export function npmPackageCommand(root: ReadableFolder, folder: string): string {
  const reserved = developmentEngines(readManifest(root, folder).other).map(({ name }) => name);
  return reserved.length === 0 || reserved.includes('npm') ? 'npm pkg' : 'npm --force pkg';
}

function declared(version: string, line: RegExp): ToolRelease {
  return { version, place: { file: 'package.json', line }, reason: 'package.json' };
}

function developmentEngines(manifest: Readonly<Record<string, unknown>>): { readonly name?: string; readonly version?: string }[] {
  const engines = [mapOf(manifest.devEngines).packageManager].flat();
  return mapsIn(engines).map(({ name, version }) => ({ name: textOf(name), version: textOf(version) }));
}
