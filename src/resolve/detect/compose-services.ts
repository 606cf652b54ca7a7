import { posix } from 'node:path';
import { COMPOSE_FILE } from '../../util/file-names';
import { isGenerated } from '../../util/generated-text';
import { isPlainObject, mapOf, PlainObject } from '../../util/objects';
import { readYaml } from '../../util/yaml';
import type { ApplicationFolder } from '../application-folder';

/** Compose files of the team in a repository, wherever they lie. */
export function composeFiles(root: ApplicationFolder): string[] {
  return root.files().filter((file) => COMPOSE_FILE.test(posix.basename(file)) && !isGenerated(root.text(file)));
}

/** The services of a compose file; none where it cannot be read. */
export function composeServices(text: string): PlainObject[] {
  return namedComposeServices(text).map(([, service]) => service);
}

/** The same with their names. */
export function namedComposeServices(text: string): [string, PlainObject][] {
  return Object.entries(mapOf(readYaml(text).services)).filter((each): each is [string, PlainObject] => isPlainObject(each[1]));
}
