import { ADDED_FOLDER, PLACEHOLDER_SUFFIX } from './public-environment';
import { Instruction } from '../../model/instruction';

/** Programs that prepare a site during the build, and fill in values when its container starts. */
export const SITE_PROGRAMS = ['fill.cjs', 'site.cjs', 'fill.awk', 'start.sh'];

/**
 * Commands that prepare files with placeholders, once the files of the site are in place.
 *
 * @param served folder of what ships
 * @param root folder of the site's files, in it
 */
export function prepareValues(served: string, root: string): string[] {
  return [
    '# Files that contain NEXT_PUBLIC_ values are written when the container starts; these links point to them.',
    `mkdir -p ${served}${ADDED_FOLDER}/files`,
    `cp ${ADDED_FOLDER}/fill.awk ${ADDED_FOLDER}/start.sh ${served}${ADDED_FOLDER}/`,
    `{ grep -rlF ${PLACEHOLDER_SUFFIX} ${root} > ${ADDED_FOLDER}/files.txt || true; }`, // none if only unset variables are read
    `node ${ADDED_FOLDER}/site.cjs`,
  ];
}

/** File of an nginx map with the build files that contain values. */
export function cachingOfValues(served: string): string {
  return `${served}${ADDED_FOLDER}/caching.conf`;
}

/** Fills in the values, then starts nginx. */
export function fillAndStart(served: string): Instruction {
  return Instruction.command(['sh', `${served}${ADDED_FOLDER}/start.sh`], 'Inserts the values, then execs nginx, which runs as process 1 and receives signals.');
}
