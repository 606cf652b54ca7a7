import { PythonProject, VENV } from './python-package-manager';
import { ALL_INDEXES, installWithUv, WHY_ALL_INDEXES } from './uv-installation';
import type { Instruction } from '../model/instruction';
import { BUILD_MEMORY } from '../util/dockerfile-text';

/** A package manager that exports its lock file as requirements. */
export interface Exporter {
  /** Packages of the tool, each pinned: it runs in the builder, and nothing of it ships. */
  readonly tool: readonly [string, ...string[]];
  /** The tool's command that prints the requirements. */
  readonly command: string;
  /** Shell commands that prepare what the tool reads. @default none */
  readonly before?: readonly string[];
  /** Command that locks, where the repository has no lock file that can be exported. @default there is one */
  readonly lock?: string;
  /** True where what it prints names folders of the repository, which a stage of their own installs. @default false */
  readonly namesFolders?: boolean;
  /** Files of the context that the tool reads. */
  readonly files: readonly string[];
  /** True where each package has a hash. */
  readonly hashed: boolean;
  /** True if the tool installs only what is listed, without its dependencies. @default false */
  readonly listedOnly?: boolean;
  /** The only release of Python that the lock file is for; all requirements then have it as a marker. @default it is for several */
  readonly onlyFor?: string;
  /** True where the requirements name an index beside the usual one. */
  readonly severalIndexes: boolean;
  /** Of the cache that keeps the environment. */
  readonly cacheId: string;
}

/** Deletes the lines of folders, such as `-e ../shared` and `shared @ file:///shared`. */
const LOCAL = '/^(-e )?([^ ]+ @ )?(file:|[./])/d';
const EXPORTED = `${BUILD_MEMORY}/requirements.txt`;

/** The tool writes requirements, and uv installs them: faster than the tool would, and with one cache for all. */
export function installExported(project: PythonProject, exporter: Exporter): Instruction[] {
  const { tool, command, before = [], lock, namesFolders, files, hashed, listedOnly, onlyFor, severalIndexes, cacheId } = exporter;
  const [package_, ...plugins] = tool;
  const run = ['uv tool run --quiet', `--from ${package_}`, ...plugins.map((plugin) => `--with ${plugin}`)].join(' ');
  return installWithUv(project, {
    prepare: [
      ...before,
      ...(lock ? [`${run} ${lock}`] : []),
      `${run} ${command} > ${EXPORTED}`,
      ...(namesFolders ? [`sed -i -E '${LOCAL}' ${EXPORTED}`] : []),
    ],
    install: [
      'uv pip install',
      ...(hashed ? ['--exact'] : []),
      `--python ${VENV}`,
      ...(onlyFor ? [`--python-version ${onlyFor}`] : []),
      ...(hashed ? ['--require-hashes'] : []),
      ...(listedOnly ? ['--no-deps'] : []),
      ...(severalIndexes ? [ALL_INDEXES] : []),
      `--requirement ${EXPORTED}`,
    ].join(' '),
    locked: hashed,
    comment: [
      `Only ${files.join(' and ')} can invalidate this layer. ${package_.split('==')[0]} ${lock ? 'locks and exports the packages' : 'exports the locked packages'}, uv installs them.`,
      ...(onlyFor ? [`It is locked for exactly Python ${onlyFor}; other patch releases work too.`] : []),
      ...(severalIndexes ? [WHY_ALL_INDEXES] : []),
    ].join('\n'),
    files,
    cacheId,
  });
}
