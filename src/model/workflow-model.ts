/** An action that a workflow uses. */
export interface ActionModel {
  /** Name and commit, such as `actions/checkout@3d3c42e…`. */
  readonly uses: string;
  /** Version that the commit is of. @default not known */
  readonly version?: string;
}

/** A step of a job: an action, or commands. */
export interface WorkflowStep {
  /** Why it is there, where a reader would ask. */
  readonly comment?: string;
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: ActionModel;
  readonly with?: { [name: string]: string | number | boolean };
  readonly run?: string;
  readonly env?: { [name: string]: string };
}

/** The actions of the workflow; what else it does is done by the stack's scripts. */
export interface WorkflowActions {
  readonly checkout: ActionModel;
  readonly buildx: ActionModel;
  readonly cacheAccess: ActionModel;
  readonly login: ActionModel;
  readonly cosign: ActionModel;
  readonly uploadSarif: ActionModel;
}

/** A platform that images are built for, on a machine of its kind. */
export interface WorkflowPlatform {
  /** As Docker names it, such as `linux/amd64`. */
  readonly name: string;
  /** Label of the runner. */
  readonly runner: string;
}

/** The GitHub workflow that builds, tests, scans, publishes and signs the images. */
export interface WorkflowModel {
  /** From the repository's root. */
  readonly file: string;
  /** The project's folder from the repository's root; `.` for the root itself. */
  readonly directory: string;
  /** Branches whose commits are published; the images of the first one are scanned. */
  readonly branches: string[];
  readonly platforms: WorkflowPlatform[];
  readonly sign: boolean;
  /** When the published images are scanned: a cron expression, in UTC. */
  readonly scanSchedule: string;
  /** Whether findings go to GitHub's code scanning. */
  readonly codeScanning: boolean;
  /** Host that the images are pushed to. */
  readonly registryHost: string;
  /** Steps that log in there, instead of a user name and a password. */
  readonly login?: WorkflowStep[];
  /** Owner of the packages, where they are GitHub's; forks of others publish none. @default whoever has the registry's password */
  readonly packagesOwner?: string;
  /** Whether images that the stack is made of come from there, too. */
  readonly pullsFromRegistry: boolean;
  /** Image of the builder. */
  readonly buildkitImage: string;
  readonly actions: WorkflowActions;
}
