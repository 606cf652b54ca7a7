import { posix } from 'node:path';
import { parse as parseToml } from '@iarna/toml';
import { requirementNames } from './python-package-manager';
import { isPlainObject, PlainObject, PlainValue } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';

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
    this.content = readToml(folder.read(posix.join(path, FILE)) ?? '');
  }

  /** A value below nested keys. */
  public get(...keys: string[]): PlainValue {
    return keys.reduce<PlainValue>((value, key) => (isPlainObject(value) ? value[key] : undefined), this.content);
  }

  /** Requirements that the standard tables name: the main ones, and those of extras and groups. */
  public requirements(extras: readonly string[] = [], groups: readonly string[] = []): string[] {
    const lists = [
      this.get('project', 'dependencies'),
      ...extras.map((extra) => this.get('project', 'optional-dependencies', extra)),
      ...groups.map((group) => this.get('dependency-groups', group)),
    ];
    return lists.flatMap((list) => (Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string') : []));
  }

  /** Names of {@link requirements}, normalised. */
  public requirementNames(extras: readonly string[] = [], groups: readonly string[] = []): string[] {
    return requirementNames(this.requirements(extras, groups));
  }

  /** Names of the main dependencies in Poetry's own table. */
  public poetryDependencies(): string[] {
    const table = this.get('tool', 'poetry', 'dependencies');
    return isPlainObject(table) ? Object.keys(table).filter((name) => name !== 'python') : [];
  }

  /** Whether some of it is known only to whoever builds the project. */
  public isDynamic(key: string): boolean {
    const dynamic = this.get('project', 'dynamic');
    return Array.isArray(dynamic) && dynamic.includes(key);
  }
}

/** Content of a TOML file; empty when it cannot be read. */
export function readToml(text: string): PlainObject {
  try {
    return parseToml(text) as PlainObject;
  } catch {
    return {};
  }
}
