const MOST = 5;

/** Names in a sentence: the first ones, and how many more there are. */
export function inShort(names: readonly string[]): string {
  return [...names.slice(0, MOST), ...(names.length > MOST ? [`${names.length - MOST} more`] : [])].join(', ');
}

/** A text of at most so many characters, cut between words, with an ellipsis where something is left out. */
export function cutShort(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).replace(/\s+\S*$/, '')} …` : text;
}
