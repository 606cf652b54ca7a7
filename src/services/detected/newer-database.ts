import { postgresRelease } from '../../model/postgres-release';
import type { StackModel } from '../../model/stack-model';
import type { ApplicationFolder } from '../../resolve/application-folder';
import { withValues } from '../../resolve/detect/base-image';
import { composeFiles, composeServices } from '../../resolve/detect/compose-services';
import { POSTGRESQL } from '../../resolve/settings/database-dialect';
import { escapePattern } from '../../util/escape-pattern';
import { placeOf } from '../../util/lines';

const IMAGE = new RegExp(`(?:^|/)(?:${POSTGRESQL.images.names}):`);

/** Tells of a PostgreSQL that a compose file of the team starts, and that is newer than the stack's: the code may use what is new in it. */
export function tellNewerDatabase(root: ApplicationFolder, { services, pins = [] }: Pick<StackModel, 'services' | 'pins'>): string[] {
  const images = services.filter(({ port }) => port?.protocol === 'postgresql').map(({ image }) => image);
  const pin = pins.find(({ reference }) => images.includes(reference));
  const own = pin && postgresRelease(pin.reference);
  if (!pin || own === undefined) return [];
  const started = composeFiles(root).flatMap((file) => composeServices(root.text(file)).flatMap(({ image }) => {
    const release = typeof image === 'string' && IMAGE.test(image) ? postgresRelease(withValues(image)) : undefined;
    return release === undefined ? [] : [{ release, place: placeOf(file, root.text(file), new RegExp(escapePattern(String(image)))) }];
  }));
  const newest = started.filter(({ release }) => release > own).sort((a, b) => b.release - a.release).slice(0, 1);
  return newest.map(({ release, place }) =>
    `${place}: PostgreSQL ${release} is started here, and ${own} by the stack. Raise ${pin.alias} in ${pin.file}, unless the older one will do.`);
}
