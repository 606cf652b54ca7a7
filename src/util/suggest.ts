/** Levenshtein distance of two short words. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = previous[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, previous[column] + 1, current[column - 1] + 1));
    }
    previous = current;
  }
  return previous[b.length];
}

/** The most similar known word, if any is close. */
export function closestWord(word: string, known: readonly string[]): string | undefined {
  const close = known
    .map((candidate) => ({ candidate, edits: distance(word, candidate) }))
    .filter(({ edits }) => edits <= Math.max(2, word.length / 3) && edits < word.length)
    .sort((a, b) => a.edits - b.edits);
  return close[0]?.candidate;
}

/** ` Did you mean "x"?` for the closest of the known words, or nothing when none is close. */
export function didYouMean(word: string, known: readonly string[]): string {
  const closest = closestWord(word, known);
  return closest === undefined ? '' : ` Did you mean "${closest}"?`;
}
