/** The tag of images of a branch; publish-images.sh gives the same. */
export function branchTag(branch: string): string {
  return branch.replaceAll('/', '-');
}
