import { parseImageReference, qualifiedRepository } from '../../model/image-reference';

/** Debian's releases by number. @see https://www.debian.org/releases/ */
const DEBIAN: Readonly<Record<string, string>> = { 9: 'stretch', 10: 'buster', 11: 'bullseye', 12: 'bookworm', 13: 'trixie', 14: 'forky' };
const CODE_NAMES = Object.values(DEBIAN);

/** Official images that stand on Debian unless their tag says otherwise; one without a tag is told as that. */
const ON_DEBIAN = ['docker.io/library/node', 'docker.io/library/python'];

/** The distribution that an image stands on. */
export interface Distribution {
  readonly family: 'Alpine' | 'Debian';
  /** Number of Alpine's, code name of Debian's. @default its tag does not say, like `24-alpine` or `3.13-slim` */
  readonly release?: string;
}

/** What a reference says of its distribution; undefined where it says nothing. */
export function distributionOf(reference: string): Distribution | undefined {
  const { repository = '', tag = '' } = parseImageReference(reference) ?? {};
  const name = repository.split('/').at(-1) ?? '';
  if (name === 'alpine') return { family: 'Alpine', release: /^\d+\.\d+/.exec(tag)?.[0] };
  if (/(?:^|-)alpine/.test(tag)) return { family: 'Alpine', release: /(?<=(?:^|-)alpine)\d+\.\d+/.exec(tag)?.[0] };
  const number = /-debian(?<number>\d+)$/.exec(name)?.groups?.number ?? (name === 'debian' ? /^\d+/.exec(tag)?.[0] : undefined);
  const release = tag.split('-').find((word) => CODE_NAMES.includes(word)) ?? DEBIAN[number ?? ''];
  const byDefault = tag !== '' && ON_DEBIAN.includes(qualifiedRepository(reference));
  const isDebian = release !== undefined || byDefault || name === 'debian' || /(?:^|-)slim(?:-|$)/.test(tag);
  return isDebian ? { family: 'Debian', release } : undefined;
}
