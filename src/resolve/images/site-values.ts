import { ADDED_FOLDER, PLACEHOLDER_SUFFIX } from './public-environment';
import { Instruction } from '../../model/instruction';

/** Programs of the build that prepare a site, and those that fill in the values when its container starts. */
export const SITE_PROGRAMS = ['fill.cjs', 'site.cjs', 'fill.awk', 'start.sh'];

/**
 * Commands, after the files of a site are in place, that prepare those with placeholders.
 *
 * @param served folder of what ships
 * @param root folder of the site's files, in it
 */
export function prepareValues(served: string, root: string): string[] {
  return [
    '# Files that contain NEXT_PUBLIC_ values are written when the container starts; these links point to them.',
    `mkdir -p ${served}${ADDED_FOLDER}/files`,
    `cp ${ADDED_FOLDER}/fill.awk ${ADDED_FOLDER}/start.sh ${served}${ADDED_FOLDER}/`,
    `{ grep -rlF ${PLACEHOLDER_SUFFIX} ${root} > ${ADDED_FOLDER}/files.txt || true; }`, // none, where only variables that are not set are read
    `node ${ADDED_FOLDER}/site.cjs`,
  ];
}

/** File of a nginx map, in the folder of what ships, with the files of the build that hold values. */
export function cachingOfValues(served: string): string {
  return `${served}${ADDED_FOLDER}/caching.conf`;
}

/** Starts nginx once the values are filled in. */
export function fillAndStart(served: string): Instruction {
  return Instruction.command(['sh', `${served}${ADDED_FOLDER}/start.sh`], 'Inserts the values, then execs nginx, which runs as process 1 and receives signals.');
}
