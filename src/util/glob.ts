/** Matches a path against a pattern as workspaces use them: `*` stays within a folder, `**` crosses any number of them. */
export function matchesGlob(pattern: string, path: string): boolean {
  const normal = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
  const source = normal
    .split('/')
    .map((part, index, parts) => (part === '**' ? (index < parts.length - 1 ? '(?:[^/]+/)*' : '.+') : `${segment(part)}${index < parts.length - 1 ? '/' : ''}`))
    .join('');
  return new RegExp(`^${source}$`).test(path);
}

/** Whether a name matches one of the patterns, ignoring case. */
export function isNamedLike(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesGlob(pattern.toLowerCase(), name.toLowerCase()));
}

function segment(part: string): string {
  return part.replace(/[.+^$()|[\]\\]/g, '\\$&').replace(/\*+/g, '[^/]*').replace(/\?/g, '[^/]').replace(/\{(?<choices>[^}]*)\}/g, (_, choices: string) => `(?:${choices.split(',').join('|')})`);
}
