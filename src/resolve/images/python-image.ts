import { basename, extname } from 'node:path/posix';
import { labelInstruction } from './image-labels';
import type { Dockerfile } from '../../model/dockerfile';
import type { HealthProbe } from '../../model/health-check';
import { Instruction } from '../../model/instruction';
import { InstructionPoint } from '../../model/instruction-point';
import type { PythonPackageManager } from '../../package-managers/python-package-manager';
import { VENV } from '../../package-managers/python-package-manager';
import type { ApplicationFolder } from '../application-folder';

/** Everything the Dockerfile of a Python web service depends on. */
export interface PythonImage {
  readonly folder: ApplicationFolder;
  readonly packageManager: PythonPackageManager;
  readonly pythonImage: string;
  readonly uvImage: string;
  /** Folders and files of the context that ship. */
  readonly sources: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly developmentCommand: readonly string[];
  readonly port: number;
  readonly user: string;
  readonly healthProbe: HealthProbe;
  readonly labels: Readonly<Record<string, string>>;
  readonly buildSecrets: readonly string[];
  instructionsAt(point: InstructionPoint): readonly Instruction[];
}

const STANDARD_LIBRARY = '/usr/local/lib/python3.*';

/** The Dockerfile: dependencies are installed in one stage, and only they and the code reach the last one. */
export function pythonDockerfile(image: PythonImage): Dockerfile {
  const install = image.packageManager.install(image.folder, image.buildSecrets);
  const usesUv = install.some(({ _data: data }) => data.kind === 'run' && data.options.binds?.some(({ from }) => from === 'uv'));
  const uv = { name: 'uv', from: image.uvImage, comment: 'The package installer; none of it ships.', instructions: [] };
  return {
    stages: [
      ...(usesUv ? [uv] : []),
      {
        name: 'builder',
        from: image.pythonImage,
        comment: 'Dependencies, in a virtual environment.',
        instructions: [
          Instruction.workdir('/app'),
          ...image.instructionsAt(InstructionPoint.BEFORE_DEPENDENCIES),
          ...install,
          ...image.instructionsAt(InstructionPoint.AFTER_DEPENDENCIES),
        ],
      },
      { name: 'development', from: image.pythonImage, comment: 'Development: reloads on a change.', instructions: development(image) },
      { name: 'runtime', from: image.pythonImage, comment: 'What ships: the interpreter, the dependencies, the code.', instructions: runtime(image) },
    ],
  };
}

function development(image: PythonImage): Instruction[] {
  return [
    Instruction.environment(environment(image)),
    Instruction.run([`install --directory --owner=${image.user.split(':')[0]} --group=${image.user.split(':')[1]} /app`]),
    Instruction.workdir('/app'),
    Instruction.copy({ sources: [VENV], destination: VENV, from: 'builder' }),
    ...copySources(image.sources, image.user),
    ...image.instructionsAt(InstructionPoint.DEVELOPMENT_END),
    Instruction._words('USER', image.user, 'Owns the sources here, so that changed files can be synced into the running container.'),
    Instruction._words('EXPOSE', String(image.port)),
    Instruction._command(image.developmentCommand),
  ];
}

function runtime(image: PythonImage): Instruction[] {
  const uid = image.user.split(':')[0];
  return [
    Instruction.environment(environment(image)),
    Instruction.run(
      [
        `rm -rf ${STANDARD_LIBRARY}/site-packages/pip* ${STANDARD_LIBRARY}/ensurepip /usr/local/bin/pip*`,
        `python -m compileall -q -j 0 --invalidation-mode unchecked-hash -x '/(tests?|idlelib|tkinter|turtledemo)/' ${STANDARD_LIBRARY}`,
        `useradd --uid ${uid} --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin app`,
      ],
      { comment: 'No package manager ships. The standard library is compiled here: a read-only container cannot keep it compiled.' },
    ),
    ...image.instructionsAt(InstructionPoint.RUNTIME_START),
    Instruction.workdir('/app'),
    Instruction.copy({ sources: [VENV], destination: VENV, from: 'builder', link: true }),
    ...copySources(image.sources),
    Instruction.run(['python -m compileall -q --invalidation-mode unchecked-hash .']),
    ...image.instructionsAt(InstructionPoint.RUNTIME_END),
    labelInstruction(image.labels),
    Instruction._words('USER', image.user, 'Owns nothing in the image: the code belongs to root, and any other user id works as well.'),
    Instruction._words('EXPOSE', String(image.port)),
    Instruction._healthCheck(image.healthProbe),
    Instruction._command(image.command, 'The server itself is process 1 and gets the signals.'),
  ];
}

function environment(image: PythonImage): Record<string, string> {
  return { PATH: `${VENV}/bin:$PATH`, PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1', ...image.environment };
}

/** Files go together; a folder needs a COPY of its own, since COPY flattens folders into one another. */
function copySources(sources: readonly string[], owner?: string): Instruction[] {
  const files = sources.filter((source) => extname(basename(source)) !== '');
  const folders = sources.filter((source) => !files.includes(source));
  return [
    ...(files.length > 0 ? [Instruction.copy({ sources: [...files], destination: './', owner })] : []),
    ...folders.map((folder) => Instruction.copy({ sources: [folder], destination: `./${folder}`, owner })),
  ];
}
