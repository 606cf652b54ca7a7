import { posix } from 'node:path';
import { composeServers } from './compose-servers';
import { variablesOfAnyDatabase } from './database-variables';
import { exampleValues } from './example-values';
import { keyFile } from './key-file';
import { librarySettings } from './library-settings';
import type { ApplicationFolder } from '../application-folder';
import { importedModules } from '../imported-modules';
import { javascriptSources, NOT_SERVED_NODE, pythonSources, SourceFile } from '../source-files';
import { workspacePackages } from '../workspace-packages';
import { calledAtLoad } from './node/load-time';
import { isLoaded } from './node/loaded-files';
import { migrationSettings } from './node/migration-settings';
import { nodeEnvironment } from './node/node-environment';
import { usedOnlyIfSet } from './node/only-if-set';
import { openedFields } from './python/database-use';
import { pydanticSettings } from './python/pydantic-settings';
import { keysOfClients, pythonClients } from './python/python-clients';
import { pythonEnvironment } from './python/python-environment';
import { environmentReaders } from './python/python-readers';
import { raisedFor, refusedFor } from './python/python-refusals';
import { calledAtStart } from './python/python-start';
import { secretKind } from './secret-kind';
import { isNeeded, mergeSettings, Setting } from './setting';
import { distinctBy } from '../../util/distinct';
import { isStaticSite, NextConfig } from '../detect/node/next-config';
import { loadedModules } from '../detect/python/loaded-modules';
import { withoutSampleProjects } from '../detect/python/sample-projects';

const NOT_SERVED_PYTHON = /(?:^|\/)(?:docs?|examples?|scripts?|commands|tools|bin|\.[^/]+)\/|(?:^|\/)(?:noxfile|setup)\.py$/;

