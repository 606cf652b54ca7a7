import { posix } from 'node:path';
import { migrationsImage, notCovered } from './nextjs-migrations';
import type { NextJsServiceOptions } from '../nextjs-options';
import type { NextServing } from './nextjs-serving';
import type { BuildModel } from '../../model/build-model';
import type { HealthProbe } from '../../model/health-check';
import { readManifest } from '../../package-managers/node-manifest';
import { installationInputs, NodeProject } from '../../package-managers/node-package-manager';
import type { ApplicationFolder } from '../../resolve/application-folder';
import { decideBuildEnvironment, decideBuildScripts } from '../../resolve/build-environment';
import type { Decisions } from '../../resolve/decisions';
import type { NextApplication } from '../../resolve/detect/node/next-application';
import type { NodeMigrations } from '../../resolve/detect/node/node-migrations';
import { workspaceNeeds } from '../../resolve/detect/node/workspace-needs';
import { NextImage, nextDockerfile } from '../../resolve/images/next-image';
import type { PublicEnvironment } from '../../resolve/images/public-environment';
import type { NodeInstallation } from '../../resolve/node-installation';
import { preparation } from '../../resolve/node-preparation';
import type { ResolveContext } from '../../resolve/resolve-context';
import { TEST_PATTERNS } from '../../util/test-files';
import { applicationBuild } from '../application-build';
import type { WebService } from '../web-service';

/** Facts about a Next.js service. */
export interface NextFacts {
  readonly folder: ApplicationFolder;
  readonly decisions: Decisions;
  readonly migrations?: NodeMigrations;
  readonly installation: NodeInstallation;
  /** Files and folders of the application that the build reads, and those beside it that its code imports from; from its folder. */
  readonly sources: readonly string[];
  readonly application: NextApplication;
  /** Files of databases of SQLite, from its folder. */
  readonly sqlite: readonly string[];
}

/** Decisions about a service that its image depends on. */
export interface ChosenForImage extends Pick<NextImage, 'instructionsAt'> {
  readonly web: WebService;
  readonly probe: HealthProbe;
  readonly nodeImage: string;
  readonly serving: NextServing;
  readonly publicEnvironment: PublicEnvironment;
  readonly opensAddresses: boolean;
  readonly options: NextJsServiceOptions;
}

/** The build of an image, and the paths of the context that the development mode watches. */
export interface NextBuild {
  readonly build: BuildModel;
  /** Files that the installation reads, such as manifests and lock files. */
  readonly inputs: readonly string[];
  readonly sources: readonly string[];
}

/** The build of a Next.js service: only what it needs enters. */
export function nextBuild(context: ResolveContext, facts: NextFacts, chosen: ChosenForImage): NextBuild {
  const { folder, decisions, installation, migrations } = facts;
  const { packageManager, root, path } = installation;
  const { web, options, publicEnvironment } = chosen;
  const project = { ...projectOf(installation), buildSecrets: context.buildSecrets, ignoreEngines: options.nodeVersion !== undefined };
  const pathInWorkspace = folder.pathWithin(installation.deciding);
  const inputs = installationInputs(packageManager, project);
  const needs = workspaceNeeds(project.root, project.members, pathInWorkspace);
  const environment = decideBuildEnvironment(decisions, folder, { option: options.buildEnvironment, baked: publicEnvironment.baked });
  const settings = environment.files.map((file) => posix.join(path, file));
  const chosenSources = facts.sources.map((source) => posix.join(path, source));
  const own = [...chosenSources, ...settings, ...needs.sources.map((source) => posix.join(project.inContext, source))];
  const sources = [...own, ...notCovered(migrations, root, [...inputs, ...own])];
  const read = { project, buildVariables: environment.variables, preparation: preparation(packageManager, project, needs.packages, pathInWorkspace) };
  const dockerfile = nextDockerfile(nextImage(context, facts, chosen, read), chosen.serving.serve);
  const build = applicationBuild(context, web, installation, {
    dockerfile,
    inputs,
    sources,
    exclude: [...(chosen.serving.written ?? []).map((each) => posix.join(path, each)), '**/node_modules', '**/.next', '**/.turbo', '**/*.tsbuildinfo', ...TEST_PATTERNS.javascript],
    harmless: [...inputs.filter((input) => input.endsWith('.npmrc')), ...settings],
  });
  return { build, inputs, sources };
}

/** What is installed: the folder that decides, which a folder above may have in it as the build context. */
function projectOf({ packageManager, deciding, root, lockFile }: NodeInstallation): Omit<NodeProject, 'buildSecrets'> & { readonly inContext: string } {
  return { root: deciding, inContext: deciding.pathWithin(root), lockFile, members: packageManager.members(deciding) };
}

function nextImage(
  context: ResolveContext,
  { folder, decisions, migrations, installation: { packageManager, root, path } }: NextFacts,
  { web, probe, nodeImage, serving: { base, stored, databases }, publicEnvironment, opensAddresses, instructionsAt }: ChosenForImage,
  read: Pick<NextImage, 'project' | 'buildVariables' | 'preparation'>,
): NextImage {
  const { buildVariables } = read;
  return {
    ...read,
    packageManager,
    applicationPath: path,
    hasBuildScript: readManifest(folder).scripts.build !== undefined,
    buildScripts: decideBuildScripts(decisions, folder),
    nodeImage,
    cacheId: `${web.image}-next`,
    placeholders: publicEnvironment.placeholders,
    opensAddresses,
    port: web.port.container,
    user: web.user,
    healthProbe: probe,
    labels: { ...context.labels, title: web.image },
    buildSecrets: context.buildSecrets,
    stored,
    migrations: migrations && base && migrationsImage(context, web, migrations, { base, nodeImage, root, stored: databases, buildVariables }),
    instructionsAt,
  };
}
