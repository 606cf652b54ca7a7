/**
 * The ports of the developer's machine: a service keeps its own one, unless an earlier one has it; then the next
 * that is free.
 *
 * @param wanted what each service listens on, in the order in which they choose
 */
export function distinctPorts(wanted: readonly number[]): number[] {
  const taken = new Set<number>();
  return wanted.map((port) => {
    let free = port;
    // What another one listens on is left to it.
    while (taken.has(free) || (free !== port && wanted.includes(free))) free += 1;
    taken.add(free);
    return free;
  });
}
