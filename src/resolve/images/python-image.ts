import { posix } from 'node:path';
import { HOME, runAs, USER_NAME, WHY_HOME } from './base-families';
import { developmentUser } from './development-user';
import { copyPackages, hasPackages, localPackages, OwnPackages, PACKAGES, packagesStages } from './own-packages';
import { compilePortably } from './portable-builds';
import { addPython, INTERPRETER, interpreterStages, PythonRuntime } from './python-runtime';
import { ReducedDependencies, reducingStages } from './reduced-dependencies';
import { copyStoredFolders, StoredFiles, storeFiles, storeFilesToCopy } from './stored-files';
import { installSystemPackages, SystemPackagesModel } from './system-packages';
import type { Dockerfile, Stage } from '../../model/dockerfile';
import type { HealthProbe } from '../../model/health-check';
import { Instruction } from '../../model/instruction';
import { InstructionPoint } from '../../model/instruction-point';
import { VENV } from '../../package-managers/python-package-manager';
import { APPLICATION, ownerWrites } from '../../util/dockerfile-text';
import type { LogFile } from '../detect/python/log-files';

/** Everything the Dockerfile of a Python web service depends on. */
export interface PythonImage extends ReducedDependencies, OwnPackages {
  readonly uvImage: string;
  readonly systemPackages: SystemPackagesModel;
  /** Libraries that native modules may lack. */
  readonly optionalLibraries: readonly string[];
  /** Folders and files of the context that ship. */
  readonly sources: readonly string[];
  /** Whether one of them is a folder. */
  readonly isFolder: (path: string) => boolean;
  /** Folder of the context, and below /app, in which the server starts. */
  readonly startFolder: string;
  /** Folders of the context from which modules are imported, beside that one. */
  readonly importFolders: readonly string[];
  /** Name by which modules import the context's root as a package. @default it is none */
  readonly importedAs?: string;
  /** What outlives its container. */
  readonly stored: StoredFiles;
  /** Files of logs beside the code. */
  readonly logs: readonly LogFile[];
  readonly environment: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly developmentCommand: readonly string[];
  readonly port: number;
  readonly user: string;
  readonly healthProbe: HealthProbe;
  readonly labels: Readonly<Record<string, string>>;
  /** Name of the image, which caches of its own are named after. */
  readonly name: string;
  instructionsAt(point: InstructionPoint): readonly Instruction[];
}

const PATH = `${VENV}/bin:/usr/local/bin:/usr/bin:/bin`;
/** Drivers such as aiomysql ask for the name of their user when they are imported. @see https://docs.python.org/3/library/getpass.html */
const RUNTIME_USER = { ...HOME, LOGNAME: USER_NAME };
const WHY_RUNTIME_USER = `${WHY_HOME}\nUnder another user ID it has no name either: Python takes LOGNAME.`;
/** Folder with a link by which the application is imported by the name of its own folder. */
export const IMPORTS = '.imports';

/** The Dockerfile: dependencies are installed in one stage, and only they and the code reach the last one. */
export function pythonDockerfile(image: PythonImage): Dockerfile {
  const install = image.packageManager.install(image.project, cacheId(image));
  const usesUv = localPackages(image).length > 0 || install.some(({ _data: data }) => data.kind === 'run' && data.options.binds?.some(({ from }) => from === 'uv'));
  const uv = { name: 'uv', from: image.uvImage, comment: 'The package installer; does not ship.', instructions: [] };
  const dependencies = [
    ...installSystemPackages(image.systemPackages.builder, image.base.facts.installer, image.project.buildSecrets),
    ...compilePortably(image.packageManager.packages(image.project).names),
    Instruction.workdir(APPLICATION),
    ...image.instructionsAt(InstructionPoint.BEFORE_DEPENDENCIES),
    ...install,
    ...image.instructionsAt(InstructionPoint.AFTER_DEPENDENCIES),
  ];
  const from = image.pythonImage;
  return {
    stages: [
      ...(usesUv ? [uv] : []),
      { name: 'builder', from, comment: 'Dependencies, in a virtual environment.', instructions: dependencies },
      ...packagesStages(image),
      ...reducingStages(image),
      { name: 'development', from, comment: 'Development: reloads on every change.', instructions: development(image) },
      ...interpreterStages(runtimeOf(image), image.instructionsAt(InstructionPoint.RUNTIME_START)),
      code(image),
      { name: 'runtime', from: image.base.image, comment: 'The shipped image: a minimal base, the interpreter, the dependencies and the code.', instructions: runtime(image) },
    ],
  };
}

/** An environment works with one interpreter only. */
function cacheId({ name, pythonImage }: PythonImage): string {
  return `${name}-venv-${pythonImage.replace(/\W+/g, '-')}`;
}

