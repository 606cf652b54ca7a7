import { posix } from 'node:path';
import { requirementNames } from './python-package-manager';
import { listOf, mapOf, PlainObject, PlainValue, textsIn } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';
import { readToml } from '../util/toml';

const FILE = 'pyproject.toml';

/**
 * A pyproject.toml, as far as it says what to install. One that cannot be read says nothing; that it cannot is told
 * where the application's folder is opened.
 *
 * @see https://packaging.python.org/en/latest/specifications/pyproject-toml/
 */
export class PyprojectFile {
  private readonly content: PlainObject;

  public constructor(folder: ReadableFolder, path = '.') {
    this.content = readToml(folder.text(posix.join(path, FILE)));
  }

  /** A value below nested keys. */
  public get(...keys: string[]): PlainValue {
    return keys.reduce<PlainValue>((value, key) => mapOf(value)[key], this.content);
  }

  /** Requirements that the standard tables name: the main ones, and those of extras and groups. */
  public requirements(extras: readonly string[] = [], groups: readonly string[] = []): string[] {
    const lists = [
      this.get('project', 'dependencies'),
      ...extras.map((extra) => this.get('project', 'optional-dependencies', extra)),
      ...groups.map((group) => this.get('dependency-groups', group)),
    ];
    return lists.flatMap(textsIn);
  }

  /** Requirements of one group; undefined where it has others than texts, such as other groups. */
  public groupRequirements(group: string): string[] | undefined {
    const lists = [this.get('dependency-groups', group), ...(group === 'dev' ? [this.get('tool', 'uv', 'dev-dependencies')] : [])];
    const all = lists.flatMap(listOf);
    return all.every((each) => typeof each === 'string') ? all.map(String) : undefined;
  }

  /** Names of {@link requirements}, normalised. */
  public requirementNames(extras: readonly string[] = [], groups: readonly string[] = []): string[] {
    return requirementNames(this.requirements(extras, groups));
  }

  /** Names of the main dependencies, and of those of extras and groups, in Poetry's own tables. */
  public poetryDependencies(extras: readonly string[] = [], groups: readonly string[] = []): string[] {
    const tables = [this.get('tool', 'poetry', 'dependencies'), ...groups.map((group) => this.get('tool', 'poetry', 'group', group, 'dependencies'))];
    const wanted = extras.flatMap((extra) => textsIn(this.get('tool', 'poetry', 'extras', extra)));
    return tables.flatMap((table) => Object.entries(mapOf(table)))
      .filter(([name, about]) => name !== 'python' && (mapOf(about).optional !== true || wanted.includes(name)))
      .map(([name]) => name);
  }

  /** Names of the optional dependencies, in the standard table and in Poetry's own. */
  public extraNames(): string[] {
    return [this.get('project', 'optional-dependencies'), this.get('tool', 'poetry', 'extras')].flatMap((table) => Object.keys(mapOf(table)));
  }

  /** Names of the groups of dependencies, in the standard table and in those of the package managers. */
  public groupNames(): string[] {
    const tables = [this.get('dependency-groups'), this.get('tool', 'poetry', 'group'), this.get('tool', 'pdm', 'dev-dependencies')];
    // The older tables of uv and Poetry have no name for theirs but this one.
    const unnamed = [this.get('tool', 'uv', 'dev-dependencies'), this.get('tool', 'poetry', 'dev-dependencies')].some((table) => table !== undefined);
    return [...new Set([...tables.flatMap((table) => Object.keys(mapOf(table))), ...(unnamed ? ['dev'] : [])])];
  }

  /** Whether some of it is known only to whoever builds the project. */
  public isDynamic(key: string): boolean {
    return listOf(this.get('project', 'dynamic')).includes(key);
  }
}
