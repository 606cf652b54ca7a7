import { instructionsOf } from './instructions';
import { serviceViews } from './service-view';
import { isBuilt } from '../../model/service-model';
import type { StackModel } from '../../model/stack-model';
import { mapOf } from '../../util/objects';

/** An image that the stack pulls, and the place that names it. */
export interface ImageUse {
  readonly reference: string;
  /** The pins file and its line, or the path of a construct. */
  readonly where: string;
  readonly source?: string;
  readonly file?: string;
  readonly line?: number;
}

/** Every pulled image, once for each place that names it. */
export function imagesOf(stack: StackModel): ImageUse[] {
  const pins = stack.pins ?? [];
  const pinned = pins.map(({ reference, file, line }) => ({ reference, where: line ? `${file}:${line}` : file, file, line }));
  const others = [...fromServices(stack), ...fromDockerfiles(stack), ...fromOverrides(stack)];
  const isPinned = (reference: string): boolean => pins.some((pin) => pin.reference === reference);
  return [...pinned, ...others.filter(({ reference }) => !isPinned(reference) && !/^scratch$|\$/.test(reference))];
}

function fromServices({ services }: StackModel): ImageUse[] {
  return services.filter((service) => !isBuilt(service)).map(({ image, constructPath }) => ({ reference: image, where: constructPath }));
}

function fromDockerfiles(stack: StackModel): ImageUse[] {
  const bases = stack.services.flatMap(({ constructPath, imageBuild: build }) => {
    const stages = build?.dockerfile.stages ?? [];
    const names = stages.map(({ name }) => name);
    return stages.filter(({ from }) => !names.includes(from)).map(({ from }) => ({ reference: from, where: constructPath }));
  });
  const mentioned = instructionsOf(stack).flatMap(({ service, keyword, text, copies, source }) => {
    const names = service.imageBuild?.dockerfile.stages.map(({ name }) => name) ?? [];
    const added = keyword === 'FROM' ? [text.replace(/^(?:--\S+\s+)*/, '').split(/\s/)[0]] : copies.flatMap(({ from }) => from ?? []);
    const images = added.filter((reference) => !names.includes(reference) && !/^\d+$/.test(reference));
    return images.map((reference) => ({ reference, where: service.constructPath, source }));
  });
  return [...bases, ...mentioned];
}

function fromOverrides(stack: StackModel): ImageUse[] {
  return serviceViews(stack).flatMap((view) => {
    const image = view.overridden('image');
    const build = view.overridden('build');
    const built = build ? build.value !== null : isBuilt(view.model ?? {});
    const pulled = image && !built && typeof image.value === 'string' ? [{ reference: image.value, source: image.source }] : [];
    const contexts = view.overrides('build').flatMap(({ value, source }) =>
      Object.values(mapOf(mapOf(value).additional_contexts))
        .filter((context) => typeof context === 'string' && context.startsWith('docker-image://'))
        .map((context) => ({ reference: String(context).slice('docker-image://'.length), source })),
    );
    return [...pulled, ...contexts].map((use) => ({ ...use, where: view.where }));
  });
}
