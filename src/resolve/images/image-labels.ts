import { Instruction } from '../../model/instruction';

/** The static labels; the revision is added by the build, so that a commit does not change the Dockerfile. */
export function labelInstruction(labels: Readonly<Record<string, string>>): Instruction {
  const pairs = Object.entries(labels).map(([name, value]) => `org.opencontainers.image.${name}=${JSON.stringify(value)}`);
  return Instruction._words('LABEL', pairs.join(' \\\n      '), 'org.opencontainers.image.revision is set by the build.');
}
