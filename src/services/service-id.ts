import { Construct } from 'constructs';
import { freeId } from '../util/free-id';
import { instance, isOfKind, valueInWords } from '../util/option-kinds';
import { Problems } from '../util/problem';

const STACK = instance('ContainerStack', '');
const FIX_SCOPE = 'Give it the stack: new ContainerStack(…), what ContainerStack.detect(…) returns, or the stack of a ContainerProject.';
const FIX_NAME = "Give the name after the stack, as in new FastApiService(stack, 'backend', { … }).";

/**
 * An unused id for a service. Outside of a stack nothing would ever be generated for it, and nobody would tell.
 *
 * @throws StackError if the scope is not in a stack, or the name is no text
 */
export function serviceId(scope: Construct, name: string): string {
  const problems = new Problems();
  const isInStack = Construct.isConstruct(scope) && scope.node.scopes.some((each) => isOfKind(each, STACK));
  const where = typeof name === 'string' ? name : 'a service';
  if (!isInStack) problems.add(where, `Its scope is ${valueInWords(scope, STACK)}, which is in no stack.`, FIX_SCOPE);
  if (typeof name !== 'string') problems.add(where, `Its name is ${valueInWords(name, 'text')}.`, FIX_NAME);
  problems.throwIfAny();
  return freeId(scope, name);
}
