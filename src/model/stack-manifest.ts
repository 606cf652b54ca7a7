import type { PortModel } from './service-model';
import type { StackPaths, TaskNames } from './stack-model';

/** Where synthesis writes a manifest for each stack, from the project's root. */
export const MANIFESTS_FOLDER = '.projen/containers';

/** Path of a stack's manifest. */
export function manifestPath(stack: string): string {
  return `${MANIFESTS_FOLDER}/${stack}.json`;
}

/** What the `projen-containers` command needs to know of a stack; the model with all that only files need left out. */
export interface StackManifest {
  readonly name: string;
  /** Tag of the built images, unless IMAGE_TAG says otherwise. */
  readonly defaultTag: string;
  readonly paths: ManifestPaths;
  /** In the order in which the user wrote them. */
  readonly services: readonly ServiceManifest[];
  /** Names of the tasks, for messages that tell the next command. */
  readonly tasks: TaskNames;
}

/** Where things lie, from the project's root. */
export interface ManifestPaths extends StackPaths {
  readonly compose: string;
  /** Git ignores it. */
  readonly reports: string;
}

/** One container of the stack. */
export interface ServiceManifest {
  readonly name: string;
  /** Repository of an image that is built; complete reference of one that is pulled. */
  readonly image: string;
  /** @default the image is pulled, or another service's */
  readonly build?: BuildManifest;
  /** Service whose image this one runs too. */
  readonly sharesImageOf?: string;
  readonly port?: PortModel;
  /** True for a task that ends, such as a migration. */
  readonly oneShot: boolean;
}

/** What the image of a service is built from. */
export interface BuildManifest {
  /** From the project's root. */
  readonly context: string;
  readonly dockerfile: string;
  /** Stage that ships. @default the last one */
  readonly target?: string;
  readonly sizeBudgetMegabytes: number;
}
