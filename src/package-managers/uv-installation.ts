import { useBuildSecrets } from './build-secret-use';
import { PythonProject, VENV } from './python-package-manager';
import { Instruction } from '../model/instruction';
import { BUILD_MEMORY } from '../util/dockerfile-text';

/** Mounts that make uv fit for an image build. */
export const UV_BINARY = { from: 'uv', source: '/uv', target: '/usr/local/bin/uv' };
export const UV_CACHE = { target: '/root/.cache/uv' };

const SETTINGS = {
  UV_COMPILE_BYTECODE: '1',
  UV_LINK_MODE: 'copy',
  UV_PYTHON_DOWNLOADS: 'never',
};
/** Cache mount with the environment of the last build, and the hashes that its packages were checked against. */
const KEPT = '/var/cache/python';
const HASHES = `${BUILD_MEMORY}/hashes`;

const WHY_KEPT = 'The environment is kept between builds while every hash in it is still locked, so that an added package is installed alone.';

/** For requirements that were resolved from several indexes at once, as pip and other tools do. */
export const ALL_INDEXES = '--index-strategy unsafe-best-match';
export const WHY_ALL_INDEXES = 'All indexes count alike, as for pip: by itself uv asks none after the first that knows a package, in whatever version.';

/** How uv fills {@link VENV}. */
export interface UvInstallation {
  /** Commands that prepare what is installed. @default none */
  readonly prepare?: readonly string[];
  /** Command that installs into {@link VENV}; where versions are locked, it also removes what the lock file does not name. */
  readonly install: string;
  /** Commands that install more. @default none */
  readonly more?: readonly string[];
  /** True where a lock file says of each package which version it is. */
  readonly locked: boolean;
  /** Extended regular expression of a hash, as the files write it. @default as most write it */
  readonly hashes?: string;
  /** Settings of uv beside the usual ones. @default none */
  readonly settings?: Readonly<Record<string, string>>;
  /** Why the layer is as it is. */
  readonly comment: string;
  /** Files of the context that are read. */
  readonly files: readonly string[];
  /** Of the cache that keeps what is locked. */
  readonly cacheId: string;
}

/**
 * Installs with uv. Locked packages go into an environment in a cache mount and are copied from there, so that an added
 * dependency is installed and compiled alone. The environment is discarded if one of its hashes is no longer locked, since
 * uv does not check installed packages. Unlocked packages would never be upgraded in it, so they are installed from scratch.
 */
export function installWithUv({ buildSecrets }: PythonProject, installation: UvInstallation): Instruction[] {
  const { prepare = [], install, more = [], locked, hashes = 'sha(256|384|512):[0-9a-f]+', settings, comment, files, cacheId } = installation;
  const { secrets, setup } = useBuildSecrets('uv', buildSecrets);
  const commands = locked
    ? [
      `{ grep -Eho '${hashes}' ${files.join(' ')} > ${HASHES} || true; }`,
      `if grep -qsvxFf ${HASHES} ${KEPT}/hashes; then rm -rf ${KEPT}/*; fi`,
      `cp ${HASHES} ${KEPT}/`,
      `mkdir -p ${KEPT}/venv`,
      `ln -s ${KEPT}/venv ${VENV}`,
      `uv venv --quiet --allow-existing ${VENV}`,
      install,
      ...more,
      `rm ${VENV}`,
      `cp -a ${KEPT}/venv ${VENV}`,
    ]
    : [`uv venv --quiet ${VENV}`, install, ...more];
  return [
    Instruction.environment({ ...SETTINGS, ...settings }),
    ...(locked ? [Instruction._words('ARG', 'TARGETPLATFORM')] : []),
    Instruction.run([...setup, ...prepare, ...commands], {
      comment: locked ? `${comment}\n${WHY_KEPT}` : comment,
      binds: [UV_BINARY, ...files.map((source) => ({ source }))],
      caches: [UV_CACHE, ...(locked ? [{ target: KEPT, id: `${cacheId}-$TARGETPLATFORM`, locked }] : [])],
      secrets,
    }),
  ];
}
