import { useBuildSecrets } from './build-secret-use';
import { PythonProject, VENV } from './python-package-manager';
import { Instruction } from '../model/instruction';

/** Mounts that make uv fit for an image build. */
export const UV_BINARY = { from: 'uv', source: '/uv', target: '/usr/local/bin/uv' };
export const UV_CACHE = { target: '/root/.cache/uv' };

const SETTINGS = {
  UV_COMPILE_BYTECODE: '1',
  UV_LINK_MODE: 'copy',
  UV_PYTHON_DOWNLOADS: 'never',
};
/** Where the environment of the last build lies. */
const KEPT = '/var/cache/venv';

/** How uv fills {@link VENV}. */
export interface UvInstallation {
  /** Commands that make ready what is installed. @default none */
  readonly prepare?: readonly string[];
  /** Command that installs into {@link VENV}; where versions are locked, it also removes what the lock file does not name. */
  readonly install: string;
  /** Commands that install more. @default none */
  readonly more?: readonly string[];
  /** True where a lock file says of each package which version it is. */
  readonly locked: boolean;
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
 * Installs with uv. What is locked goes into an environment that a cache mount keeps from build to build, and is copied
 * from there: so that an added dependency installs and compiles itself and not all others. What is not locked would
 * never get newer in one, and is installed from nothing.
 */
export function installWithUv({ buildSecrets }: PythonProject, installation: UvInstallation): Instruction[] {
  const { prepare = [], install, more = [], locked, settings, comment, files, cacheId } = installation;
  const { secrets, setup } = useBuildSecrets('uv', buildSecrets);
  const commands = locked
    ? [`ln -s ${KEPT} ${VENV}`, `uv venv --quiet --allow-existing ${VENV}`, install, ...more, `rm ${VENV}`, `cp -a ${KEPT} ${VENV}`]
    : [`uv venv --quiet ${VENV}`, install, ...more];
  return [
    Instruction.environment({ ...SETTINGS, ...settings }),
    ...(locked ? [Instruction._words('ARG', 'TARGETPLATFORM')] : []),
    Instruction.run([...setup, ...prepare, ...commands], {
      comment: locked ? `${comment}\nThe environment is kept from build to build: only what changed is installed and compiled.` : comment,
      binds: [UV_BINARY, ...files.map((source) => ({ source }))],
      caches: [UV_CACHE, ...(locked ? [{ target: KEPT, id: `${cacheId}-$TARGETPLATFORM`, locked }] : [])],
      secrets,
    }),
  ];
}
