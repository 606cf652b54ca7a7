import type { Command, CommandCall, ExitStatus } from '../command';
import { builtImage, builtServices, requireImages } from '../images';

/** What the images of the stack are made of. */
export const imageReport: Command = {
  name: 'image-report',
  summary: 'Shows what the images of the stack are made of, and what is above their budget.',
  options: [],
  status: { 0: 'all within budget', 1: 'an image is above its budget, or missing' },
  run,
};

async function run(call: CommandCall): Promise<ExitStatus> {
  const services = builtServices(call.manifest);
  await requireImages(call, services);
  let status: ExitStatus = 0;
  for (const service of services) {
    const image = builtImage(call, service);
    const bytes = Number(await call.engine.run('image', 'inspect', '--format', '{{.Size}}', image));
    if (bytes > service.build.sizeBudgetMegabytes * 1e6) status = 1;
    call.print(`${image}  ${(bytes / 1e6).toFixed(1)} MB of ${service.build.sizeBudgetMegabytes} MB`);
  }
  return status;
}