/** `== "postgres"`: how code names the kind of database that a text selects. */
const COMPARED_KIND = /(?:[!=]=|\bcase)\s*["'](?<kind>postgres(?:ql)?|pgsql|pg)["']/;
/** Parts of next.config that reach browsers. */
const SEEN_BY_BROWSERS = /\bredirects\b|\bheaders\b|\benv\s*:|\bpublicRuntimeConfig\b/;
/** Files of Next.js that run on the server alone: routes that answer requests, and what comes before all of them. */
const ON_SERVER = /(?:^|\/)app\/(?:.*\/)?route\.[cm]?[jt]sx?$|(?:^|\/)pages\/api\/.*|(?:^|\/)(?:middleware|proxy|instrumentation)\.[cm]?[jt]s$/;
const SAYS_SERVER = /^\s*["']use server["']|\bimport\s*["']server-only["']/;
/** A server that asks another one, and does not lead browsers there. */
const ASKS = /\bfetch\s*\(|\baxios\b/;
const LEADS_BROWSERS = /\bredirect\s*\(|\bLocation\b/i;
const FERNET = /\bFernet\(/;
const FOR_FERNET = /(?:^|_)(?:FERNET|(?:EN)?CRYPT(?:ION)?)(?:_|$)/i;

/**
 * Every setting that a Python application reads from its environment, with what files of examples say.
 *
 * @param packages folders of the repository that are installed for it
 */
export function pythonSettings(folder: ApplicationFolder, packages: readonly ApplicationFolder[] = []): Setting[] {
  const found = [
    ...pythonSources(folder, withoutSampleProjects(folder, folder.files()), NOT_SERVED_PYTHON),
    ...packages.flatMap((each) => pythonSources(each, filesOfProject(each), NOT_SERVED_PYTHON)),
  ];
  // Packages that lie in the application's own folder are read with it.
  const sources = distinctBy(found, ({ path }) => path);
  const code = sources.map(({ source }) => source);
  const others = { called: calledAtStart(code), readers: environmentReaders(code) };
  const read = sources.flatMap(({ path, source }) => [...pythonEnvironment(path, source, others), ...pythonClients(path, source, others.called)]);
  const refused = new Set(code.flatMap((each) => [...refusedFor(each, others.called), ...keysOfClients(each, others.called)]));
  const isKey = sources.some(({ source }) => FERNET.test(source.text)) ? (name: string) => FOR_FERNET.test(name) : () => false;
  const raised = new Set(code.flatMap(raisedFor));
  const opened = new Set(code.flatMap(({ text }) => openedFields(text)));
  // What can be made up costs nothing; without a key of somebody else's, an application may do.
  const isMadeUp = (name: string) => raised.has(name.toUpperCase()) && (isKey(name) || secretKind(name) === 'random');
  const loaded = new Set(loadedModules(sources.map(({ path, source }) => ({ file: path, code: source.text }))).map(({ file }) => file));
  const isUsed = ({ place }: Setting) => loaded.has(place.replace(/:\d+$/, ''));
  const kind = code.map(({ text }) => COMPARED_KIND.exec(text)?.groups?.kind).find(Boolean);
  const all = [...pydanticSettings(sources), ...read];
  // What a script beside the application takes by default is no word on what that reads itself.
  const used = new Set(all.filter(isUsed).map(({ name }) => name));
  const settings = all.filter((setting) => isUsed(setting) || !used.has(setting.name)).map((setting): Setting => ({
    ...setting,
    ...(kind && setting.fallback === 'sqlite' && !setting.choices ? { choices: ['sqlite', kind] } : {}),
    ...(refused.has(setting.name.toUpperCase()) && !setting.fallback ? { required: true } : {}),
    ...(opened.has(setting.name.toUpperCase()) ? { opened: true } : {}),
    ...(isKey(setting.name) ? { random: 'key' } : {}),
    ...(isMadeUp(setting.name) && setting.fallback === undefined ? { expected: true } : {}),
    ...(isUsed(setting) ? {} : { required: false, expected: false }),
  }));
  return withExamples([folder, ...packages], settings);
}

/** The root of a workspace may be a package too: what lies in other projects below it is not its own. */
function filesOfProject(folder: ApplicationFolder): string[] {
  const files = folder.files();
  const below = files.filter((file) => file.endsWith('/pyproject.toml')).map((file) => `${posix.dirname(file)}/`);
  return files.filter((file) => !below.some((project) => file.startsWith(project)));
}

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
  const others = { called: calledAtLoad(sources.map(({ source }) => source)), tested: usedOnlyIfSet(sources) };
  const read = sources.flatMap(({ path, source }) => nodeEnvironment(path, source, others));
  const onServer = variablesOfServer(sources, read);
  const marked = read.map((each): Setting => ({ ...each, ...(onServer.has(each.name) ? { onServer: true } : {}) }));
  return [...prismaSettings(folder), ...marked, ...migrationSettings(folder), ...librarySettings(folder)];
}

/** Variables that the server alone reads, for rewrites or to ask another one, and nothing that browsers get to see. */
function variablesOfServer(sources: readonly SourceFile[], read: readonly Setting[]): Set<string> {
  const there = inFiles(read, sources.filter((each) => isRewriting(each) || isAsking(each)));
  const elsewhere = new Set(read.filter((each) => !there.includes(each)).map(({ name }) => name));
  return new Set(there.map(({ name }) => name).filter((name) => !elsewhere.has(name)));
}

function inFiles(read: readonly Setting[], files: readonly SourceFile[]): Setting[] {
  const paths = new Set(files.map(({ path }) => path));
  return read.filter(({ place }) => paths.has(place.replace(/:\d+$/, '')));
}

function isRewriting({ path, source: { text } }: SourceFile): boolean {
  return /(?:^|\/)next\.config\.\w+$/.test(path) && /\brewrites\b/.test(text) && !SEEN_BY_BROWSERS.test(text);
}

function isAsking({ path, source: { text } }: SourceFile): boolean {
  return (ON_SERVER.test(path) || SAYS_SERVER.test(text)) && ASKS.test(text) && !LEADS_BROWSERS.test(text);
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

function withExamples([folder, ...packages]: readonly ApplicationFolder[], settings: readonly Setting[]): Setting[] {
  const examples = exampleValues(folder, packages);
  const servers = composeServers(folder);
  return mergeSettings(settings).map((setting) => {
    const shown = { ...setting, server: servers.get(setting.name), example: examples.get(setting.name) };
    return { ...shown, keyFile: keyFile(shown, folder) };
  });
}
