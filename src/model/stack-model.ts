import type { BuildSecret } from './build-secret';
import type { ImagePin } from './image-pin';
import type { KubernetesModel } from './kubernetes-model';
import type { SecretModel } from './secret';
import type { ServiceModel } from './service-model';
import type { WorkflowModel } from './workflow-model';

/** A network of the stack. */
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
  /** Manifests for Kubernetes. @default none are generated */
  readonly kubernetes?: string;
}

/** The whole stack, complete and read-only; all that policy and renderers see. */
export interface StackModel {
  readonly name: string;
  readonly paths: StackPaths;
  /** Registry and namespace that built images are pushed to. */
  readonly registry?: string;
  readonly services: ServiceModel[];
  readonly networks: NetworkModel[];
  readonly volumes: string[];
  readonly secrets: SecretModel[];
  readonly buildSecrets: BuildSecret[];
  /** The base images that it uses. @default not known */
  readonly pins?: ImagePin[];
  /** The GitHub workflow of the images. @default there is none */
  readonly workflow?: WorkflowModel;
  /** Keys that the user laid over the whole compose file. */
  readonly composeOverrides: { readonly [key: string]: unknown };
  /** How it runs in a Kubernetes cluster. @default no manifests are generated */
  readonly kubernetes?: KubernetesModel;
  /** Task names, for messages that tell the next command. */
  readonly tasks: TaskNames;
  /** The command that runs them, once the project is without projen. @default projen's own */
  readonly taskRunner?: string;
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
  readonly doctor: string;
  readonly scan: string;
  readonly loadMinikube: string;
  readonly cleanImages: string;
  readonly imageReport: string;
  readonly explain: string;
  readonly prove: string;
}
