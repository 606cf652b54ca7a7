import type { Dockerfile } from '../../model/dockerfile';
import { parseImageReference } from '../../model/image-reference';
import type { ServiceModel } from '../../model/service-model';
import type { StackModel } from '../../model/stack-model';
import { eachModel, Fault } from '../checks';
import { backend } from '../example-code';
import { Distribution, distributionOf } from '../facts/distribution';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

function inWords({ family, release }: Distribution): string {
  return release === undefined ? family : `${family} ${release}`;
}

/** Base image of the shipped stage, if it is a bare distribution, onto which the runtime is copied. */
function bareBase({ stages }: Dockerfile): string | undefined {
  let from = stages.at(-1)?.from;
  for (let stage = stages.find(({ name }) => name === from); stage; stage = stages.find(({ name }) => name === from)) from = stage.from;
  const repository = (from && parseImageReference(from)?.repository) ?? '';
  return /(?:^|\/)(?:debian|alpine)$|(?:^|\/)distroless\//.test(repository) ? from : undefined;
}

function mismatch({ application, imageBuild }: ServiceModel, { pins = [] }: StackModel): Fault | undefined {
  const runtime = application?.runtime.image;
  const base = imageBuild && bareBase(imageBuild.dockerfile);
  const [copied, ships] = [runtime && distributionOf(runtime), base && distributionOf(base)];
  if (!copied || !ships) return undefined;
  const sameFamily = copied.family === ships.family;
  if (sameFamily && (!copied.release || !ships.release || copied.release === ships.release)) return undefined;
  const pin = pins.find(({ reference }) => reference === base);
  const place = pin ? ` in ${pin.file}` : '';
  return {
    what: `"${runtime}" is of ${inWords(copied)}, and "${base}", onto which it is copied, of ${inWords(ships)}.`,
    fix: sameFamily
      ? `Pin both of one release${place}: what is compiled for one may lack its libraries on the other.`
      : `Pin both of one distribution${place}: what is compiled for one does not run on the other. The option profile selects another base.`,
    ...(pin && { source: pin.line ? `${pin.file}:${pin.line}` : pin.file, file: pin.file, line: pin.line }),
  };
}

export const baseImagesMatch = builtInRule({
  id: 'base-images-match',
  severity: Severity.HIGH,
  description: 'The runtime and the minimal base it is copied onto belong to the same release of the same distribution.',
  page: {
    why: 'An interpreter is linked to the C library and other libraries of its distribution. With those of another release it may not start, or it may fail in the one function that needs a newer symbol.',
    equivalents: ['GLIBC: "version not found"', 'hadolint DL3006, which asks for a tag at all'],
    bad: {
      files: { 'docker/pins/Dockerfile': 'FROM python:3.13-slim-bookworm AS python\nFROM debian:trixie-slim AS debian\n' },
      code: backend(),
    },
    good: {
      files: { 'docker/pins/Dockerfile': 'FROM python:3.13-slim-bookworm AS python\nFROM debian:bookworm-slim AS debian\n' },
      code: backend(),
    },
  },
  check: eachModel(mismatch),
});
