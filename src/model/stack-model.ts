import type { SecretModel } from './secret';
import type { ServiceModel } from './service-model';
import type { PlainObject } from '../util/objects';

export interface NetworkModel {
  readonly name: string;
  /** True: no way out to the internet. */
  readonly internal: boolean;
  readonly comment: string;
}

/** Where the generated files lie, from the project's root. */
export interface StackPaths {
  readonly docker: string;
  readonly scripts: string;
}

/** The whole stack, complete and read-only; all that policy and renderers see. */
export interface StackModel {
  readonly name: string;
  readonly paths: StackPaths;
  /** Registry and namespace that built images are pushed to. */
  readonly registry?: string;
  readonly services: readonly ServiceModel[];
  readonly networks: readonly NetworkModel[];
  readonly volumes: readonly string[];
  readonly secrets: readonly SecretModel[];
  readonly buildSecrets: readonly { readonly id: string; readonly variable: string; readonly description: string }[];
  readonly composeOverrides: PlainObject;
  /** Task names, for messages that tell the next command. */
  readonly tasks: TaskNames;
}

/** Names of the stack's projen tasks. */
export interface TaskNames {
  readonly buildImages: string;
  readonly up: string;
  readonly down: string;
  readonly logs: string;
  readonly ps: string;
  readonly dev: string;
  readonly secrets: string;
  readonly e2e: string;
}
