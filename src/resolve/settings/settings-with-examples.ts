import { composeServers } from './compose-servers';
import { exampleValues } from './example-values';
import { keyFile } from './key-file';
import { mergeSettings, Setting } from './setting';
import type { ApplicationFolder } from '../application-folder';

/**
 * Settings, each once, with what files of examples and compose files say of them.
 *
 * @param folders that of the application, and those of packages that it is run with
 */
export function withExamples([folder, ...packages]: readonly [ApplicationFolder, ...ApplicationFolder[]], settings: readonly Setting[]): Setting[] {
  const examples = exampleValues(folder, packages);
  const servers = composeServers(folder);
  return mergeSettings(settings).map((setting) => {
    const shown = { ...setting, server: servers.get(setting.name), example: examples.get(setting.name) };
    return { ...shown, keyFile: keyFile(shown, folder) };
  });
}
