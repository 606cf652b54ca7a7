/** Image tag of a branch, as publish-images.sh computes it. */
export function branchTag(branch: string): string {
  return branch.replaceAll('/', '-');
}
