/** An application that was found in a repository. */
export interface Application {
  readonly kind: ApplicationKind;
  /** Its folder from the project's root; `.` for the root itself. */
  readonly path: string;
  /** Path of the file that shows what it is. */
  readonly evidence: string;
}

export type ApplicationKind = 'fastapi' | 'nextjs';
