/** A base image of the pins file that the stack uses. */
export interface ImagePin {
  /** Name in the pins file, such as `python`. */
  readonly alias: string;
  /** Reference of the image, such as `python:3.13-slim-trixie@sha256:…`. */
  readonly reference: string;
  /** Path of the pins file from the project's root. */
  readonly file: string;
  /** Line in the pins file. @default none: this synthesis adds it */
  readonly line?: number;
}
