import { commandRunner } from '../../src/util/command-runner';
import { temporaryFolder, writeFiles } from '../support/application-folder';

function runner(devEngines?: object): string {
  const root = temporaryFolder();
  writeFiles(root, { 'package.json': JSON.stringify({ devEngines }) });
  return commandRunner(root).join(' ');
}

test('npx runs commands, unless package.json asks for another package manager, where it refuses', () => {
  expect(runner()).toBe('npx --no-install');
  expect(runner({ runtime: { name: 'node' } })).toBe('npx --no-install');
  expect(runner({ packageManager: { name: 'pnpm', version: '11.10.0', onFail: 'download' } })).toBe('pnpm exec');
  expect(runner({ packageManager: [{ name: 'bun' }] })).toBe('bunx --no-install');
  expect(runner({ packageManager: [{ name: 'yarn' }, { name: 'npm' }] })).toBe('npx --no-install');
  expect(runner({ packageManager: { name: 'vlt' } })).toBe('npx --no-install');
});

test('a project without package.json has npx', () => {
  expect(commandRunner(temporaryFolder())).toEqual(['npx', '--no-install']);
});
