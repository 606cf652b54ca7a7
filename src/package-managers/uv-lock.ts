import { normalName } from './python-package-manager';
import { mayHoldInImage } from '../util/environment-marker';
import { isPlainObject, listOf, mapOf, mapsIn, PlainObject, PlainValue, textOf, textsIn } from '../util/objects';
import { folderPath } from '../util/paths';
import { readToml } from '../util/toml';

/** What a package needs of another one. */
export interface UvDependency {
  readonly name: string;
  /** Where several versions are locked, the one that is meant. @default there is one */
  readonly version?: string;
  /** Its optional dependencies that are asked for. */
  readonly extras: readonly string[];
}

/** A package of a uv.lock. */
export interface UvPackage {
  readonly name: string;
  readonly version?: string;
  /** Folder of the repository that holds it, from the lock file. @default it is downloaded */
  readonly folder?: string;
  /** False for a project that runs from its folder, without being installed. */
  readonly installed: boolean;
  readonly registry?: string;
  /** What it needs; of its extras and groups too, each by its name. */
  readonly dependencies: readonly UvDependency[];
  readonly extras: { readonly [extra: string]: readonly UvDependency[] };
  readonly groups: { readonly [group: string]: readonly UvDependency[] };
  /** What its pyproject.toml asked for when it was locked. @default it is no project of the repository */
  readonly asked?: UvRequirements;
}

/** Requirements as a project writes them, in one form. */
export interface UvRequirements {
  readonly main: readonly string[];
  readonly groups: { readonly [group: string]: readonly string[] };
}

/** Sources other than a registry; requirements from them are locked without their version range. */
const SOURCES = ['directory', 'editable', 'git', 'path', 'url', 'virtual'];

/** The form of a requirement that comes from one. */
export function formFromSource(name: string): string {
  return `${name} @`;
}

/** A uv.lock, read as data. @see https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile */
export class UvLock {
  public readonly packages: readonly UvPackage[];

  public constructor(text: string) {
    this.packages = mapsIn(readToml(text).package).map(toPackage);
  }

  /** The project that an application belongs to: the one in its folder, else the one at the root. */
  public project(path: string): UvPackage | undefined {
    return this.packages.find(({ folder }) => folder === path) ?? this.packages.find(({ folder }) => folder === '.');
  }

  /** Everything that is installed for a project, itself left out. */
  public closure(project: UvPackage, extras: readonly string[], groups: readonly string[], more: readonly string[] = []): UvPackage[] {
    const wanted = [
      ...more.map((name): UvDependency => ({ name, extras: [] })),
      ...project.dependencies,
      ...extras.flatMap((extra) => project.extras[extra] ?? []),
      ...groups.flatMap((group) => project.groups[group] ?? []),
    ];
    const reached = new Set<UvPackage>();
    const followed = new Set<string>();
    for (let next = wanted.pop(); next !== undefined; next = wanted.pop()) {
      const { name, version, extras: asked } = next;
      const key = (part: string): string => `${name} ${version} ${part}`;
      for (const each of this.packages.filter((one) => one.name === name && (version === undefined || one.version === version) && one !== project)) {
        const parts = ['', ...asked].filter((part) => !followed.has(key(part)));
        wanted.push(...parts.flatMap((part) => (part === '' ? each.dependencies : each.extras[part] ?? [])));
        reached.add(each);
      }
      ['', ...asked].forEach((part) => followed.add(key(part)));
    }
    return [...reached];
  }
}

function toPackage(data: PlainObject): UvPackage {
  const source = mapOf(data.source);
  const [folder] = textsIn([source.editable, source.virtual, source.directory]);
  return {
    name: String(data.name),
    version: textOf(data.version),
    folder: folder && folderPath(folder),
    installed: source.virtual === undefined,
    registry: textOf(source.registry),
    dependencies: dependencies(data.dependencies),
    extras: dependenciesByKey(data['optional-dependencies']),
    groups: dependenciesByKey(data['dev-dependencies']),
    asked: isPlainObject(data.metadata) ? toRequirements(data.metadata) : undefined,
  };
}

function toRequirements({ 'requires-dist': main, 'requires-dev': groups }: PlainObject): UvRequirements {
  const written = (list: PlainValue) => mapsIn(list)
    .map(({ name, specifier, ...source }) => (SOURCES.some((key) => key in source)
      ? formFromSource(normalName(String(name)))
      : requirementForm(`${String(name)}${textOf(specifier) ?? ''}`)));
  return { main: written(main), groups: Object.fromEntries(Object.entries(mapOf(groups)).map(([group, list]) => [group, written(list)])) };
}

/** A requirement without what does not decide its version, in the one form of all that mean the same. */
export function requirementForm(requirement: string): string {
  const { name = '', range = '' } = /^(?<name>[\w.-]+)\s*(?:\[[^\]]*\])?\s*\(?(?<range>[^;@)]*)/.exec(requirement.trim())?.groups ?? {};
  return [normalName(name), ...range.split(',').map((part) => part.replace(/\s/g, '')).filter(Boolean).sort()].join(' ');
}

/** Those that an image may get, and not another system alone. */
function dependencies(list: PlainValue): UvDependency[] {
  return mapsIn(list).filter(({ marker }) => mayHoldInImage(textOf(marker))).map(({ name, version, extra }) => ({
    name: String(name),
    version: textOf(version),
    extras: listOf(extra).map(String),
  }));
}

function dependenciesByKey(table: PlainValue): Record<string, UvDependency[]> {
  return Object.fromEntries(Object.entries(mapOf(table)).map(([key, list]) => [key, dependencies(list)]));
}
