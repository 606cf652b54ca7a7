/** A folder of files to read. */
export interface ReadableFolder {
  /** Whether a path in the folder exists. */
  has(path: string): boolean;
  /** Text of a file in the folder; empty when there is none. */
  text(path: string): string;
  /** Paths of the files below it, sorted. */
  files(): readonly string[];
  /** Whether a path is one of them. */
  lists(path: string): boolean;
}
