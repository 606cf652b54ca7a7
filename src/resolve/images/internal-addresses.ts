import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '../../model/dockerfile';
import { Instruction } from '../../model/instruction';

/** The variable with the addresses. */
export const INTERNAL_ADDRESSES = 'INTERNAL_ADDRESSES';
const STAGE = 'internal-addresses';
const PROGRAM = `/${STAGE}.cjs`;
const ASSET = join(__dirname, '..', '..', '..', 'assets', 'next', `${STAGE}.cjs`);

/** The stage with the program that leads connections to addresses for browsers to the services themselves. */
export function internalAddressesStage(): Stage {
  return {
    name: STAGE,
    from: 'scratch',
    comment: 'Code on the server may open addresses that are for browsers.',
    instructions: [Instruction._file(PROGRAM, readFileSync(ASSET, 'utf8'))],
  };
}

export function addInternalAddresses(): Instruction {
  return Instruction.copy({ from: STAGE, sources: [PROGRAM], destination: '/', link: true });
}

/** Argument of node that has the program run first. */
export const useInternalAddresses = ['--require', PROGRAM];

/** The same for processes that the command starts. */
export function passOnInternalAddresses(): Instruction {
  return Instruction.environment({ NODE_OPTIONS: useInternalAddresses.join('=') }, 'The development server starts further processes, which inherit this.');
}
