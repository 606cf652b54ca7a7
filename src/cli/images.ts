import { CommandCall, CommandFailure } from './command';
import type { BuildManifest, ServiceManifest, StackManifest } from '../model/stack-manifest';
import { commandRunner } from '../util/command-runner';

/** A service whose image is built. */
export type BuiltService = ServiceManifest & { readonly build: BuildManifest };

/** Services whose image is built, in their order. */
export function builtServices({ services }: StackManifest): BuiltService[] {
  return services.filter((service): service is BuiltService => service.build !== undefined);
}

/** Reference of a built image, tag included. */
export function builtImage({ manifest, environment }: Pick<CommandCall, 'manifest' | 'environment'>, { image }: ServiceManifest): string {
  return `${image}:${environment.IMAGE_TAG || manifest.defaultTag}`;
}

/** The command that runs a task, as the user has to type it. */
export function taskCommand({ root, environment }: Pick<CommandCall, 'root' | 'environment'>, task: string): string {
  const runner = commandRunner(root);
  return `${environment.COMMAND_PREFIX ?? ''}${runner[0] === 'npx' ? 'npx' : runner.join(' ')} projen ${task}`;
}

/**
 * Checks that the images exist.
 *
 * @throws CommandFailure naming the first one that is not built, or that the engine does not answer
 */
export async function requireImages(call: CommandCall, services: readonly BuiltService[]): Promise<void> {
  await call.engine.requireAnswer();
  for (const service of services) {
    const image = builtImage(call, service);
    const { status } = await call.engine.try('image', 'inspect', image);
    if (status !== 0) throw new CommandFailure(`${image} is not built.`, taskCommand(call, call.manifest.tasks.buildImages));
  }
}
