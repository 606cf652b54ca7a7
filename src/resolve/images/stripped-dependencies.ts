import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '../../model/dockerfile';
import { Instruction } from '../../model/instruction';
import { VENV } from '../../package-managers/python-package-manager';

/** What is taken away from the dependencies before they ship. */
export interface Reduction {
  /** Removes the debugging symbols of compiled dependencies. */
  readonly stripNativeModules: boolean;
  /** Removes the tests that dependencies bring along. */
  readonly removePackageTests: boolean;
}

/** Python is in every builder; binutils would take longer to install than the dependencies. */
const STRIP = join(__dirname, '..', '..', '..', 'assets', 'python', 'strip.py');
const PROGRAM = '/opt/strip.py';

/** The dependencies as they ship. It begins from the builder, so that only the files that change are copied. */
export function strippedStage({ stripNativeModules, removePackageTests }: Reduction): Stage {
  const strip = `find ${VENV} -type f -name '*.so' -not -path '*.libs/*' -exec python ${PROGRAM} {} +`;
  const removeTests = `find ${VENV} -path '*/tests/*' -type f '(' -name 'test_*' -o -name '_test_*' -o -name 'conftest.*' ')' -delete`;
  return {
    name: 'stripped',
    from: 'builder',
    comment: stripNativeModules
      ? 'The dependencies without debugging symbols. What was edited after linking stays as it is.'
      : 'The dependencies without their tests.',
    instructions: [
      ...(stripNativeModules ? [Instruction._file(PROGRAM, readFileSync(STRIP, 'utf8'), "As binutils' strip does it, without a package to install.")] : []),
      Instruction.run([...(removePackageTests ? [removeTests] : []), ...(stripNativeModules ? [strip] : [])]),
    ],
  };
}
