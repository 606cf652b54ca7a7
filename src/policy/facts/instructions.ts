import { InstructionParts, readInstruction } from '../../model/docker-instruction';
import type { ServiceModel } from '../../model/service-model';
import type { StackModel } from '../../model/stack-model';

/** An instruction of a generated Dockerfile, and where it stands. */
export interface PlacedInstruction extends InstructionParts {
  readonly service: ServiceModel;
  readonly stage: string;
  /** Its origin, for messages. */
  readonly source: string;
}

/** Every instruction of every Dockerfile of the stack, in order. */
export function instructionsOf(stack: StackModel): PlacedInstruction[] {
  return stack.services.flatMap((service) =>
    (service.imageBuild?.dockerfile.stages ?? []).flatMap(({ name, instructions }) =>
      instructions.flatMap(readInstruction).map((parts) => ({
        ...parts,
        service,
        stage: name,
        source: `${service.imageBuild?.isHandWritten ? '' : 'addInstructions, '}stage ${name} of ${service.imageBuild?.dockerfilePath}`,
      })),
    ),
  );
}