function runtimeOf(image: PythonImage): PythonRuntime {
  return {
    ...image,
    buildSecrets: image.project.buildSecrets,
    runtimePackages: image.systemPackages.runtime,
    dependenciesStage: reducingStages(image).at(-1)?.name ?? 'builder',
  };
}

function development(image: PythonImage): Instruction[] {
  return [
    environment(image),
    developmentUser(image.user, APPLICATION),
    Instruction.workdir(APPLICATION),
    Instruction.copy({ sources: [VENV], destination: VENV, from: 'builder' }),
    ...copyPackages(image),
    ...copySources(image, image.user),
    ...linkToItself(image),
    ...storeFiles(image.stored),
    ...startFolder(image),
    ...image.instructionsAt(InstructionPoint.DEVELOPMENT_END),
    Instruction.user(image.user, 'Owns the sources, so that changed files can be synced into the running container.'),
    Instruction.expose(image.port),
    Instruction.command([...image.developmentCommand]),
  ];
}

/** A stage of its own, so that an added dependency does not recompile the code, and an edit does not wait for the dependencies. */
function code(image: PythonImage): Stage {
  return {
    name: 'code',
    from: INTERPRETER,
    comment: 'The application code, compiled like the standard library.',
    instructions: [
      Instruction.workdir(APPLICATION),
      ...copySources(image),
      ...linkToItself(image),
      Instruction.run(['python -m compileall -q --invalidation-mode unchecked-hash . || true', ownerWrites('.')], {
        comment: 'A file that does not compile, such as a script for another Python, stops only what imports it.\nOnly root may change the code, whatever the permissions in the working copy.',
      }),
      ...storeFilesToCopy(image.stored),
      ...linkLogs(image),
    ],
  };
}

function runtime(image: PythonImage): Instruction[] {
  return [
    ...addPython(runtimeOf(image), environment(image, RUNTIME_USER)),
    ...copyPackages(image),
    Instruction.copy({ sources: [APPLICATION], destination: APPLICATION, from: 'code', link: true }),
    ...copyStoredFolders(image.stored, 'code'),
    Instruction.workdir(APPLICATION),
    ...startFolder(image),
    ...image.instructionsAt(InstructionPoint.RUNTIME_END),
    Instruction.labels(image.labels),
    runAs(image.user),
    Instruction.expose(image.port),
    Instruction.healthCheck(image.healthProbe),
    Instruction.command([...image.command], 'The server runs as process 1 and receives signals directly.'),
  ];
}

function environment(image: PythonImage, user: Partial<typeof RUNTIME_USER> = {}): Instruction {
  const imports = [
    ...image.importFolders.map((folder) => posix.join(APPLICATION, folder)),
    ...(image.importedAs ? [posix.join(APPLICATION, IMPORTS)] : []),
    ...(hasPackages(image) ? [PACKAGES] : []),
  ];
  return Instruction.environment({
    PATH,
    ...user,
    LANG: 'C.UTF-8',
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    // Distributions differ in where OpenSSL looks.
    ...(image.base.family === 'slim' && !image.base.custom ? {} : { SSL_CERT_FILE: '/etc/ssl/certs/ca-certificates.crt' }),
    ...image.environment,
    ...(imports.length > 0 ? { PYTHONPATH: imports.join(':') } : {}),
  }, user.HOME && WHY_RUNTIME_USER);
}

function linkToItself({ importedAs }: PythonImage): Instruction[] {
  const commands = [`mkdir ${IMPORTS}`, `ln -s .. ${IMPORTS}/${importedAs}`];
  return importedAs ? [Instruction.run(commands, { comment: 'Its modules import each other by the name of the folder that they lie in.' })] : [];
}

function linkLogs({ logs }: PythonImage): Instruction[] {
  if (logs.length === 0) return [];
  const commands = logs.map(({ path, rotates }) => `ln -sf ${rotates ? `/tmp/${posix.basename(path)}` : '/dev/stderr'} ${path}`);
  const comments = [
    'The container is read-only: what the code logs to a file goes to the log of the container.',
    ...(logs.some(({ rotates }) => rotates) ? ['A log that rotates has to be a file, and is one in memory.'] : []),
  ];
  return [Instruction.run(commands, { comment: comments.join('\n') })];
}

function startFolder({ startFolder: folder }: PythonImage): Instruction[] {
  return folder === '.' ? [] : [Instruction.workdir(posix.join(APPLICATION, folder), 'Where the team starts it, and where its relative paths begin.')];
}

/** Top-level files share a COPY; each folder has its own, since COPY would merge the content of folders. */
function copySources({ sources, isFolder }: PythonImage, owner?: string): Instruction[] {
  const top = sources.filter((source) => !source.includes('/') && !isFolder(source));
  const others = sources.filter((source) => !top.includes(source));
  return [
    ...(top.length > 0 ? [Instruction.copy({ sources: top, destination: './', owner })] : []),
    ...others.map((source) => Instruction.copy({ sources: [source], destination: `./${source}`, owner })),
  ];
}
