import type { IgnoreRules } from '../model/build-model';
import { isWithin } from '../util/paths';

/** What must never enter a build, wherever it lies. */
const SECRETS = ['**/.env*', '**/.git', '**/.npmrc', '**/.netrc', '**/*.pem', '**/*.key'];

/** Text of a Dockerfile's own ignore file: an allow-list. */
export function renderDockerignore({ include, exclude, harmless = [] }: IgnoreRules): string {
  const outermost = include.filter((entry) => !include.some((other) => other !== entry && isWithin(entry, other)));
  return [
    '# Ignore everything …',
    '*',
    '# … except what the build needs,',
    ...outermost.map((entry) => `!${escapePattern(entry)}`),
    ...(exclude.length > 0 ? ['# but not what the image does without,', ...exclude] : []),
    '# and never secrets.',
    ...SECRETS,
    ...(harmless.length > 0 ? ['# These files are named like secrets but contain none.', ...harmless.map((entry) => `!${escapePattern(entry)}`)] : []),
    '',
  ].join('\n');
}

/** Next.js names folders `[id]` and `(group)`; an ignore file reads brackets as a pattern. */
function escapePattern(entry: string): string {
  return entry.replace(/[*?[\]\\]/g, '\\$&');
}
