import { variablesOfAnyDatabase } from '../database-variables';
import { nodeEnvironment } from './node-environment';
import { SourceCode } from '../../../util/source-code';
import type { ApplicationFolder } from '../../application-folder';
import type { Setting } from '../setting';

const CONFIGURATION = /(?:^|\/)(?:drizzle\.config|prisma\.config|knexfile)\.[cm]?[jt]s$/;
/** @see https://www.prisma.io/docs/orm/reference/prisma-config-reference */
const OF_PRISMA = /\benv(?:<\w+>)?\(\s*["'](?<name>\w+)["']\s*\)/g;

/** Variables for want of which Prisma cannot read its configuration, whatever it is to do. */
export function prismaConfiguration(path: string, source: SourceCode): Pick<Setting, 'name' | 'place'>[] {
  if (!/(?:^|\/)prisma\.config\.[cm]?[jt]s$/.test(path)) return [];
  return [...source.text.matchAll(OF_PRISMA)].map(({ groups, index }) => ({ name: groups!.name, place: `${path}:${source.lineAt(index)}` }));
}

/** Where tools of migrations find their database: what else their configuration reads, the application does without. */
export function migrationSettings(folder: ApplicationFolder): Setting[] {
  const settings = folder.files().filter((file) => CONFIGURATION.test(file)).flatMap((file) => {
    const path = folder.pathFromProject(file);
    const source = SourceCode.javascript(folder.text(file));
    return [...prismaConfiguration(path, source), ...nodeEnvironment(path, source)].map(({ name, place }): Setting => ({ name, place, required: false, form: 'text' }));
  });
  return variablesOfAnyDatabase(settings);
}
