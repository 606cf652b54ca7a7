import { DOCKERFILE_OPTIONS } from './option-tables';
import { OptionMistake, optionMistakes } from '../util/option-mistakes';

/** A hand-written Dockerfile. */
export interface DockerfileOptions {
  /** Folder that the build reads, from the project's root. */
  readonly context: string;
  /** Path of the Dockerfile, from the context. @default 'Dockerfile' */
  readonly file?: string;
  /** Stage that ships. @default the last one */
  readonly target?: string;
  /** `build-images` fails above this size, in MB (1,000,000 bytes). @default 500 */
  readonly sizeBudgetMegabytes?: number;
}

/** Where the image of a {@link ContainerService} comes from. */
export class ContainerImage {
  /**
   * An image that the pins file names, so that people and bots can update it.
   *
   * @param alias its name there
   * @param initial image that a missing line is added with, such as `axllent/mailpit:v1.27`
   */
  public static pin(alias: string, initial?: string): ContainerImage {
    return new ContainerImage([], { alias, initial });
  }

  /** An image that is built from a Dockerfile of your own, which is not changed. */
  public static dockerfile(options: DockerfileOptions): ContainerImage {
    return new ContainerImage(optionMistakes(options, DOCKERFILE_OPTIONS, 'ContainerImage.dockerfile()'), undefined, options);
  }

  private constructor(
    /** @internal */ public readonly _mistakes: readonly OptionMistake[],
    /** @internal */ public readonly _pin?: { readonly alias: string; readonly initial?: string },
    /** @internal */ public readonly _dockerfile?: DockerfileOptions,
  ) {}
}
