import { docker, dockerLines } from './docker';

/** Marks containers that a test starts beside the stack. */
const LABEL = 'projen-containers.e2e';

/** Options that make a container or a network part of what {@link removeOwned} removes. */
export function ownedBy(name: string): string[] {
  return ['--label', `${LABEL}=${name}`];
}

/**
 * Removes what a consumer brought into the engine: found by label and by the consumer's name, so that broken
 * files or a start that failed halfway leave nothing behind.
 */
export async function removeOwned(name: string): Promise<void> {
  const named = `name=${name}`;
  await remove(['rm', '--force', '--volumes'], [
    ...(await dockerLines('ps', '--all', '--quiet', '--filter', `label=${LABEL}=${name}`)),
    ...(await dockerLines('ps', '--all', '--quiet', '--filter', named)),
  ]);
  await remove(['volume', 'rm'], await dockerLines('volume', 'ls', '--quiet', '--filter', named));
  await remove(['network', 'rm'], [
    ...(await dockerLines('network', 'ls', '--quiet', '--filter', `label=${LABEL}=${name}`)),
    ...(await dockerLines('network', 'ls', '--quiet', '--filter', named)),
  ]);
  await remove(['image', 'rm', '--force'], await imagesOf(name));
}

/** Names of the images that belong to a consumer, those of a registry included. */
export function imagesOf(name: string): Promise<string[]> {
  const named = [`reference=${name}-*`, `reference=*/*/${name}-*`].flatMap((filter) => ['--filter', filter]);
  return dockerLines('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', ...named);
}

async function remove(command: string[], names: string[]): Promise<void> {
  if (names.length > 0) await docker(...command, ...new Set(names));
}
