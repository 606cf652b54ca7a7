import { join } from 'node:path';
import { run, succeed } from './command';
import globalTeardown from './global-teardown';
import { installPackage, PACKAGE_VARIABLE } from './package';

export default async function globalSetup(): Promise<void> {
  // A user whose engine needs no prefix.
  delete process.env.COMMAND_PREFIX;
  const engine = await run(['docker', 'version', '--format', '{{.Server.Version}}']);
  if (engine.status !== 0) throw new Error(`The end-to-end tests need a Docker Engine: start it, or set DOCKER_HOST.\n${engine.output}`);
  const browser = await succeed(['bash', join(__dirname, '..', 'prepare')]);
  process.env.CHROMIUM_PATH = browser.stdout.trim();
  process.env[PACKAGE_VARIABLE] = await installPackage();
  // Ctrl+C: jest would end without running what is behind the tests.
  process.once('SIGINT', () => void globalTeardown().finally(() => process.exit(130)));
}
