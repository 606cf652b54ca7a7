import { spawnSync } from 'node:child_process';
import { EXPLAIN_VARIABLE, ExplanationRequest } from '../../model/explanation-request';
import { commandRunner } from '../../util/command-runner';
import type { CommandCall, ExitStatus, StackCommand } from '../command';
import { CommandFailure } from '../command';

/** Explains where each value of the services comes from. */
export const explain: StackCommand = {
  name: 'explain',
  summary: 'Shows each value of the services, where it comes from, and how to change it; changes no file.',
  words: { name: 'SERVICE', description: 'show this one only; may be repeated' },
  options: [{ name: 'json', description: 'print JSON' }],
  status: { 0: 'all values are known', 1: 'the description of the stack has problems; they are printed' },
  run,
};

/** Synthesises anew, so that the values shown are those of the next synthesis. */
async function run({ words, options, manifest, root, environment, print, note }: CommandCall): Promise<ExitStatus> {
  const json = options.has('json');
  const color = !json && process.stdout.isTTY === true && !environment.NO_COLOR;
  const asked: ExplanationRequest = { stack: manifest.name, services: words, json, color };
  const [program, ...rest] = commandRunner(root);
  const { status, stdout, stderr, error } = spawnSync(program, [...rest, 'projen'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...environment, [EXPLAIN_VARIABLE]: JSON.stringify(asked), PROJEN_DISABLE_POST: 'true' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw new CommandFailure(`${program} cannot be run: ${error.message}.`);
  if (stdout.trim() !== '') print(stdout.trimEnd());
  // Without projen's lines about its tasks.
  if (status !== 0) note(stderr.split('\n').filter((line) => !line.startsWith('👾')).join('\n').trim());
  return status === 0 ? 0 : 1;
}
