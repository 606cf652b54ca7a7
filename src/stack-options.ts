import type { BaseProfile } from './model/base-profile';
import type { BuildSecret } from './model/build-secret';
import type { KubernetesOptions } from './model/kubernetes-options';
import { KUBERNETES_OPTIONS } from './model/option-tables';
import type { TaskNames } from './model/stack-model';
import type { PolicyOptions, Waiver } from './policy/policy-options';
import { IMAGES_WORKFLOW_OPTIONS, ImagesWorkflowOptions } from './resolve/images-workflow';
import type { DetectedServiceOptions } from './services/detected/candidate';
import { withoutUndefined } from './util/objects';
import { instance, named, OptionTableOf, OptionTable, required } from './util/option-kinds';
import { slug } from './util/slug';

/** Names of the tasks, where they would clash with a project's own. */
export interface TaskNameOptions {
  /** Builds the images. @default 'build-images' */
  readonly buildImages?: string;
  /** Starts the stack. @default 'up' */
  readonly up?: string;
  /** Stops the stack. @default 'down' */
  readonly down?: string;
  /** Follows the logs. @default 'logs' */
  readonly logs?: string;
  /** Lists the containers. @default 'ps' */
  readonly ps?: string;
  /** Starts the development mode. @default 'dev' */
  readonly dev?: string;
  /** Creates missing secret files. @default 'secrets' */
  readonly secrets?: string;
  /** Builds the images and tests the stack. @default 'e2e' */
  readonly e2e?: string;
  /** Checks what the stack needs of the machine. @default 'doctor' */
  readonly doctor?: string;
  /** Scans the images. @default 'scan' */
  readonly scan?: string;
  /** Loads the images into minikube or kind. @default 'load-minikube' */
  readonly loadMinikube?: string;
  /** Removes what the stack left in the engine. @default 'clean-images' */
  readonly cleanImages?: string;
  /** Shows what the images are made of. @default 'image-report' */
  readonly imageReport?: string;
  /** Shows the values of the services and where each comes from. @default 'explain' */
  readonly explain?: string;
  /** Proves that each image builds, runs hardened, answers and stops. @default 'prove' */
  readonly prove?: string;
}

/** Options that every container stack has, described or detected. */
export interface CommonStackOptions {
  /** Registry and namespace of the built images, such as `ghcr.io/acme`. @default none: the images stay on the machine that builds them */
  readonly registry?: string;
  /** URL of the sources, for the images' labels. @default the repository in package.json, if the project has one */
  readonly source?: string;
  /** SPDX identifier of the license, for the images' labels. @default the license in package.json, if the project has one */
  readonly licenses?: string;
  /** Files on the building machine that downloads need, such as registry credentials. @default none */
  readonly buildSecrets?: BuildSecret[];
  /** Base of the images that ship. @default Alpine Linux for Next.js, Debian for FastAPI */
  readonly profile?: BaseProfile;
  /** Images that new lines of the pins file start with, by alias, such as those of your own registry. @default the official images */
  readonly pins?: { [alias: string]: string };
  /** Folder of the container files. @default 'docker' */
  readonly directory?: string;
  /** Folder of the scripts. @default 'scripts' */
  readonly scriptsDirectory?: string;
  /** Manifests for a Kubernetes cluster. @default none are generated */
  readonly kubernetes?: KubernetesOptions;
  /** Severities of the rules, waivers of findings, and packs of rules. @default the library's rules, unchanged */
  readonly policy?: PolicyOptions;
  /** The GitHub workflow that builds, tests, scans, publishes and signs the images; `{}` enables it with its defaults. @default none */
  readonly workflow?: ImagesWorkflowOptions;
  /** Names of the tasks. @default see {@link TaskNameOptions} */
  readonly taskNames?: TaskNameOptions;
  /** What the names of the tasks begin with that `taskNames` does not give, such as `'admin:'` for a second stack. @default '' */
  readonly taskPrefix?: string;
}

