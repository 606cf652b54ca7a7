import type { WorkerCommand } from '../../resolve/detect/python/worker-commands';
import { pythonProgram } from '../../resolve/detect/python/worker-programs';
import { numbered } from '../../util/numbered';

/**
 * Tells of workers and schedulers that the stack does not start, each with the line of code that adds it.
 *
 * @param stack what the description calls the stack
 * @param service whose image they run
 */
export function tellWorkers(commands: readonly WorkerCommand[], stack: string, service: string): string[] {
  const ids = numbered(commands.map(({ argv }) => argv.slice(1).find((word) => word === 'beat' || word === 'scheduler') ?? 'worker'));
  return commands.map(({ argv, place }, index) => {
    const words = argv.map((word) => `'${word}'`).join(', ');
    const add = `new Worker(${stack}, '${ids[index]}', { service: ${stack}.service('${service}'), command: [${words}] });`;
    const variables = argv.filter((word) => word.includes('$')).map((word) => ` No shell fills in ${word}: write its value.`);
    return `${place}: ${pythonProgram(argv) ?? argv[0]} is started here, and not by the stack. Import Worker, and add ${add}${variables.join('')}`;
  });
}
