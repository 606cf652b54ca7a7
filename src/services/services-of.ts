import type { IConstruct } from 'constructs';
import { Service } from './service';
import { Problems } from '../util/problem';
import { didYouMean } from '../util/suggest';

/** The services of a stack, in the order in which they were made. */
export function servicesOf(stack: IConstruct): Service[] {
  return stack.node.findAll().filter((construct): construct is Service => construct instanceof Service);
}

/**
 * The service of a name.
 *
 * @throws StackError where there is none
 */
export function findService(stack: IConstruct, name: string): Service {
  const services = servicesOf(stack);
  const service = services.find((each) => each.name === name);
  if (service) return service;
  const names = services.map((each) => each.name);
  const problems = new Problems();
  problems.add(stack.node.id, `It has no service "${name}".${didYouMean(name, names)}`, names.length > 0 ? `Use one of: ${names.join(', ')}.` : 'Create the service first.');
  problems.throwIfAny();
  return services[0];
}
