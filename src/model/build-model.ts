import type { ContextModel } from './context-model';
import type { Dockerfile } from './dockerfile';

/** What the image of a service is built from. */
export interface BuildModel {
  /** Path of the build context from the project's root. */
  readonly context: string;
  /** Path of the Dockerfile from the project's root. */
  readonly dockerfilePath: string;
  /** Path of the Dockerfile from the build context, which may lie outside of the project. */
  readonly dockerfileFromContext: string;
  /** Its stages up to the one that ships; none where another service has them. */
  readonly dockerfile: Dockerfile;
  /** Service whose Dockerfile has the stage that ships too. @default the Dockerfile is its own */
  readonly stageOf?: string;
  /** True for a Dockerfile that the team wrote: it is read, and stays as it is. @default false */
  readonly isHandWritten?: boolean;
  /** Stage that ships. @default the last one */
  readonly target?: string;
  /** What of the context may enter the build; in the syntax of an ignore file, in order. */
  readonly ignore: IgnoreRules;
  readonly secrets: string[];
  /** `build-images` fails above it. 1 MB is 1,000,000 bytes, as Docker counts. */
  readonly sizeBudgetMegabytes: number;
  /** What was found in the context. @default it was not looked at */
  readonly contents?: ContextModel;
}

/** An allow-list: nothing enters but `include`, and of that neither `exclude` nor what has the name of a secret. */
export interface IgnoreRules {
  readonly include: string[];
  readonly exclude: string[];
  /** Files that enter although their names are those of secrets: they were read and hold none. @default none */
  readonly harmless?: string[];
}
