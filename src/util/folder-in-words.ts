/** A folder's path from the project's root as a sentence has it, where a lone dot says nothing. */
export function folderInWords(path: string): string {
  return path === '.' ? "the project's folder" : path;
}
