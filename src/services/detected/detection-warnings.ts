import { posix } from 'node:path';
import type { Construct } from 'constructs';
import type { Candidate } from './candidate';
import { tellNeonClients } from './neon-clients';
import { tellWorkers } from './told-workers';
import { tellUnbuiltImages } from './unbuilt-images';
import { tellUnreachedDatabases } from './unreached-databases';
import type { Discovery } from '../../discovery/find-applications';
import { foldersAbove } from '../../discovery/repository';
import type { StackModel } from '../../model/stack-model';
import type { ApplicationFolder } from '../../resolve/application-folder';
import { detectAlembic } from '../../resolve/detect/python/alembic-files';
import { WorkerCommand, workerCommands } from '../../resolve/detect/python/worker-commands';
import { folderPath, isWithin } from '../../util/paths';
import { slug } from '../../util/slug';
import { didYouMean } from '../../util/suggest';
import { ScheduledJob } from '../scheduled-job';
import { servicesOf } from '../services-of';
import { quoted } from '../wiring/setting-decisions';
import { Worker } from '../worker';

/**
 * What of the repository the stack goes without.
 *
 * @param stack with all services that are described beside those that were found
 * @param model what the stack came to
 */
export function detectionWarnings(stack: Construct, model: StackModel, candidates: readonly Candidate[], unused: Unused): string[] {
  const ofEach = candidates.flatMap((each) => [...notInstalled(each), ...tellNeonClients(each), ...tellUnreachedDatabases(each)]);
  return [...leftOut(unused, model, nameInCode(stack)), ...ofEach, ...missingWorkers(stack, candidates)];
}

/** Folders that are to be left out, and are not there. */
export function unknownFolders(root: ApplicationFolder, exclude: readonly string[]): string[] {
  const files = root.files();
  const unknown = exclude.filter((folder) => !files.some((file) => isWithin(file, folderPath(folder))));
  return unknown.map((folder) =>
    `exclude: git knows no file in ${folder}.${didYouMean(folder, [...new Set(files.flatMap(foldersAbove))])} Name a folder from the root of the project.`);
}

/** An application beside those that are served. */
export function tellUnserved({ name, application: { evidence } }: Candidate): string {
  return `${evidence}: The FastAPI application is left out: no module makes one that a server can take. Name one with services: { ${quoted(name)}: { app: 'package.main:app' } }; or exclude its folder.`;
}

type Unused = Omit<Discovery, 'applications'>;

/** Applications that the stack goes without. */
function leftOut({ withoutManifest, otherApplications }: Unused, { services }: StackModel, stack: string): string[] {
  const built = services.map(({ imageBuild }) => imageBuild?.context);
  return [
    ...withoutManifest.map((file) => `${file}: ${NO_MANIFEST}`),
    ...otherApplications.filter(({ path }) => !built.includes(path)).map(({ path, framework, kind, hasDockerfile }) => {
      const add = `new ContainerService(${stack}, '${slug(posix.basename(path)) || kind}', { image: ContainerImage.dockerfile({ context: '${path}' }) })`;
      return `${path}: ${framework} is not among what is detected, so nothing builds this application. ${hasDockerfile ? 'Add' : 'Write a Dockerfile for it and add'} ${add}; or exclude its folder.`;
    }),
  ];
}

/** Packages without which an application does not start. */
function notInstalled({ name: service, folder, uninstalled }: Candidate): string[] {
  return uninstalled.map(({ name, project, importer, place }) =>
    `${place}: ${name} is imported${importer ? ` by ${importer}` : ''}, and nothing installs it for ${service}. Add ${project === undefined ? name : folder.pathTo(project)} to its dependencies.`);
}

/** Migrations of a database that lie where no service reaches them. */
export function unappliedMigrations(root: ApplicationFolder, exclude: readonly string[], candidates: readonly Candidate[]): string[] {
  const [service] = candidates.filter(({ application: { kind }, dialect, options }) => kind === 'fastapi' && (dialect ?? options.database));
  if (service === undefined || candidates.some(({ options }) => options.migrations)) return [];
  const outside = root.files().filter((file) =>
    posix.basename(file) === 'alembic.ini' && ![...exclude.map(folderPath), ...candidates.map(({ folder }) => folder.path)].some((folder) => isWithin(file, folder)));
  return outside.filter((file) => detectAlembic(root.below(posix.dirname(file)))?.hasRevisions).map((file) =>
    `${file}: no service applies these migrations, because they lie outside of ${service.folder.path}. Move this file and the folder that it names into it, or set migrations to Migrations.none() for ${service.name}.`);
}

/** Folders of which the team builds an image, and the stack none. */
export function unbuiltImages(
  root: ApplicationFolder, exclude: readonly string[], stack: Construct, model: StackModel, candidates: readonly Candidate[], unused: Unused,
): string[] {
  const built = [...model.services.flatMap(({ imageBuild }) => imageBuild?.context ?? []), ...candidates.map(({ folder }) => folder.path)];
  const told = [...unused.withoutManifest.map((file) => posix.dirname(file)), ...unused.otherApplications.map(({ path }) => path)];
  const left = [...told, ...exclude.map(folderPath)].filter((folder) => folder !== '.');
  const known = {
    folders: [...built.filter((folder) => folder !== '.'), ...left], // what is built from the root does not use all that lies below it
    files: [...left, ...model.services.flatMap(({ imageBuild }) => imageBuild?.dockerfilePath ?? []), ...workersOf(candidates).map(({ place }) => place.replace(/:\d+$/, ''))],
    covered: [...(hasWorkers(stack) ? ['workers' as const] : []), ...(model.services.some(({ name }) => name.endsWith('-migrations')) ? ['migrations' as const] : [])],
  };
  return tellUnbuiltImages(root, known, nameInCode(stack));
}

/** Processes beside a server that the team starts and the stack does not. */
function missingWorkers(stack: Construct, candidates: readonly Candidate[]): string[] {
  const [backend] = backendsOf(candidates);
  return hasWorkers(stack) || !backend ? [] : tellWorkers(workersOf(candidates), nameInCode(stack), backend.name);
}

function hasWorkers(stack: Construct): boolean {
  return servicesOf(stack).some((service) => service instanceof Worker || service instanceof ScheduledJob);
}

function workersOf(candidates: readonly Candidate[]): WorkerCommand[] {
  return backendsOf(candidates).slice(0, 1).flatMap(({ folder }) => workerCommands(folder));
}

function backendsOf(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ application: { kind } }) => kind === 'fastapi');
}

/** What the description calls the stack. */
function nameInCode({ node }: Construct): string {
  return node.scope && 'stack' in node.scope ? 'project.stack' : 'stack';
}

const NO_MANIFEST = 'A FastAPI application is left out: no file says what it depends on. Add one beside it, such as requirements.txt; or exclude its folder.';
