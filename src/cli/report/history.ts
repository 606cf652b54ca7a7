import type { ImageConfig } from './saved-images';
import { splitInstructions } from '../../util/dockerfile-text';

/** Origin of a layer according to the image's history. */
export interface LayerOrigin {
  /** The Dockerfile instruction that created it. */
  readonly instruction: string;
  /** True for layers of the base image. */
  readonly isBase: boolean;
}

/** The stage of a Dockerfile that ships, with the stages it is based on. */
export interface ShippedStage {
  /** Its base image, as the Dockerfile names it. */
  readonly base: string;
  /** Keywords of its instructions, in order. */
  readonly keywords: readonly string[];
}

/**
 * Finds the stage of a Dockerfile that ships.
 *
 * @param target its name; without one, the last
 */
export function shippedStage(dockerfile: string, target?: string): ShippedStage {
  const stages = new Map<string, ShippedStage>();
  let name = '';
  for (const instruction of splitInstructions(dockerfile)) {
    const [keyword, ...words] = instruction.split(/\s+/);
    if (keyword.toUpperCase() === 'FROM') {
      const [from, , alias] = words.filter((word) => !word.startsWith('--'));
      name = (alias ?? String(stages.size)).toLowerCase();
      stages.set(name, stages.get(from.toLowerCase()) ?? { base: from, keywords: [] });
    } else {
      const stage = stages.get(name); // what stands before the first FROM makes nothing
      if (stage) stages.set(name, { ...stage, keywords: [...stage.keywords, keyword.toUpperCase()] });
    }
  }
  return stages.get(target?.toLowerCase() ?? name) ?? { base: 'scratch', keywords: [] };
}

/**
 * Origin of each layer. BuildKit writes one history entry for each instruction, so earlier entries belong to the base.
 * Undefined if the entries don't match, since the image was built from another Dockerfile then.
 */
export function layerOrigins({ history = [] }: ImageConfig, { keywords }: ShippedStage): LayerOrigin[] | undefined {
  const ofBase = history.length - keywords.length;
  const instructions = history.map(({ created_by: text = '' }) => instructionText(text));
  const agrees = keywords.every((keyword, index) => instructions[ofBase + index]?.toUpperCase().startsWith(keyword));
  if (ofBase < 0 || !agrees) return undefined;
  return history
    .map(({ empty_layer: isEmpty }, index) => ({ instruction: instructions[index], isBase: index < ofBase, isEmpty }))
    .filter(({ isEmpty }) => !isEmpty)
    .map(({ instruction, isBase }) => ({ instruction, isBase }));
}

/** Text of a history entry as in the Dockerfile. */
export function instructionText(created: string): string {
  return created
    .replace(/\s*# buildkit$/, '')
    .replace(/^RUN (?:\|\d+ .*?)?\/bin\/(?:sh|bash) (?:\S+ )*?-\w*c /s, 'RUN ')
    .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
    .replace(/^\/bin\/sh -c /, 'RUN ')
    .replace(/\s+/g, ' ')
    .trim();
}
