import { readInstruction } from '../../model/docker-instruction';
import type { Stage } from '../../model/dockerfile';

/** The root, or a folder below it in which a file system is assembled. What lies deeper is the application's. */
const FILE_SYSTEM = /^\/[\w-]*$/;

/** The stages whose programs are in the image that ships: the last one, what it stands on, and the file systems that it takes over. */
export function shippedStages(stages: readonly Stage[], stage = stages.at(-1)): Stage[] {
  if (!stage) return [];
  const copies = stage.instructions.flatMap(readInstruction).flatMap((parts) => parts.copies);
  const below = [stage.from, ...copies.flatMap(({ from, source }) => (from && FILE_SYSTEM.test(source) ? [from] : []))];
  const earlier = stages.slice(0, stages.indexOf(stage));
  return [stage, ...earlier.filter(({ name }) => below.includes(name)).flatMap((each) => shippedStages(stages, each))];
}
