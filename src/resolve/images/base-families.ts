import { installCommands } from './system-packages';
import type { BaseFamily, BaseProfile } from '../../model/base-profile';
import { readInstruction } from '../../model/docker-instruction';
import { Instruction } from '../../model/instruction';
import { InstructionPoint } from '../../model/instruction-point';
import { useBuildSecrets } from '../../package-managers/build-secret-use';
import type { IPins, IProblems } from '../resolve-context';

/** Properties of a family of base images, independent of the application's language. */
export interface BaseFacts {
  /** The base's line in the pins file. */
  readonly alias: string;
  /** The C library, for which compiled code has to be built. */
  readonly libc: 'glibc' | 'musl';
  /** Programs that are available, in addition to the runtime of the application. */
  readonly programs: readonly string[];
  /** Commands that remove what must not ship; none for a base that cannot run any and needs none. */
  readonly reduce: readonly string[];
  /** Package manager of the images that build for it. */
  readonly installer: 'apt' | 'apk';
}

export const NO_FOREIGN_RIGHTS = 'find / -xdev -type f -perm /6000 -exec rm {} +';

export const BASE_FAMILIES: Readonly<Record<BaseFamily, BaseFacts>> = {
  slim: {
    alias: 'debian',
    libc: 'glibc',
    programs: ['sh', 'bash'],
    reduce: ['rm -rf /usr/bin/apt* /usr/bin/dpkg* /usr/lib/apt /usr/lib/dpkg /var/lib/apt /var/lib/dpkg/*-old /var/cache/* /var/log/*', NO_FOREIGN_RIGHTS],
    installer: 'apt',
  },
  alpine: {
    alias: 'alpine',
    libc: 'musl',
    programs: ['sh', 'wget', 'nc'], // busybox's
    // Releases of Alpine keep it in different folders.
    reduce: ['rm -f "$(command -v apk)"', NO_FOREIGN_RIGHTS],
    installer: 'apk',
  },
  distroless: {
    alias: 'distroless',
    libc: 'glibc',
    programs: [],
    reduce: [],
    installer: 'apt',
  },
};

const BINUTILS = { apt: 'binutils=2.*', apk: 'binutils~2' };

/** The base that ships, as one service uses it. */
export interface Base {
  readonly family: BaseFamily;
  readonly facts: BaseFacts;
  readonly image: string;
  /** A custom base of an organisation, about which less is known. */
  readonly custom: boolean;
}

/** Resolves a profile. */
export function baseOf({ _family: family, _alias: alias }: BaseProfile, pins: IPins): Base {
  const facts = BASE_FAMILIES[family];
  return { family, facts, image: pins.get(alias ?? facts.alias), custom: alias !== undefined };
}

/** The C library of a profile, for images that don't use its base. */
export function libcOf({ _family: family }: BaseProfile): BaseFacts['libc'] {
  return BASE_FAMILIES[family].libc;
}

/** Installs binutils in a build stage, then runs the commands. */
export function runWithBinutils({ facts: { installer } }: Base, buildSecrets: readonly string[], commands: readonly string[]): Instruction {
  const { secrets, setup } = useBuildSecrets(installer, buildSecrets);
  return Instruction.run([...setup, ...installCommands(installer, [BINUTILS[installer]]), ...commands], { secrets });
}

/** The program `strip` with its libraries, where the `/usr` of a stage with binutils is mounted. */
export function stripFrom({ facts: { installer } }: Base, usr: string): string {
  const libraries = { apt: `$(echo ${usr}/lib/*-linux-gnu)`, apk: `${usr}/lib` };
  return `env LD_LIBRARY_PATH="${libraries[installer]}" ${usr}/bin/strip`;
}

/** Resets settings of a base that would change how the image is built or started. */
export function resetBase({ custom, family }: Base): Instruction[] {
  return [
    ...(custom ? [Instruction._words('ENTRYPOINT', '[]', 'The base may have one; the server itself is to be process 1.')] : []),
    ...(custom || family === 'distroless' ? [Instruction.user('0', 'For the instructions that follow; the base may have set another.')] : []),
  ];
}

/** Names the user and removes what must not ship; no instructions if the base has no shell. */
export function hardenBase({ facts }: Base, user: string): Instruction[] {
  return facts.reduce.length === 0 ? [] : [reduce([...nameUser(user), ...facts.reduce])];
}

/** Removes what must not ship. */
export function reduce(commands: readonly string[]): Instruction {
  return Instruction.run([...commands], { comment: 'Remove the package manager and all setuid and setgid programs.' });
}

/** Where libraries and tools can keep what they would keep in the home folder of their user. */
export const HOME = { HOME: '/tmp' };
export const WHY_HOME = 'The user has no home folder; what libraries and tools keep in one goes to /tmp.';

/** Runs what ships as its user. */
export function runAs(user: string): Instruction {
  return Instruction.user(user, 'Owns no files in the image; any other user ID works as well.');
}

/** Name of the user in the images. */
export const USER_NAME = 'app';

/**
 * Names the user of the image, without tools that only some distributions have.
 *
 * @param root folder that holds the files of the image
 */
export function nameUser(user: string, root = ''): string[] {
  const [, gid] = user.split(':');
  return [
    `echo '${USER_NAME}:x:${user}::/nonexistent:/sbin/nologin' >> ${root}/etc/passwd`,
    `echo '${USER_NAME}:x:${gid}:' >> ${root}/etc/group`,
  ];
}

const IN_WHAT_SHIPS = [InstructionPoint.RUNTIME_START, InstructionPoint.RUNTIME_END];
type Added = (point: InstructionPoint) => readonly Instruction[];

/** Whether the base can run shell commands. */
export function hasShell({ facts }: Base): boolean {
  return facts.programs.includes('sh');
}

/** Reports added shell commands on a base without a shell. */
export function checkShell(base: Base, instructionsAt: Added, where: string, problems: IProblems): void {
  if (hasShell(base)) return;
  for (const point of IN_WHAT_SHIPS.filter((each) => instructionsAt(each).some(usesShell))) {
    problems.add(
      where,
      `addInstructions runs shell commands at the point "${point}", and the base has no shell.`,
      'Prepare the files at an earlier point and copy them with Instruction.copy({ from: … }), or use BaseProfile.slim().',
    );
  }
}

function usesShell(instruction: Instruction): boolean {
  return readInstruction(instruction).some(({ keyword, text }) => keyword === 'RUN' && !text.startsWith('['));
}
