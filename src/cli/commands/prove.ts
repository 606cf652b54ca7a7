import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { didYouMean } from '../../util/suggest';
import { CommandCall, ExitStatus, StackCommand, WrongUsage } from '../command';
import { Proof } from '../prove/proof';
import { ProofStack } from '../prove/proof-stack';
import { proofTable } from '../prove/table';

const TIMEOUT_SECONDS = 120;

/** Proves that the stack runs as it ships. */
export const prove: StackCommand = {
  name: 'prove',
  summary: 'Builds every image, starts it hardened beside what it needs, asks it, stops it, and removes it all again.',
  options: [
    { name: 'service', value: 'NAME', description: 'prove this one, and what it needs, only; may be repeated' },
    { name: 'json', value: 'FILE', description: 'write what was found to this file, too' },
    { name: 'then', value: 'COMMAND', description: 'run this while all services answer; NAME_URL is the address of each' },
    { name: 'keep', description: 'leave containers and images for a closer look' },
    { name: 'timeout', value: 'SECONDS', description: `time that each service has to start and answer (default: ${TIMEOUT_SECONDS})` },
  ],
  status: { 0: 'all is proven', 1: 'something is not' },
  run,
};

async function run(call: CommandCall): Promise<ExitStatus> {
  const { options, manifest, root, engine, note, print } = call;
  const timeoutSeconds = options.count('timeout', TIMEOUT_SECONDS);
  await engine.requireAnswer();
  const stack = await ProofStack.open(call);
  const settle = endCleanly(() => stack.remove());
  let proof: Proof;
  try {
    proof = new Proof(stack, wantedServices(stack, options.texts('service')), note);
    await proof.run(timeoutSeconds, options.text('then'));
  } finally {
    settle();
    if (options.has('keep')) note(`kept: docker compose --project-name ${stack.project} ps --all; to remove it: docker compose --project-name ${stack.project} down --volumes`);
    else await stack.remove();
  }
  for (const line of proofTable(proof.rows)) print(line);
  if (proof.thenFailed) print(`✗ The command after the start failed: ${options.text('then')}`);
  const file = options.text('json');
  if (file !== undefined) {
    mkdirSync(dirname(resolve(root, file)), { recursive: true });
    writeFileSync(resolve(root, file), `${JSON.stringify({ stack: manifest.name, proven: proof.succeeded, services: proof.rows }, undefined, 2)}\n`);
  }
  return proof.succeeded ? 0 : 1;
}

function wantedServices({ file: { services } }: ProofStack, asked: readonly string[]): string[] {
  const names = Object.keys(services);
  const unknown = asked.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new WrongUsage(`no service "${unknown}"; there are: ${names.join(', ')}.${didYouMean(unknown, names)}`);
  return asked.length > 0 ? [...asked] : names;
}

/** Cleans up if the user or a CI interrupts the program; returns a function that stops this. */
function endCleanly(remove: () => Promise<void>): () => void {
  const end = (): void => void remove().finally(() => process.exit(130));
  process.once('SIGINT', end).once('SIGTERM', end);
  return () => process.removeListener('SIGINT', end).removeListener('SIGTERM', end);
}
