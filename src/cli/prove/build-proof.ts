import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildFinding, Finding } from './causes';
import type { ProofStack } from './proof-stack';
import type { Row } from './row';
import { runForOutput } from '../program';

/** Result of building an image. */
interface Build {
  readonly seconds: number;
  /** Absent if it was not built. */
  readonly bytes?: number;
  /** Why it was not built. */
  readonly finding?: Finding;
}

/** Checks the files that the images are built from, and builds them. */
export async function proveImages(stack: ProofStack, rows: readonly Row[]): Promise<void> {
  for (const row of rows) proveFiles(stack, row);
  const owners = new Set(rows.filter((row) => !row.failed).flatMap((row) => imageOwner(stack, row.service) ?? []));
  const builds = await build(stack, [...owners]);
  for (const row of rows.filter(({ failed }) => !failed)) {
    const owner = imageOwner(stack, row.service);
    const { seconds, bytes, finding } = builds.get(owner ?? '') ?? { seconds: 0 };
    if (finding) row.fail('built', finding.line, owner === row.service ? finding.likely : `it runs the image of ${owner}: look at that one first.`);
    else row.set('built', owner === row.service ? 'yes' : 'not needed');
    if (owner !== row.service) continue;
    row.seconds.built = seconds;
    row.megabytes = bytes === undefined ? undefined : bytes / 1e6;
  }
}

/** The service whose image this one uses; undefined for a pulled image. */
function imageOwner(stack: ProofStack, name: string): string | undefined {
  const service = stack.service(name);
  return service?.build ? name : service?.sharesImageOf;
}

function proveFiles(stack: ProofStack, row: Row): void {
  const files = stack.service(row.service)?.build;
  if (!files) {
    row.set('detected', 'not needed');
    row.set('synthesised', 'yes');
  } else if (!existsSync(join(stack.root, files.context))) {
    row.fail('detected', `${files.context} does not exist`, 'the folder was moved or is not checked out: npx projen tells more.');
  } else {
    row.set('detected', 'yes');
    if (existsSync(join(stack.root, files.dockerfile))) row.set('synthesised', 'yes');
    else row.fail('synthesised', `${files.dockerfile} does not exist`, 'run npx projen, and commit what it makes.');
  }
}

/** Builds all images at once; if that fails, one by one to find out which one fails. */
async function build(stack: ProofStack, services: readonly string[]): Promise<Map<string, Build>> {
  if (services.length === 0) return new Map();
  const script = join(stack.root, stack.manifest.paths.scripts, 'build-images.sh');
  const options = [...services.flatMap((service) => ['--service', service]), '--tag', stack.environment.IMAGE_TAG ?? '', '--any-size'];
  const started = Date.now();
  const { status, output } = await runForOutput(['bash', script, ...options], { cwd: stack.root, env: stack.environment });
  if (status !== 0 && services.length > 1) {
    const builds = new Map<string, Build>();
    for (const service of services) for (const [name, result] of await build(stack, [service])) builds.set(name, result);
    return builds;
  }
  const seconds = (Date.now() - started) / 1000;
  const sizes = await Promise.all(services.map(async (service) => ({ service, bytes: await stack.imageSize(stack.image(service)) })));
  return new Map(sizes.map(({ service, bytes }) => [service, { seconds, bytes, finding: bytes === undefined ? buildFinding(output) : undefined }]));
}