/** Options of a container stack. */
export interface ContainerStackOptions extends CommonStackOptions {
  /** Name of the stack: the compose project, and the first part of its images' names. */
  readonly name: string;
}

/** How a stack differs from what is detected in the repository. */
export interface DetectionOptions {
  /** Options that override what is detected, by service name; `path` assigns a name to the application in that folder. @default none */
  readonly services?: { [name: string]: DetectedServiceOptions };
  /** Folders that detection skips, from the project's root. @default none */
  readonly exclude?: string[];
  /**
   * Files that make the tables of the detected database.
   *
   * @default those that a compose file of the team mounts for it
   * @see {@link DatabaseServerOptions.initScripts}
   */
  readonly initScripts?: string[];
}

/** Options of a stack whose services are found in the repository. */
export interface DetectOptions extends CommonStackOptions, DetectionOptions {
  /** Name of the stack: the compose project, and the first part of its images' names. @default the project's name */
  readonly name?: string;
}

/** Names of tasks, with what they are unless the user says otherwise. */
const TASK_NAMES: TaskNames & Required<TaskNameOptions> = {
  buildImages: 'build-images',
  up: 'up',
  down: 'down',
  logs: 'logs',
  ps: 'ps',
  dev: 'dev',
  secrets: 'secrets',
  e2e: 'e2e',
  doctor: 'doctor',
  scan: 'scan',
  loadMinikube: 'load-minikube',
  cleanImages: 'clean-images',
  imageReport: 'image-report',
  explain: 'explain',
  prove: 'prove',
};

/** Names of tasks that can be given: all. */
export const TASK_NAME_OPTIONS: OptionTable = Object.fromEntries(Object.keys(TASK_NAMES).map((name) => [name, 'text' as const]));

/** What lets a finding pass. */
export const WAIVER_OPTIONS: OptionTableOf<Waiver> = { rule: required('text'), path: 'text', reason: required('text'), expires: required('text') };

/** How a project uses the rules. */
export const POLICY_OPTIONS: OptionTableOf<PolicyOptions> = {
  packs: [instance('PolicyPack', 'new AcmePolicyPack()')],
  severities: named('text'),
  waivers: [WAIVER_OPTIONS],
};

const COMMON: OptionTableOf<CommonStackOptions> = {
  registry: 'text',
  source: 'text',
  licenses: 'text',
  buildSecrets: [instance('BuildSecret', 'BuildSecret.npmrc()')],
  profile: instance('BaseProfile', 'BaseProfile.alpine()'),
  pins: named('text'),
  directory: 'text',
  scriptsDirectory: 'text',
  kubernetes: KUBERNETES_OPTIONS,
  policy: POLICY_OPTIONS,
  workflow: IMAGES_WORKFLOW_OPTIONS,
  taskNames: TASK_NAME_OPTIONS,
  taskPrefix: 'text',
};

/** Options of a stack that is described. */
export const STACK_OPTIONS: OptionTableOf<ContainerStackOptions> = { ...COMMON, name: required('text') };

/** Options of a stack that is detected. */
export const DETECTED_OPTIONS: OptionTableOf<DetectOptions> = { ...COMMON, name: 'text', services: named(named('anything')), exclude: ['text'], initScripts: ['text'] };

/** What a detected stack has in common with one that is described. */
export function ofStack(options: DetectOptions): CommonStackOptions {
  return Object.fromEntries(Object.entries(options).filter(([name]) => Object.hasOwn(STACK_OPTIONS, name)));
}

/** Names of the tasks, with everything decided. */
export function taskNames(options: TaskNameOptions = {}, prefix = ''): TaskNames {
  return {
    ...TASK_NAMES,
    ...Object.fromEntries(Object.entries(TASK_NAMES).map(([task, name]) => [task, prefix + name])),
    ...withoutUndefined(options),
  };
}

/** A name that the stack can have, from one that a project has: without its scope. */
export function stackName(projectName: string): string {
  return slug(projectName.replace(/^@[^/]*\//, '')) || 'stack';
}
