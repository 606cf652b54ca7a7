/** What was found in a build context. */
export interface ContextModel {
  /** Names of the files and folders at its top, sorted. */
  readonly entries: string[];
  /** What the build needs of it. */
  readonly inputs: ContextInput[];
  /** Symbolic links whose target lies outside of it; an image would get the link without its target. */
  readonly linksOutside: string[];
  /** Files among the sources that their names keep out, and their content. @default none */
  readonly leftOut?: LeftOutFile[];
}

/** A file whose name is that of a key, and that is not known to hold only what everybody may have. */
export interface LeftOutFile {
  /** Path in the context. */
  readonly path: string;
  /** Whether it holds a private key; else nobody knows what. */
  readonly holdsPrivateKey: boolean;
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
