import { useBuildSecrets } from './build-secret-use';
import { PythonProject, UV_BINARY, UV_CACHE, UV_ENVIRONMENT, VENV } from './python-package-manager';
import { Instruction } from '../model/instruction';

/** A package manager that writes down as requirements what its lock file says. */
export interface Exporter {
  /** Packages of the tool, each pinned: it runs in the builder, and nothing of it ships. */
  readonly tool: readonly [string, ...string[]];
  /** The tool's command that prints the requirements. */
  readonly command: string;
  /** Command that locks, where the repository has no lock file. @default there is one */
  readonly lock?: string;
  /** Files of the context that the tool reads. */
  readonly files: readonly string[];
  /** True where each package has a hash. */
  readonly hashed: boolean;
}

// /dev/shm is a tmpfs in every build container: what is written there is in no layer.
const EXPORTED = '/dev/shm/requirements.txt';

/** The tool writes requirements, and uv installs them: faster than the tool would, and with one cache for all. */
export function installExported({ buildSecrets }: PythonProject, { tool, command, lock, files, hashed }: Exporter): Instruction[] {
  const { secrets, setup } = useBuildSecrets('uv', buildSecrets);
  const [package_, ...plugins] = tool;
  const run = ['uv tool run --quiet', `--from ${package_}`, ...plugins.map((plugin) => `--with ${plugin}`)].join(' ');
  return [
    Instruction.environment(UV_ENVIRONMENT),
    Instruction.run(
      [
        ...setup,
        ...(lock ? [`${run} ${lock}`] : []),
        `${run} ${command} > ${EXPORTED}`,
        `uv venv --quiet ${VENV}`,
        `uv pip install --python ${VENV} ${hashed ? '--require-hashes ' : ''}--requirement ${EXPORTED}`,
      ],
      {
        comment: `Only ${files.join(' and ')} can invalidate this layer. ${package_.split('==')[0]} says what is locked, uv installs it.`,
        binds: [UV_BINARY, ...files.map((source) => ({ source }))],
        caches: [UV_CACHE],
        secrets,
      },
    ),
  ];
}
