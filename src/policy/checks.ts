import { ServiceView, serviceViews } from './facts/service-view';
import type { Finding, IPolicyRule } from './rule';
import type { ServiceModel } from '../model/service-model';
import type { StackModel } from '../model/stack-model';

/** A finding without its place, which is the service. */
export type Fault = Omit<Finding, 'where'>;

type Check = IPolicyRule['check'];
type Judge<T> = (service: T, stack: StackModel, today: string) => Fault | readonly Fault[] | undefined;

/** Judges each service as compose will see it, with all overrides. */
export function eachService(judge: Judge<ServiceView>): Check {
  return (stack, today) => serviceViews(stack).flatMap((view) => placed(view.where, judge(view, stack, today)));
}

/** Judges the model of each service, regardless of overrides. */
export function eachModel(judge: Judge<ServiceModel>): Check {
  return (stack, today) => stack.services.flatMap((service) => placed(service.constructPath, judge(service, stack, today)));
}

/** Several checks, one after the other. */
export function allOf(...checks: readonly Check[]): Check {
  return (stack, today) => checks.flatMap((check) => check(stack, today));
}

function placed(where: string, faults: Fault | readonly Fault[] = []): Finding[] {
  return [faults].flat().map((fault) => ({ where, ...fault }));
}
