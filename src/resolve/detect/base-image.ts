/** An image that a stage of a Dockerfile builds on. */
export interface BaseImage {
  /** Its reference, with the default values of build arguments put in. */
  readonly reference: string;
  readonly line: number;
}

const FROM = /^\s*FROM\s+(?:--\S+\s+)*(?<reference>\S+)/i;
const ARGUMENTS = /^\s*ARG\s+(?<assignments>.+)$/i;
const ASSIGNMENT = /(?<name>\w+)=(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<plain>\S+))/g;
const VARIABLE = /\$(?:\{(?<braced>\w+)(?::?-(?<otherwise>[^}]*))?\}|(?<bare>\w+))/g;

/** What the stages of a Dockerfile build on, in order; those that build on an earlier stage have its name there. */
export function baseImages(text: string): BaseImage[] {
  const values = new Map<string, string>();
  const images: BaseImage[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    for (const { groups } of (ARGUMENTS.exec(line)?.groups?.assignments ?? '').matchAll(ASSIGNMENT)) {
      const { name, double, single, plain } = groups!;
      if (images.length === 0) values.set(name, double ?? single ?? plain); // of a stage's own arguments FROM knows nothing
    }
    const reference = FROM.exec(line)?.groups?.reference;
    if (reference) images.push({ reference: withValues(reference, values), line: index + 1 });
  });
  return images;
}

/** A text with the values of its variables put in, or the defaults that it names itself. */
export function withValues(reference: string, values: ReadonlyMap<string, string> = new Map()): string {
  return reference.replace(VARIABLE, (...match) => {
    const { braced, bare, otherwise = '' } = match.at(-1) as Record<string, string | undefined>;
    return values.get(braced ?? bare ?? '') ?? otherwise;
  });
}
