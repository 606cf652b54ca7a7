import { NodeManifest } from '../../../package-managers/node-manifest';
import { escapePattern } from '../../../util/escape-pattern';
import { readJson } from '../../../util/json';
import { mapOf } from '../../../util/objects';
import { nodeRangeAllows } from '../../../util/version-range';

type Holds = (text: string, name: string, specifier: string) => boolean;

/** How each lock file writes down what package.json asks for. */
const HOLDS: Readonly<Record<string, Holds>> = {
  'package-lock.json': inNpmLock,
  'npm-shrinkwrap.json': inNpmLock,
  'pnpm-lock.yaml': (text, name, specifier) =>
    new RegExp(`^\\s+['"]?${escapePattern(name)}['"]?:(?:\\s*\\n\\s+specifier:)? ['"]?${escapePattern(specifier)}['"]?\\s*$`, 'm').test(text),
  'yarn.lock': (text, name, specifier) => new RegExp(`(?:^|[\\s",])${escapePattern(name)}@(?:npm:)?${escapePattern(specifier)}(?:["',:]|$)`, 'm').test(text),
  'bun.lock': (text, name, specifier) => text.includes(`"${name}": "${specifier}"`),
  'bun.lockb': (text, name) => text.includes(name),
};

function inNpmLock(text: string, name: string, specifier: string): boolean {
  return new RegExp(`"${escapePattern(name)}"\\s*:\\s*"${escapePattern(specifier)}"`).test(text);
}

/** How many of the direct dependencies a lock file holds as package.json asks for them. */
export function agreement(lockFile: string, text: string, { dependencies }: NodeManifest): number {
  return Object.entries(dependencies).filter(([name, specifier]) => HOLDS[lockFile]?.(text, name, specifier)).length;
}

/**
 * Packages that package.json asks for and that a lock file does not even name, or that one of npm has in no release which it
 * asks for, so that every locked installation refuses it. Peers may be left to whoever installs the package; what comes from
 * a folder need not be locked.
 */
export function missingPackages(lockFile: string, text: string, { other }: NodeManifest): string[] {
  if (lockFile === 'bun.lockb') return [];
  const asked = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => Object.entries((other[kind] ?? {}) as NodeManifest['dependencies']));
  const locked = /^(?:package-lock|npm-shrinkwrap)\.json$/.test(lockFile) ? npmReleases(text) : new Map<string, string[]>();
  const isNamed = (name: string) => new RegExp(`(?<![\\w-])${escapePattern(name)}(?![\\w-])`).test(text);
  const fits = (name: string, specifier: string) => locked.get(name)?.some((release) => nodeRangeAllows(specifier, release) !== false) ?? true;
  return asked
    .filter(([name, specifier]) => !/^(?:workspace|file|link|portal):/.test(specifier) && !(isNamed(name) && fits(name, specifier)))
    .map(([name]) => name)
    .sort();
}

/** Releases in a lock file of npm, by the name of the package. */
function npmReleases(text: string): Map<string, string[]> {
  const releases = new Map<string, string[]>();
  for (const [path, { version }] of Object.entries(mapOf(readJson(text).packages)).map(([key, about]) => [key, mapOf(about)] as const)) {
    const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    if (name && typeof version === 'string') releases.set(name, [...(releases.get(name) ?? []), version]);
  }
  return releases;
}
