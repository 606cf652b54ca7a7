import { parseImageReference } from '../../model/image-reference';
import { imagesOf, ImageUse } from '../facts/images';
import { builtInRule, Finding } from '../rule';
import { Severity } from '../severity';

type Pinned = 'moving' | 'tag' | 'digest' | 'both';

function pinned({ reference }: ImageUse): Pinned {
  const image = parseImageReference(reference);
  const tag = image?.tag !== undefined && image.tag !== 'latest';
  if (image?.digest) return tag ? 'both' : 'digest';
  return tag ? 'tag' : 'moving';
}

/** Images of one place are reported together, since they are fixed together. */
function grouped(images: readonly ImageUse[], missing: string): Finding[] {
  const places = new Map<string, ImageUse[]>();
  for (const image of images) {
    const place = image.file ?? image.where;
    places.set(place, [...(places.get(place) ?? []), image]);
  }
  return [...places].map(([where, uses]) => {
    const references = [...new Set(uses.map(({ reference }) => reference))];
    const subject = references.length === 1 ? '1 image has' : `${references.length} images have`;
    return {
      where,
      what: `${subject} no ${missing}: ${references.join(', ')}.`,
      fix: 'Write image:tag@sha256:…; Renovate adds digests to the pins file with its preset docker:pinDigests, and renews them as Dependabot does.',
      source: uses[0].source,
      file: uses[0].file,
      line: uses[0].line,
    };
  });
}

export const imagePinned = builtInRule({
  id: 'image-pinned',
  severity: Severity.MEDIUM,
  description: 'Every image is referenced by tag and digest; the tag `latest`, or no tag, is of high severity.',
  page: {
    why: 'A tag can move: the same commit gives a different image tomorrow, and whoever can push the tag decides what runs. The digest fixes the content, and the tag tells people and bots which version it is.',
    equivalents: ['hadolint DL3006, DL3007', 'Trivy DS-0001', 'CIS Docker Benchmark 4.2', 'OpenSSF Scorecard Pinned-Dependencies'],
    bad: {
      files: { 'docker/pins/Dockerfile': 'FROM postgres:latest AS postgres\n' },
      code: ["new Postgres(stack, 'postgres');"],
    },
    good: {
      files: { 'docker/pins/Dockerfile': `FROM postgres:17-alpine@sha256:${'0123456789abcdef'.repeat(4)} AS postgres\n` },
      code: ["new Postgres(stack, 'postgres');"],
    },
  },
  check: (stack) => {
    const images = imagesOf(stack);
    const only = (state: Pinned): ImageUse[] => images.filter((image) => pinned(image) === state);
    return [
      ...grouped(only('moving'), 'version').map((finding) => ({ ...finding, severity: Severity.HIGH })),
      ...grouped(only('tag'), 'digest'),
      ...grouped(only('digest'), 'tag'),
    ];
  },
});
