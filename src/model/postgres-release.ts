import { parseImageReference } from './image-reference';

/** Major release of the PostgreSQL in an image, as tags of `postgres`, `postgis` and `pgvector` say it; undefined where it says none. */
export function postgresRelease(reference: string): number | undefined {
  const release = /^(?:.*-)?pg(\d+)|^(\d+)/.exec(parseImageReference(reference)?.tag ?? '')?.slice(1).find(Boolean);
  return release === undefined ? undefined : Number(release);
}
