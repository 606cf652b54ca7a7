import type { Construct } from 'constructs';
import { Candidate, DetectedServiceOptions, readCandidates } from './candidate';
import { connectAddresses, connectCache, recordApplication } from './detected-wiring';
import { detectionWarnings, unappliedMigrations, tellUnserved, unbuiltImages, unknownFolders } from './detection-warnings';
import { tellNewerDatabase } from './newer-database';
import { shareSecrets } from './shared-secrets';
import { needsCache, sharedCache, sharedDatabases } from './shared-servers';
import { findApplications } from '../../discovery/find-applications';
import { distinctPorts } from '../../discovery/host-ports';
import { generatorTemplate } from '../../discovery/repository';
import type { StackModel } from '../../model/stack-model';
import { ApplicationFolder } from '../../resolve/application-folder';
import { detectAlembic } from '../../resolve/detect/python/alembic-files';
import { changesUnmadeTables } from '../../resolve/detect/python/alembic-revisions';
import { Problem, Problems } from '../../util/problem';
import { didYouMean } from '../../util/suggest';
import type { FastApiServiceOptions } from '../fastapi-options';
import { FastApiService } from '../fastapi-service';
import { Migrations } from '../migrations';
import { NextJsService } from '../nextjs-service';
import type { Service } from '../service';

/** What {@link addDetectedServices} is told. */
export interface Detection {
  readonly services?: { readonly [name: string]: DetectedServiceOptions };
  readonly exclude?: readonly string[];
  readonly initScripts?: string[];
}

/** The outcome of a detection. */
export interface DetectionVerdict {
  readonly problems: readonly Problem[];
  /** Known once all services are there that are described beside those that were found. */
  readonly warnings: (stack: StackModel) => string[];
}

/**
 * Adds a service for each application of the repository, and connects them.
 *
 * @returns problems with the options or the repository
 */
export function addDetectedServices(stack: Construct, projectRoot: string, detection: Detection): DetectionVerdict {
  const { services = {}, exclude = [], initScripts } = detection;
  const root = new ApplicationFolder(projectRoot, '.');
  const { applications, ...unused } = findApplications(root, exclude);
  const { candidates, unserved } = readCandidates(root, applications, services);
  const wanted = candidates.map(({ options, port }) => options.hostPort ?? options.port ?? port);
  const ports = distinctPorts(wanted);
  const databases = sharedDatabases(stack, candidates, root, initScripts);
  const added = candidates.map((candidate, index): Service => {
    const { application: { kind, path }, name, keepsSqlite } = candidate;
    const hostPort = ports[index] === wanted[index] ? {} : { hostPort: ports[index] };
    const { dialect } = candidate;
    const options = { path, ...(dialect && { database: databases.get(dialect) }), ...candidate.options, ...hostPort };
    return kind === 'fastapi'
      ? new FastApiService(stack, name, { ...(options.database || keepsSqlite ? alembicOf(candidate) : {}), ...options })
      : new NextJsService(stack, name, options);
  });
  const cache = sharedCache(stack, candidates);
  added.forEach((service, index) => {
    recordApplication(service, candidates[index], ports[index]);
    connectAddresses(service, candidates[index], candidates, added);
    if (cache && needsCache(candidates[index])) connectCache(service, candidates[index], cache);
    shareSecrets(service, candidates[index], candidates);
    service._markDetected();
  });
  const problems = wrong(stack.node.id, [...candidates, ...unserved], detection, () => nothingFound(root, unused.withoutManifest));
  const warnings = (model: StackModel) => [
    ...unknownFolders(root, exclude),
    ...unserved.map(tellUnserved),
    ...detectionWarnings(stack, model, candidates, unused),
    ...unbuiltImages(root, exclude, stack, model, candidates, unused),
    ...unappliedMigrations(root, exclude, candidates),
    ...tellNewerDatabase(root, model),
  ];
  return { problems, warnings };
}

function alembicOf({ folder, lacksAlembic, keepsSqlite, makesTables }: Candidate): Pick<FastApiServiceOptions, 'migrations'> {
  const alembic = detectAlembic(folder);
  if (!alembic) return {};
  const place = folder.pathFromProject(alembic.configuration);
  const without: readonly (readonly [boolean, string])[] = [
    // A team whose application does without Alembic, and has its files in the repository, migrates by hand.
    [lacksAlembic, 'but nothing installs Alembic'],
    [!alembic.hasRevisions, 'whose environment has no revision yet'],
    [makesTables && changesUnmadeTables(folder, alembic), 'but the application makes its tables itself, and revisions change some that no revision creates'],
    [alembic.forSqlite === true && !keepsSqlite, 'whose address is that of a file of SQLite, and not that of the database'],
  ];
  const why = without.find(([holds]) => holds)?.[1];
  return { migrations: why ? Migrations.none()._foundAt(`${place}, ${why}`) : Migrations.alembic()._foundAt(place) };
}

function wrong(stack: string, found: readonly Candidate[], { services = {}, initScripts = [] }: Detection, fixNothing: () => string): Problem[] {
  const problems = new Problems();
  if (found.length === 0) {
    problems.add(stack, 'No FastAPI application and no Next.js application was found.', fixNothing());
    return [...problems.all];
  }
  if (initScripts.length > 0 && found.every(({ dialect }) => dialect === undefined)) {
    problems.add(stack, 'initScripts: no application was found that needs a database.', FIX_SCRIPTS);
  }
  const names = found.map(({ name }) => name);
  for (const name of Object.keys(services).filter((each) => !names.includes(each))) {
    const known = found.map((each) => `${each.name} (${each.application.path})`).join(', ');
    problems.add(stack, `No service "${name}" was found.${didYouMean(name, names)}`, `Use one of: ${known}; or name its folder with path.`);
  }
  return [...problems.all];
}

const FIX_SCRIPTS = "Leave it out, or give it to a database that you describe: new Postgres(stack, 'postgres', { initScripts: […] }).";

/** How to go on in a repository of which nothing can be built. */
function nothingFound(root: ApplicationFolder, withoutManifest: readonly string[]): string {
  const template = generatorTemplate(root);
  if (template) return `${template} is a template: generate a project from it, and describe its stack there.`;
  const [file] = withoutManifest;
  return file ? `${file} creates a FastAPI application, and no file says what it depends on: add one beside it, such as requirements.txt.` : FIX_NOTHING;
}

const FIX_NOTHING = 'Look whether git knows its files, and whether the folder has package.json with next, or a manifest such as pyproject.toml; or describe the services with constructs.';
