import { join } from 'node:path';
import { run, succeed } from './command';
import { installPackage } from './package';

/** Where the packed library is installed, for the workers. */
export const PACKAGE_VARIABLE = 'E2E_PACKAGE';

export default async function globalSetup(): Promise<void> {
  // A user whose engine needs no prefix.
  delete process.env.COMMAND_PREFIX;
  const engine = await run(['docker', 'version', '--format', '{{.Server.Version}}']);
  if (engine.status !== 0) throw new Error(`The end-to-end tests need a Docker Engine: start it, or set DOCKER_HOST.\n${engine.output}`);
  const browser = await succeed(['bash', join(__dirname, '..', 'prepare')]);
  process.env.CHROMIUM_PATH = browser.stdout.trim();
  process.env[PACKAGE_VARIABLE] = await installPackage();
}
