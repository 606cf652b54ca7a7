/** What a container image reference names, split into its parts. */
export interface ImageReference {
  /** Registry and repository, such as `python` or `ghcr.io/acme/base`. */
  readonly repository: string;
  /** Tag, such as `3.13-slim-trixie`. */
  readonly tag?: string;
  /** Digest, such as `sha256:…`. */
  readonly digest?: string;
}

// The grammar of https://github.com/distribution/reference, less the rules on each host label.
const REFERENCE =
  /^(?<repository>(?:[\w.-]+(?::\d+)?\/)?[a-z0-9]+(?:(?:[._/]|__|-+)[a-z0-9]+)*)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>sha256:[a-f0-9]{64}))?$/;

/** Splits an image reference; undefined when it is none. */
export function parseImageReference(text: string): ImageReference | undefined {
  const groups = REFERENCE.exec(text)?.groups;
  return groups ? { repository: groups.repository, tag: groups.tag, digest: groups.digest } : undefined;
}

/** The reference as Docker writes it. */
export function imageReferenceToString({ repository, tag, digest }: ImageReference): string {
  return repository + (tag ? `:${tag}` : '') + (digest ? `@${digest}` : '');
}

/** Registry and repository in full, as Docker completes them: `python` is `docker.io/library/python`. */
export function qualifiedRepository(reference: string): string {
  const repository = parseImageReference(reference)?.repository ?? reference;
  if (!repository.includes('/')) return `docker.io/library/${repository}`;
  return repository.startsWith(`${hostOf(repository)}/`) ? repository : `docker.io/${repository}`;
}

/** The host of a registry, or of a repository in one; a name without a host is one on Docker Hub. @see https://github.com/distribution/reference */
export function hostOf(name: string): string {
  const [first] = name.split('/');
  return /[.:]|^localhost$/.test(first) ? first : 'docker.io';
}

/** Whether an image says in its tag that it stands on Alpine Linux. */
export function isAlpine(reference: string): boolean {
  return parseImageReference(reference)?.tag?.includes('alpine') ?? false;
}
