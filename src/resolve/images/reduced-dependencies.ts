import { Base, runWithBinutils, stripFrom } from './base-families';
import type { Stage } from '../../model/dockerfile';
import { Instruction } from '../../model/instruction';
import { PythonProject, VENV } from '../../package-managers/python-package-manager';
import { NEXT_LINE } from '../../util/dockerfile-text';

/** Python dependencies, and what of them does not ship. */
export interface ReducedDependencies {
  /** What is installed, and from which folder: the build context. */
  readonly project: PythonProject;
  readonly pythonImage: string;
  /** The bare base that ships; of the same distribution and release as the Python image. */
  readonly base: Base;
  /** Removes the debugging symbols of compiled dependencies. */
  readonly stripNativeModules: boolean;
  /** Removes files of dependencies that are only needed to develop them. */
  readonly removeDevelopmentFiles: boolean;
}

/** Test files of dependencies. Packages may import other files in their test folders. */
const TESTS = ['test_*', '_test_*', 'conftest.*'];
const SOURCES = ['*.h', '*.hpp', '*.pxd', '*.pyx'];
/** A file of uv's that everyone may write to. */
const LOCK = `${VENV}/.lock`;
/** The kind of machine that an ELF file is for stands in its bytes 18 and 19; packages may bundle libraries for several. */
const OF_THIS_MACHINE = "-exec cmp -s -n 2 {} /proc/self/exe 18 18 ';'";
/** Mount point of the strip tool. */
const BINUTILS = '/binutils';

/** Stages that reduce the dependencies of the stage `builder`; the last one has what ships. None, if nothing is removed. */
export function reducingStages(dependencies: ReducedDependencies): Stage[] {
  const { stripNativeModules, removeDevelopmentFiles } = dependencies;
  return [
    ...(stripNativeModules ? [binutils(dependencies)] : []),
    ...(stripNativeModules || removeDevelopmentFiles ? [stripped(dependencies)] : []),
  ];
}

/** A stage of its own, so that binutils are downloaded while the dependencies are installed. */
function binutils({ base, pythonImage, project }: ReducedDependencies): Stage {
  return { name: 'binutils', from: pythonImage, comment: 'The strip tool; does not ship.', instructions: [runWithBinutils(base, project.buildSecrets, [])] };
}

/** Based on the stage with the dependencies, so that only changed files are copied. */
function stripped({ base, stripNativeModules, removeDevelopmentFiles }: ReducedDependencies): Stage {
  const names = (globs: readonly string[]): string => globs.map((glob) => `-name '${glob}'`).join(' -o ');
  const removeFiles = `find ${VENV} -type f${NEXT_LINE}'(' -path '*/tests/*' '(' ${names(TESTS)} ')' -o ${names(SOURCES)} -o -path ${LOCK} ')'${NEXT_LINE}-exec rm {} +`;
  const strip = `find ${VENV} -name '*.so' -not -path '*.libs/*' ${OF_THIS_MACHINE}${NEXT_LINE}-exec ${stripFrom(base, BINUTILS)} --strip-unneeded {} +`;
  return {
    name: 'stripped',
    from: 'builder',
    comment: stripNativeModules
      ? 'The dependencies without debugging symbols. Skipped are libraries for other machines, and those bundled in wheels, which were\nmodified after linking and would break.'
      : 'The dependencies without files that are only needed to develop them.',
    instructions: [
      Instruction.run([...(removeDevelopmentFiles ? [removeFiles] : []), ...(stripNativeModules ? [strip] : [])], {
        binds: stripNativeModules ? [{ from: 'binutils', source: '/usr', target: BINUTILS }] : [],
      }),
    ],
  };
}
