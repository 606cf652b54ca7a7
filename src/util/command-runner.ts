import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './json';
import { mapOf, mapsIn, textsIn } from './objects';

/** None of these downloads a missing command. */
const RUNNERS: { readonly [packageManager: string]: readonly string[] } = {
  npm: ['npx', '--no-install'],
  pnpm: ['pnpm', 'exec'],
  yarn: ['yarn', 'run'],
  bun: ['bunx', '--no-install'],
};

/**
 * Runs commands of installed packages: npx, or the package manager that package.json requires, since npx refuses to run
 * then.
 *
 * @see https://docs.npmjs.com/cli/configuring-npm/package-json#devengines
 */
export function commandRunner(root: string): readonly string[] {
  const file = join(root, 'package.json');
  const { devEngines } = existsSync(file) ? readJson(readFileSync(file, 'utf8')) : {};
  const names = textsIn(mapsIn([mapOf(devEngines).packageManager].flat()).map(({ name }) => name));
  const known = names.find((name) => RUNNERS[name] !== undefined);
  return RUNNERS[known === undefined || names.includes('npm') ? 'npm' : known];
}
