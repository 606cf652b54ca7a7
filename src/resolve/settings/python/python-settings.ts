import { posix } from 'node:path';
import { openedFields } from './database-use';
import { pydanticSettings } from './pydantic-settings';
import { keysOfClients, pythonClients } from './python-clients';
import { pythonEnvironment } from './python-environment';
import { environmentReaders } from './python-readers';
import { raisedFor, refusedFor } from './python-refusals';
import { calledAtStart } from './python-start';
import { distinctBy } from '../../../util/distinct';
import type { ApplicationFolder } from '../../application-folder';
import { loadedModules } from '../../detect/python/loaded-modules';
import { withoutSampleProjects } from '../../detect/python/sample-projects';
import { pythonSources } from '../../source-files';
import { secretKind } from '../secret-kind';
import type { Setting } from '../setting';
import { withExamples } from '../settings-with-examples';

const NOT_SERVED = /(?:^|\/)(?:docs?|examples?|scripts?|commands|tools|bin|\.[^/]+)\/|(?:^|\/)(?:noxfile|setup)\.py$/;
/** `== "postgres"`: how code names the kind of database that a text selects. */
const COMPARED_KIND = /(?:[!=]=|\bcase)\s*["'](?<kind>postgres(?:ql)?|pgsql|pg)["']/;
const FERNET = /\bFernet\(/;
const FOR_FERNET = /(?:^|_)(?:FERNET|(?:EN)?CRYPT(?:ION)?)(?:_|$)/i;

/**
 * Every setting that a Python application reads from its environment, with what files of examples say.
 *
 * @param packages folders of the repository that are installed for it
 */
export function pythonSettings(folder: ApplicationFolder, packages: readonly ApplicationFolder[] = []): Setting[] {
  const found = [
    ...pythonSources(folder, withoutSampleProjects(folder, folder.files()), NOT_SERVED),
    ...packages.flatMap((each) => pythonSources(each, filesOfProject(each), NOT_SERVED)),
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
