/** A size as people read it; 1 MB is 1,000,000 bytes, as Docker counts. */
export function sizeText(bytes: number): string {
  if (bytes >= 999_950) return `${(bytes / 1e6).toFixed(1)} MB`;
  return bytes >= 1000 ? `${Math.round(bytes / 1000)} kB` : `${bytes} B`;
}

/** A change of a size, with its sign. */
export function changeText(bytes: number): string {
  return bytes === 0 ? '±0' : `${bytes > 0 ? '+' : '−'}${sizeText(Math.abs(bytes))}`;
}

/** How far a size is above another. */
export function aboveText(bytes: number, floor: number): string {
  return `+${((bytes / floor - 1) * 100).toFixed(1)} %`;
}
