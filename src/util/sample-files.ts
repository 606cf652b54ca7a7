/** Folders that explain something, or show how it is used; an application there counts only where there is no other. */
const SAMPLE = /(?:^|\/)(?:docs?|examples?|samples?|demos?|templates?|fixtures|playground|snippets)\//;

/** Whether a folder or file explains something or shows how it is used, rather than what is shipped. */
export function isSample(path: string): boolean {
  return SAMPLE.test(`${path}/`);
}
