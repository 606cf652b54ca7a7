import type { Construct } from 'constructs';

/** An id that the scope has not given yet, so that a name given twice is told with all other problems, and not by a stack trace. */
export function freeId(scope: Construct, id: string): string {
  let free = id;
  for (let count = 2; scope.node.tryFindChild(free); count++) free = `${id}#${count}`;
  return free;
}
