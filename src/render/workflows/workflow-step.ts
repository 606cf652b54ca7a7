import type { WorkflowStep } from '../../model/workflow-model';
import { PlainObject, withoutUndefined } from '../../util/objects';

/** A permission of a job's token, and its purpose. */
export interface WorkflowPermission {
  readonly level: 'read' | 'write';
  readonly why?: string;
}

/** A job of a workflow. */
export interface WorkflowJob {
  /** Keys above the permissions, in the order in which they are written. */
  readonly keys: PlainObject;
  readonly permissions: Readonly<Record<string, WorkflowPermission>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly WorkflowStep[];
}

/** The keys of a step as YAML has them. */
function stepContent({ name, id, if: condition, uses, with: input, run, env }: WorkflowStep): PlainObject {
  return withoutUndefined({ name, id, if: condition, uses: uses?.uses, with: input && { ...input }, run, env: env && { ...env } });
}

/** The keys of a job as YAML has them. */
export function jobContent({ keys, permissions, outputs, steps }: WorkflowJob): PlainObject {
  return {
    ...keys,
    permissions: Object.fromEntries(Object.entries(permissions).map(([name, { level }]) => [name, level])),
    ...(outputs ? { outputs: { ...outputs } } : {}),
    steps: steps.map(stepContent),
  };
}
