import type { StackModel } from '../model/stack-model';

/** What runs tasks, until the project is ejected. */
export const PROJEN = 'npx projen';

/** The command that runs a task of the stack. */
export function taskCommand({ taskRunner }: Pick<StackModel, 'taskRunner'>, task: string): string {
  return `${taskRunner ?? PROJEN} ${task}`;
}
