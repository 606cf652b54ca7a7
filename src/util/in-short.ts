const MOST = 5;

/** Names in a sentence: the first ones, and how many more there are. */
export function inShort(names: readonly string[]): string {
  return [...names.slice(0, MOST), ...(names.length > MOST ? [`${names.length - MOST} more`] : [])].join(', ');
}
