import { posix } from 'node:path';
import { developmentUser } from './development-user';
import type { Dockerfile, Stage } from '../../model/dockerfile';
import type { HealthProbe } from '../../model/health-check';
import { Instruction } from '../../model/instruction';
import { InstructionPoint } from '../../model/instruction-point';
import { useBuildSecrets } from '../../package-managers/build-secret-use';
import type { PythonPackageManager } from '../../package-managers/python-package-manager';
import { PythonProject, UV_BINARY, UV_CACHE, VENV } from '../../package-managers/python-package-manager';

/** Everything the Dockerfile of a Python web service depends on. */
export interface PythonImage {
  /** What is installed, and from which folder: the build context. */
  readonly project: PythonProject;
  readonly packageManager: PythonPackageManager;
  readonly pythonImage: string;
  readonly uvImage: string;
  /** The bare base that ships; of the same Debian release as the Python image. */
  readonly debianImage: string;
  /** Removes the debugging symbols of compiled dependencies. */
  readonly stripNativeModules: boolean;
  /** Folders and files of the context that ship. */
  readonly sources: readonly string[];
  /** Those of them that are folders. */
  readonly isFolder: (path: string) => boolean;
  /** Folder of the context, as it lies below /app, in which the server starts. */
  readonly startFolder: string;
  /** Folders of the context from which modules are imported, beside that one. */
  readonly importFolders: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly developmentCommand: readonly string[];
  readonly port: number;
  readonly user: string;
  readonly healthProbe: HealthProbe;
  readonly labels: Readonly<Record<string, string>>;
  instructionsAt(point: InstructionPoint): readonly Instruction[];
}

/** What the image that ships holds of the programs that health checks like to use: no curl, no wget. */
export const PYTHON_PROGRAMS: readonly string[] = ['python', 'sh', 'bash'];

const LIBRARY = '/usr/local/lib/python3.*';
const PATH = `${VENV}/bin:/usr/local/bin:/usr/bin:/bin`;
/** Where the code lies; folders of the context keep their place below it. */
export const APPLICATION = '/app';
/** Packages of the repository that the application uses, such as other members of its workspace. */
const PACKAGES = '/opt/packages';

/** The Dockerfile: dependencies are installed in one stage, and only they and the code reach the last one. */
export function pythonDockerfile(image: PythonImage): Dockerfile {
  const install = image.packageManager.install(image.project);
  const local = localPackages(image);
  const usesUv = local.length > 0 || install.some(({ _data: data }) => data.kind === 'run' && data.options.binds?.some(({ from }) => from === 'uv'));
  const uv = { name: 'uv', from: image.uvImage, comment: 'The package installer; none of it ships.', instructions: [] };
  const dependencies = [
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
      ...(local.length > 0 ? [packages(image, local)] : []),
      ...(image.stripNativeModules ? [stripped(image)] : []),
      { name: 'development', from, comment: 'Development: reloads on a change.', instructions: development(image) },
      { name: 'interpreter', from, comment: 'The interpreter as it ships: nothing to install, test or draw with.', instructions: interpreter(image) },
      { name: 'runtime', from: image.debianImage, comment: 'What ships: a bare base, the interpreter, the dependencies, the code.', instructions: runtime(image) },
    ],
  };
}

function localPackages({ packageManager, project }: PythonImage): string[] {
  return packageManager.localPackages(project);
}

/** A stage of its own, so that an edit of such a package installs neither the dependencies anew nor strips them. */
function packages({ project }: PythonImage, folders: readonly string[]): Stage {
  const { secrets, setup } = useBuildSecrets('uv', project.buildSecrets);
  return {
    name: 'packages',
    from: 'builder',
    comment: 'Packages of this repository that the application uses.',
    instructions: [
      ...folders.map((folder) => Instruction.copy({ sources: [folder], destination: folder })),
      Instruction.run([...setup, `uv pip install --python ${VENV} --no-deps --target ${PACKAGES} ${folders.map((folder) => `./${folder}`).join(' ')}`], {
        binds: [UV_BINARY],
        caches: [UV_CACHE],
        secrets,
      }),
    ],
  };
}

