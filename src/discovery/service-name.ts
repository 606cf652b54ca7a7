import type { Application, ApplicationKind } from './application';
import { RESERVED_NAMES } from '../resolve/checks/check-services';
import { slug } from '../util/slug';

const BY_KIND: Readonly<Record<ApplicationKind, string>> = { fastapi: 'backend', nextjs: 'frontend' };
/** Folder names that say where sources lie, and not what they are. */
const MEANINGLESS = ['app', 'apps', 'application', 'code', 'packages', 'project', 'services', 'source', 'src'];
/** Names that the stack's other services or its folders have. */
const TAKEN = [...RESERVED_NAMES, 'mariadb', 'migrations', 'postgres', 'valkey'];

/**
 * A name for each application's service: that of its folder, made valid and unique; what it is, where the folder
 * does not tell. The folder that has a name keeps it.
 */
export function nameServices(applications: readonly Application[]): string[] {
  const names = new Map<Application, string>();
  const isNamed = (application: Application) => folderNames(application).length > 0;
  for (const application of [...applications.filter(isNamed), ...applications.filter((each) => !isNamed(each))]) {
    const kind = BY_KIND[application.kind];
    const taken = [...names.values()];
    names.set(application, [...folderNames(application), kind, ...numbered(kind)].find((name) => !taken.includes(name)) ?? kind);
  }
  return applications.map((application) => names.get(application)!);
}

function folderNames({ path }: Application): string[] {
  const parts = path === '.' ? [] : path.split('/').filter((part) => part !== '..');
  const telling = parts.map((part) => slug(part)).filter((part) => part !== '' && !MEANINGLESS.includes(part));
  const longer = telling.map((_, index) => slug(telling.slice(-index - 1).join('-')));
  return longer.filter((name) => name !== '' && !TAKEN.includes(name));
}

function numbered(name: string): string[] {
  return Array.from({ length: 100 }, (_, index) => `${name}-${index + 2}`);
}
