import { readInstruction } from '../../model/docker-instruction';
import type { Stage } from '../../model/dockerfile';

/** The root, or a folder below it in which a file system is assembled. Anything deeper belongs to the application. */
const FILE_SYSTEM = /^\/[\w-]*$/;

/** Stages whose programs are in the shipped image: the last one, those it is based on, and those whose file system it copies. */
export function shippedStages(stages: readonly Stage[], stage = stages.at(-1)): Stage[] {
  if (!stage) return [];
  const copies = stage.instructions.flatMap(readInstruction).flatMap((parts) => parts.copies);
  const below = [stage.from, ...copies.flatMap(({ from, source }) => (from && FILE_SYSTEM.test(source) ? [from] : []))];
  const earlier = stages.slice(0, stages.indexOf(stage));
  return [stage, ...earlier.filter(({ name }) => below.includes(name)).flatMap((each) => shippedStages(stages, each))];
}
