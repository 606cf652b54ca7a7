import type { IgnoreRules } from '../model/service-model';

/** What must never enter a build, wherever it lies. */
const SECRETS = ['**/.env*', '**/.git', '**/.npmrc', '**/.netrc', '**/*.pem', '**/*.key'];

/** Text of a Dockerfile's own ignore file: an allow-list. */
export function renderDockerignore({ include, exclude, harmless = [] }: IgnoreRules): string {
  return [
    '# Nothing enters the build …',
    '*',
    '# … but what it needs,',
    ...include.map((entry) => `!${escapePattern(entry)}`),
    ...(exclude.length > 0 ? ['# and of that neither leftovers nor tests,', ...exclude] : []),
    '# and never a secret.',
    ...SECRETS,
    ...(harmless.length > 0 ? ['# These have the names of secrets, and hold none.', ...harmless.map((entry) => `!${escapePattern(entry)}`)] : []),
    '',
  ].join('\n');
}

/** Next.js names folders `[id]` and `(group)`; an ignore file reads brackets as a pattern. */
function escapePattern(entry: string): string {
  return entry.replace(/[*?[\]\\]/g, '\\$&');
}
