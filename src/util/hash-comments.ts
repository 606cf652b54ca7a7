/** The same lines, those emptied that are comments as shells, YAML and Dockerfiles have them. */
export function withoutHashComments(text: string): string {
  return text.replace(/^[ \t]*#.*$/gm, '');
}
