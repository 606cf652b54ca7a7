import { parseImageReference } from '../../model/image-reference';
import { distinctBy } from '../../util/distinct';
import { escapePattern } from '../../util/escape-pattern';
import { END_OF_LIFE } from '../data/end-of-life';
import { distributionOf } from '../facts/distribution';
import { imagesOf } from '../facts/images';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

interface Release {
  readonly name: string;
  readonly version: string;
  readonly end: string;
}

/** Releases in a reference whose end of life is known: the runtime, and the distribution it is based on. */
function releases(reference: string): Release[] {
  const { repository = '', tag = '' } = parseImageReference(reference) ?? {};
  const name = repository.split('/').at(-1) ?? '';
  const { family = '', release = '' } = distributionOf(reference) ?? {};
  return [known(name, tag), known(family.toLowerCase(), release)].filter((each) => each !== undefined);
}

/** `3.13.2-slim` is of the line 3.13, `24-alpine` of the line 24. */
function known(name: string, tag: string): Release | undefined {
  const lines: Readonly<Record<string, string>> = END_OF_LIFE[name] ?? {};
  const version = Object.keys(lines).find((line) => new RegExp(`^${escapePattern(line)}(?![\\d])`).test(tag));
  return version === undefined ? undefined : { name, version, end: lines[version] };
}

export const baseImageSupported = builtInRule({
  id: 'base-image-supported',
  severity: Severity.MEDIUM,
  description: 'No image uses a runtime or distribution past its end of life.',
  page: {
    why: 'After the end of life nobody fixes vulnerabilities, so scanners report findings that no update removes.',
    equivalents: ['Trivy: "This OS version is no longer supported"', 'https://endoflife.date'],
    bad: {
      files: { 'docker/pins/Dockerfile': 'FROM postgres:12-alpine AS postgres\n' },
      code: ["new Postgres(stack, 'postgres');"],
    },
    good: {
      files: { 'docker/pins/Dockerfile': 'FROM postgres:18-alpine AS postgres\n' },
      code: ["new Postgres(stack, 'postgres');"],
    },
  },
  check: (stack, today) =>
    imagesOf(stack).flatMap(({ reference, ...place }) =>
      distinctBy(releases(reference), ({ name }) => name)
        .filter(({ end }) => end < today)
        .map(({ name, version, end }) => ({
          ...place,
          what: `"${reference}": ${name} ${version} reached its end of life on ${end}.`,
          fix: 'Change the tag to a release that is supported, and run npx projen.',
        })),
    ),
});