/** A stage of its own, so that binutils are fetched while the dependencies are installed. */
function stripped(image: PythonImage): Stage {
  return {
    name: 'stripped',
    from: image.debianImage,
    comment: 'The dependencies without debugging symbols. Libraries that a wheel brings along were edited after linking; strip breaks such.',
    instructions: [
      Instruction.run(['apt-get update', 'apt-get install --yes --no-install-recommends binutils=2.*', 'rm -rf /var/lib/apt/lists/*']),
      Instruction.copy({ sources: [VENV], destination: VENV, from: 'builder' }),
      Instruction.run([`find ${VENV} -name '*.so' -not -path '*.libs/*' -exec strip --strip-unneeded {} +`]),
    ],
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
    ...startFolder(image),
    ...image.instructionsAt(InstructionPoint.DEVELOPMENT_END),
    Instruction.user(image.user, 'Owns the sources here, so that changed files can be synced into the running container.'),
    Instruction.expose(image.port),
    Instruction.command([...image.developmentCommand]),
  ];
}

function interpreter(image: PythonImage): Instruction[] {
  const unused = ['ensurepip', 'idlelib', 'lib2to3', 'pydoc_data', 'site-packages/pip*', 'test', 'tkinter', 'turtledemo'];
  return [
    ...image.instructionsAt(InstructionPoint.RUNTIME_START),
    Instruction.run(
      [
        `rm -rf /usr/local/bin/pip* /usr/local/bin/idle* /usr/local/bin/pydoc* /usr/local/include \\\n      ${unused.map((name) => `${LIBRARY}/${name}`).join(' \\\n      ')}`,
        `python -m compileall -q -j 0 --invalidation-mode unchecked-hash ${LIBRARY}`,
      ],
      { comment: 'The standard library is compiled here: a read-only container could not keep it compiled.' },
    ),
  ];
}

function runtime(image: PythonImage): Instruction[] {
  const uid = image.user.split(':')[0];
  const venvStage = image.stripNativeModules ? 'stripped' : 'builder';
  return [
    Instruction.run(
      [
        'cp --archive --no-clobber /interpreter/usr /interpreter/etc /interpreter/var /',
        'cp /interpreter/var/lib/dpkg/status /var/lib/dpkg/',
        'ldconfig',
        `useradd --uid ${uid} --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin app`,
        'rm -rf /usr/bin/apt* /usr/lib/apt /var/lib/apt /var/cache/* /var/log/*',
        'find / -xdev -type f -perm /6000 -exec chmod a-s {} +',
      ],
      {
        comment: [
          "Of the interpreter's image only what the base lacks: Python, its libraries, certificates, time zones, package records.",
          'Of the base, no package manager and no program that gives its caller the rights of another user.',
        ].join('\n'),
        binds: [{ from: 'interpreter', source: '/', target: '/interpreter' }],
      },
    ),
    environment(image),
    Instruction.workdir(APPLICATION),
    Instruction.copy({ sources: [VENV], destination: VENV, from: venvStage, link: true }),
    ...copyPackages(image),
    ...copySources(image),
    Instruction.run(['python -m compileall -q --invalidation-mode unchecked-hash .']),
    ...startFolder(image),
    ...image.instructionsAt(InstructionPoint.RUNTIME_END),
    Instruction.labels(image.labels),
    Instruction.user(image.user, 'Owns nothing in the image: the code belongs to root, and any other user id works as well.'),
    Instruction.expose(image.port),
    Instruction.healthCheck(image.healthProbe),
    Instruction.command([...image.command], 'The server itself is process 1 and gets the signals.'),
  ];
}

function environment(image: PythonImage): Instruction {
  const imports = [
    ...image.importFolders.map((folder) => posix.join(APPLICATION, folder)),
    ...(localPackages(image).length > 0 ? [PACKAGES] : []),
  ];
  return Instruction.environment({
    PATH,
    LANG: 'C.UTF-8',
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    ...image.environment,
    ...(imports.length > 0 ? { PYTHONPATH: imports.join(':') } : {}),
  });
}

function copyPackages(image: PythonImage): Instruction[] {
  return localPackages(image).length > 0 ? [Instruction.copy({ sources: [PACKAGES], destination: PACKAGES, from: 'packages', link: true })] : [];
}

function startFolder({ startFolder: folder }: PythonImage): Instruction[] {
  return folder === '.' ? [] : [Instruction.workdir(posix.join(APPLICATION, folder), 'Where the team starts it, and where its relative paths begin.')];
}

/** Files of the top go together; a folder needs a COPY of its own, since COPY flattens folders into one another. */
function copySources({ sources, isFolder }: PythonImage, owner?: string): Instruction[] {
  const top = sources.filter((source) => !source.includes('/') && !isFolder(source));
  const others = sources.filter((source) => !top.includes(source));
  return [
    ...(top.length > 0 ? [Instruction.copy({ sources: top, destination: './', owner })] : []),
    ...others.map((source) => Instruction.copy({ sources: [source], destination: `./${source}`, owner })),
  ];
}
