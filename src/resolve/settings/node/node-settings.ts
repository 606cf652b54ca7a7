import { environmentReaders } from './environment-readers';
import { calledAtLoad } from './load-time';
import { isLoaded } from './loaded-files';
import { migrationSettings } from './migration-settings';
import { nodeEnvironment } from './node-environment';
import { usedOnlyIfSet } from './only-if-set';
import { variablesOfServer } from './variables-of-server';
import type { ApplicationFolder } from '../../application-folder';
import { isStaticSite, NextConfig, readNextConfig } from '../../detect/node/next-config';
import { writtenVariables } from '../../detect/node/written-variables';
import { importedModules } from '../../imported-modules';
import { javascriptSources, NOT_SERVED_NODE, SourceFile } from '../../source-files';
import { workspacePackages } from '../../workspace-packages';
import { variablesOfAnyDatabase } from '../database-variables';
import { librarySettings } from '../library-settings';
import { isNeeded, Setting } from '../setting';
import { withExamples } from '../settings-with-examples';

/**
 * Every setting that an application of Node.js reads from its environment, with the modules that it imports from packages
 * of its workspace, and with what files of examples say; and where these packages find their database. What else they read
 * may be for another application.
 */
export function nodeSettings(folder: ApplicationFolder): Setting[] {
  const ofPackages = workspacePackages(folder).flatMap((each) => variablesOfAnyDatabase(ownSettings(each)));
  const own = ownSettings(folder, importedModules(folder)).filter((each) => !isNeeded(each) || isLoaded(folder, each.place.replace(/:\d+$/, '')));
  return withExamples([folder], [...own, ...ofPackages]);
}

/** Settings that a Next.js application reads while it is served: those of browsers alone, where it is a static site. */
export function nextSettings(folder: ApplicationFolder, config: NextConfig): Setting[] {
  const settings = nodeSettings(folder);
  return isStaticSite(config) ? settings.filter(({ name }) => name.startsWith('NEXT_PUBLIC_')) : settings;
}

function ownSettings(folder: ApplicationFolder, imported: readonly SourceFile[] = []): Setting[] {
  const sources = [...javascriptSources(folder, NOT_SERVED_NODE), ...imported];
  const code = sources.map(({ source }) => source);
  const others = { called: calledAtLoad(code), tested: usedOnlyIfSet(sources), readers: environmentReaders(code) };
  const read = sources.flatMap(({ path, source }) => nodeEnvironment(path, source, others));
  const onServer = variablesOfServer(sources, read);
  const inBrowser = new Set(writtenVariables(folder, readNextConfig(folder)).map(({ name }) => name));
  const marked = read.map((each): Setting => ({
    ...each, ...(onServer.has(each.name) ? { onServer: true } : {}), ...(inBrowser.has(each.name) ? { inBrowser: true } : {}),
  }));
  return [...prismaSettings(folder), ...marked, ...migrationSettings(folder), ...librarySettings(folder)];
}

/** `url = env("DATABASE_URL")` of a Prisma schema. */
function prismaSettings(folder: ApplicationFolder): Setting[] {
  return folder.files().filter((file) => file.endsWith('.prisma')).flatMap((file) =>
    folder.text(file).split('\n').flatMap((line, index): Setting[] => {
      const name = /^\s*(?:url|directUrl)\s*=\s*env\("(?<name>\w+)"\)/.exec(line)?.groups?.name;
      return name ? [{ name, place: `${folder.pathFromProject(file)}:${index + 1}`, required: true, form: 'text' }] : [];
    }),
  );
}
