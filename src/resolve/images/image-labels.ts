import { Instruction } from '../../model/instruction';

/** The static labels; the revision is added by the build, so that a commit does not change the Dockerfile. */
export function labelInstruction(labels: Readonly<Record<string, string>>): Instruction {
  return Instruction.labels(labels);
}
