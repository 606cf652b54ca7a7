import { explain } from './explain';
import { imageReport } from './image-report';
import { init } from './init';
import { prove } from './prove';
import type { Command } from '../command';

/** The sub-commands of `projen-containers`, in the order of its help. */
export const COMMANDS: readonly Command[] = [init, explain, imageReport, prove];
