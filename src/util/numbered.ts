/** The names, each once: a later one of the same name has its number behind it, such as `worker-2`. */
export function numbered(names: readonly string[]): string[] {
  return names.map((name, index) => {
    const earlier = names.slice(0, index).filter((each) => each === name).length;
    return earlier === 0 ? name : `${name}-${earlier + 1}`;
  });
}
