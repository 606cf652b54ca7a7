import { normalName } from './python-package-manager';
import { readRequirements } from './requirements-file';
import { readJson } from '../util/json';
import { mapOf, mapsIn, PlainObject, textOf, textsIn } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';
import { readToml } from '../util/toml';

/** A release that is locked. */
export interface LockedRelease {
  readonly name: string;
  readonly version: string;
  /** File names of its wheels. @default the lock file does not list them */
  readonly wheels?: readonly string[];
  /** Whether the lock file lists its sources, and no wheel. @default false */
  readonly sourcesAlone?: boolean;
  /** Names of the packages that it depends on. @default the lock file does not list them, or it is a package of the repository */
  readonly dependencies?: readonly string[];
}

/** The releases that a lock file of Python names: a uv.lock, poetry.lock, pdm.lock or pylock.toml, a Pipfile.lock, or exact requirements. */
export function lockedReleases(folder: ReadableFolder, path: string): LockedRelease[] {
  if (path.endsWith('Pipfile.lock')) return ofPipfile(folder.text(path));
  if (/\.lock$|(?:^|\/)pylock(?:\.[^./]+)?\.toml$/.test(path)) return ofToml(readToml(folder.text(path)));
  if (!/\.(?:txt|in)$/.test(path)) return [];
  return readRequirements(folder, path).lines.flatMap((line) => {
    const { name, version } = /^(?<name>[\w.-]+)\s*(?:\[[^\]]*\])?\s*===?\s*(?<version>\d[\w.]*)/.exec(line)?.groups ?? {};
    return name ? [{ name: normalName(name), version }] : [];
  });
}

/** What requirements that lock nothing allow of a package, such as `>=0.15,<0.16`; undefined where they do not say. */
export function allowedReleases(folder: ReadableFolder, path: string, name: string): string | undefined {
  if (!/\.(?:txt|in)$/.test(path)) return undefined;
  const ranges = readRequirements(folder, path).lines.flatMap((line) => {
    const { named, range } = /^(?<named>[\w.-]+)\s*(?:\[[^\]]*\])?\s*(?<range>[<>=~!][^;]*)/.exec(line)?.groups ?? {};
    return named && normalName(named) === name ? [range.trim()] : [];
  });
  return ranges.length > 0 ? ranges.join(',') : undefined;
}

function ofToml({ package: packages, packages: standard, metadata }: PlainObject): LockedRelease[] {
  const apart = mapOf(mapOf(metadata).files); // as Poetry did before 1.3
  return [...mapsIn(packages), ...mapsIn(standard)].flatMap(({ name, version, files, wheels, sdist, source, dependencies }) => {
    if (typeof name !== 'string' || typeof version !== 'string') return [];
    const listed = [...mapsIn(files), ...mapsIn(wheels), ...mapsIn(apart[name]), mapOf(sdist)].flatMap(({ file, url }) => textsIn([file, url]));
    const found = listed.flatMap((each) => each.split(/[/#?]/).filter((part) => part.endsWith('.whl')).slice(-1));
    const isOwn = ['editable', 'virtual', 'directory'].some((kind) => kind in mapOf(source));
    const release = { name: normalName(name), version, wheels: found, ...(isOwn ? {} : dependenciesOf(dependencies)) };
    return [{ ...release, ...(listed.length > 0 && found.length === 0 ? { sourcesAlone: true } : {}) }];
  });
}

/** A list of tables, a table by name, or a list of requirements: as uv, Poetry and PDM write them. */
function dependenciesOf(dependencies: unknown): Pick<LockedRelease, 'dependencies'> {
  const names = Array.isArray(dependencies)
    ? [...textsIn(dependencies), ...mapsIn(dependencies).flatMap(({ name }) => textsIn([name]))]
    : Object.keys(mapOf(dependencies));
  return names.length > 0 ? { dependencies: names.map((each) => normalName(/^[\w.-]*/.exec(each)![0])) } : {};
}

function ofPipfile(text: string): LockedRelease[] {
  return Object.entries(mapOf(readJson(text).default)).flatMap(([name, about]) => {
    const version = textOf(mapOf(about).version);
    return version === undefined ? [] : [{ name: normalName(name), version: version.replace(/^=+/, '') }];
  });
}
