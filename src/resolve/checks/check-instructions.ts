import { FIX_VARIABLE_NAME, isVariableName } from './check-services';
import type { Instruction } from '../../model/instruction';
import type { ServiceModel } from '../../model/service-model';
import type { Problems } from '../../util/problem';

/** Reports names and values of `Instruction.environment` that a Dockerfile cannot express. */
export function checkInstructions({ constructPath, imageBuild }: ServiceModel, problems: Problems): void {
  for (const instruction of imageBuild?.dockerfile.stages.flatMap(({ instructions }) => instructions) ?? []) {
    for (const [name, value] of variables(instruction)) {
      if (!isVariableName(name)) {
        problems.add(constructPath, `Instruction.environment was given the name ${JSON.stringify(name)}.`, FIX_VARIABLE_NAME);
      } else if (/[\r\n\0]/.test(value)) {
        const what = `Instruction.environment gives ${name} a value with a line break, which no Dockerfile can carry.`;
        problems.add(constructPath, what, 'Give it to the running service, in its environment; or copy a file that holds it.');
      }
    }
  }
}

function variables({ _data: data }: Instruction): [name: string, value: string][] {
  return data.kind === 'env' ? Object.entries(data.variables) : [];
}
