import type { BaseFamily, BaseProfile } from '../../model/base-profile';
import { readInstruction } from '../../model/docker-instruction';
import { Instruction } from '../../model/instruction';
import { InstructionPoint } from '../../model/instruction-point';
import { useBuildSecrets } from '../../package-managers/build-secret-use';
import type { IPins, IProblems } from '../resolve-context';

/** What differs between the families of bases, whatever the language of the application is. */
export interface BaseFacts {
  /** The base's line in the pins file. */
  readonly alias: string;
  /** The C library, which what is compiled for the image has to agree with. */
  readonly libc: 'glibc' | 'musl';
  /** What is there to run, beside the runtime of the application. */
  readonly programs: readonly string[];
  /** Commands that take away what must not ship; none where nothing can be run, and nothing is to be taken away. */
  readonly reduce: readonly string[];
  /** What installs packages in the images that build for it. */
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

const BINUTILS = {
  apt: ['apt-get update', 'apt-get install --yes --no-install-recommends binutils=2.*', 'rm -rf /var/lib/apt/lists/*'],
  apk: ['apk add --no-cache binutils~2'],
};

/** The base that ships, as one service uses it. */
export interface Base {
  readonly family: BaseFamily;
  readonly facts: BaseFacts;
  readonly image: string;
  /** An organisation's own, of which less is known. */
  readonly custom: boolean;
}

/** What a profile comes to. */
export function baseOf({ _family: family, _alias: alias }: BaseProfile, pins: IPins): Base {
  const facts = BASE_FAMILIES[family];
  return { family, facts, image: pins.get(alias ?? facts.alias), custom: alias !== undefined };
}

/** The C library of a profile, where its base itself is not used. */
export function libcOf({ _family: family }: BaseProfile): BaseFacts['libc'] {
  return BASE_FAMILIES[family].libc;
}

/** Brings `strip` into a stage that builds for the base, then runs the commands. */
export function runWithBinutils({ facts: { installer } }: Base, buildSecrets: readonly string[], commands: readonly string[]): Instruction {
  const { secrets, setup } = useBuildSecrets(installer, buildSecrets);
  return Instruction.run([...setup, ...BINUTILS[installer], ...commands], { secrets });
}

/** The program `strip` with its libraries, where the `/usr` of a stage with binutils is mounted. */
export function stripFrom({ facts: { installer } }: Base, usr: string): string {
  const libraries = { apt: `$(echo ${usr}/lib/*-linux-gnu)`, apk: `${usr}/lib` };
  return `env LD_LIBRARY_PATH="${libraries[installer]}" ${usr}/bin/strip`;
}

/** Takes back what a base may have set that would change how the image is built or started. */
export function resetBase({ custom, family }: Base): Instruction[] {
  return [
    ...(custom ? [Instruction._words('ENTRYPOINT', '[]', 'The base may have one; the server itself is to be process 1.')] : []),
    ...(custom || family === 'distroless' ? [Instruction.user('0', 'For the instructions that follow; the base may have set another.')] : []),
  ];
}

/** Gives the user a name and the base what must hold of every image; nothing where the base has no shell. */
export function hardenBase({ facts }: Base, user: string): Instruction[] {
  return facts.reduce.length === 0 ? [] : [reduce([...nameUser(user), ...facts.reduce])];
}

/** Removes what must not ship. */
export function reduce(commands: readonly string[]): Instruction {
  return Instruction.run([...commands], { comment: 'Remove the package manager and all setuid and setgid programs.' });
}

/** Runs what ships as its user. */
export function runAs(user: string): Instruction {
  return Instruction.user(user, 'Owns no files in the image; any other user ID works as well.');
}

/**
 * Names the user of the image; needs no tool that only one distribution has.
 *
 * @param root folder that holds the files of the image
 */
export function nameUser(user: string, root = ''): string[] {
  const [, gid] = user.split(':');
  return [
    `echo 'app:x:${user}::/nonexistent:/sbin/nologin' >> ${root}/etc/passwd`,
    `echo 'app:x:${gid}:' >> ${root}/etc/group`,
  ];
}

const IN_WHAT_SHIPS = [InstructionPoint.RUNTIME_START, InstructionPoint.RUNTIME_END];
type Added = (point: InstructionPoint) => readonly Instruction[];

/** Whether commands can be run on the base. */
export function hasShell({ facts }: Base): boolean {
  return facts.programs.includes('sh');
}

/** Reports shell commands that a team adds where there is no shell. */
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
