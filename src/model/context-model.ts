/** What was found in a build context. */
export interface ContextModel {
  /** Names of the files and folders at its top, sorted. */
  readonly entries: string[];
  /** What the build needs of it. */
  readonly inputs: ContextInput[];
  /** Symbolic links whose target lies outside of it; an image would get the link without its target. */
  readonly linksOutside: string[];
}

/** A file or folder of the build context that the build needs. */
export interface ContextInput {
  /** Path in the context. */
  readonly path: string;
  /** What names it, such as `sources` or `addInstructions`. */
  readonly source: string;
  /** Whether it is there. */
  readonly exists: boolean;
  /** Whether the ignore file lets it enter the build. */
  readonly admitted: boolean;
}
