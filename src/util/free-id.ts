import type { Construct } from 'constructs';

/** An unused id of the scope, so that a duplicate name is reported with all other problems rather than by a stack trace. */
export function freeId(scope: Construct, id: string): string {
  let free = id;
  for (let count = 2; scope.node.tryFindChild(free); count++) free = `${id}#${count}`;
  return free;
}
