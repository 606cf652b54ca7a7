import { Base, nameUser, reduce, resetBase } from './base-families';
import { collectLibraries, listNeeded, refuseMissing } from './shared-libraries';
import { installSystemPackages } from './system-packages';
import type { Stage } from '../../model/dockerfile';
import { BindMount, Instruction } from '../../model/instruction';
import { VENV } from '../../package-managers/python-package-manager';
import { BUILD_MEMORY, NEXT_LINE } from '../../util/dockerfile-text';

/** The part of a Python image that depends on its base. */
export interface PythonRuntime {
  readonly base: Base;
  readonly pythonImage: string;
  /** `user:group`, numeric. */
  readonly user: string;
  readonly buildSecrets: readonly string[];
  /** Packages of the distribution that ship. */
  readonly runtimePackages: readonly string[];
  /** Libraries that native modules may lack. */
  readonly optionalLibraries: readonly string[];
  /** Stage with the dependencies as they ship. */
  readonly dependenciesStage: string;
}

const LIBRARY = '/usr/local/lib/python3.*';
const UNUSED = ['ensurepip', 'idlelib', 'lib2to3', 'lib-dynload/_test*', 'lib-dynload/_tkinter*', 'pydoc_data', 'site-packages/pip*', 'test', 'tkinter', 'turtle*'];
/** Stage with the interpreter as it ships, with a compiled standard library. */
export const INTERPRETER = 'interpreter';
const ASSEMBLED = 'assembled';
/** Temporary list of a package's files. */
const FILES = `${BUILD_MEMORY}/files`;
const FILESYSTEM = '/filesystem';

/** The default Debian base gets everything that the interpreter's image has; any other base gets only what it lacks. */
function takesAll({ family, custom }: Base): boolean {
  return family === 'slim' && !custom;
}

/** The stages that prepare what the base lacks. */
export function interpreterStages(runtime: PythonRuntime, added: readonly Instruction[]): Stage[] {
  const interpreter: Stage = {
    name: INTERPRETER,
    from: runtime.pythonImage,
    comment: 'The interpreter without pip, tests and Tk.',
    instructions: [
      ...installSystemPackages(runtime.runtimePackages, runtime.base.facts.installer, runtime.buildSecrets),
      ...added,
      Instruction.run(
        [
          `rm -rf /usr/local/bin/pip* /usr/local/bin/idle* /usr/local/bin/pydoc* /usr/local/include${NEXT_LINE}${UNUSED.map((name) => `${LIBRARY}/${name}`).join(NEXT_LINE)}`,
          `python -m compileall -q -j 0 --invalidation-mode unchecked-hash ${LIBRARY}`,
        ],
        { comment: 'Compile the standard library now, because a read-only container cannot store bytecode.' },
      ),
    ],
  };
  return takesAll(runtime.base) ? [interpreter] : [interpreter, assembled(runtime)];
}

/** Assembles what the base lacks, since many bases have no tools for that. */
function assembled({ base, user, runtimePackages, optionalLibraries, dependenciesStage }: PythonRuntime): Stage {
  const isApt = base.facts.installer === 'apt';
  const data = ['/usr/share/zoneinfo', '/etc/ssl/certs'];
  const bare = { from: base.image, source: '/', target: '/base' };
  return {
    name: ASSEMBLED,
    from: INTERPRETER,
    comment: 'Everything the base lacks: Python, the libraries that it and the dependencies load, and their package records.',
    instructions: [
      Instruction.run(
        [
          `mkdir -p ${FILESYSTEM}/etc ${FILESYSTEM}/usr${isApt ? ` ${FILESYSTEM}/var/lib/dpkg/status.d` : ''}`,
          `cp -a /usr/local ${FILESYSTEM}/usr/`,
          `cp /base/etc/passwd /base/etc/group ${FILESYSTEM}/etc/`,
          ...nameUser(user, FILESYSTEM),
          `for data in ${data.join(' ')}; do [ -e "/base$data" ] || { mkdir -p "${FILESYSTEM}\${data%/*}" && cp -a "$data" "${FILESYSTEM}$data"; }; done`,
        ],
        { binds: [bare] },
      ),
      Instruction.run(
        [
          listNeeded(base, ['/usr/local', VENV]),
          ...refuseMissing(base, optionalLibraries),
          ...collectLibraries(base, FILESYSTEM),
          ...(isApt ? runtimePackages.map(copyPackage) : []),
        ],
        { comment: 'A separate step, because an added dependency changes only these files.', binds: [bare, dependenciesOf(dependenciesStage)] },
      ),
    ],
  };
}

/** Copies data and programs of a requested package; its libraries are found like any other. */
function copyPackage(name: string): string {
  return `dpkg --listfiles ${name} > ${FILES} && while read -r file; do if [ -f "$file" ] && [ ! -e "${FILESYSTEM}$file" ]; then mkdir -p "${FILESYSTEM}\${file%/*}" && cp -a "$file" "${FILESYSTEM}$file"; fi; done < ${FILES}`;
}

/** Adds the interpreter and the dependencies to the base. */
export function addPython(runtime: PythonRuntime, environment: Instruction): Instruction[] {
  const { base, dependenciesStage } = runtime;
  const dependencies = Instruction.copy({ sources: [VENV], destination: VENV, from: dependenciesStage, link: true });
  if (takesAll(base)) return [takeAll(runtime), proveLibraries(runtime), environment, dependencies];
  return [
    ...resetBase(base),
    ...reduceBase(runtime),
    Instruction.copy({ sources: [FILESYSTEM], destination: '/', from: ASSEMBLED, link: true }),
    environment,
    dependencies,
  ];
}

function takeAll({ base, user }: PythonRuntime): Instruction {
  return Instruction.run(
    [
      'cp --archive --no-clobber /interpreter/usr /interpreter/etc /interpreter/var /',
      'cp /interpreter/var/lib/dpkg/status /var/lib/dpkg/',
      'ldconfig',
      ...nameUser(user),
      ...base.facts.reduce,
    ],
    {
      comment: [
        'Copy only what the base lacks: Python, its libraries, certificates, time zones, package records.',
        'Then remove the package manager and all setuid and setgid programs of the base.',
      ].join('\n'),
      binds: [{ from: INTERPRETER, source: '/', target: '/interpreter' }],
    },
  );
}

/** No instructions for a base without a shell, which has nothing to remove. */
function reduceBase({ base, runtimePackages, buildSecrets }: PythonRuntime): Instruction[] {
  if (base.facts.reduce.length === 0) return [];
  const packages = base.facts.installer === 'apk' ? installSystemPackages(runtimePackages, 'apk', buildSecrets) : [];
  return [...packages, reduce(base.facts.reduce)];
}

/** Uses a mount instead of the copied dependencies, so that it need not wait for the copy. */
function proveLibraries({ base, optionalLibraries, dependenciesStage }: PythonRuntime): Instruction {
  return Instruction.run([listNeeded(base, [VENV]), ...refuseMissing(base, optionalLibraries)], {
    comment: 'Check that every shared library that a native module needs is here. A mount lets BuildKit copy the dependencies in parallel.',
    binds: [dependenciesOf(dependenciesStage)],
  });
}

function dependenciesOf(stage: string): BindMount {
  return { from: stage, source: VENV, target: VENV };
}
