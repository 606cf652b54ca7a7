/** A folder's path for use in a sentence, in which a lone dot would say nothing. */
export function folderInWords(path: string): string {
  return path === '.' ? "the project's folder" : path;
}
