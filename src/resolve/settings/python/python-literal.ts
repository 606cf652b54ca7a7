/** A literal of Python as the text that an environment variable has for it; undefined for what is computed. */
export function literalOf(expression: string | undefined): string | undefined {
  const text = expression?.trim() ?? '';
  const quoted = /^[bru]*(?<quote>["'])(?<content>(?:\\.|(?!\k<quote>)[^\\])*)\k<quote>$/i.exec(text)?.groups?.content;
  if (quoted !== undefined) return quoted;
  if (/^-?\d[\d_]*(?:\.\d+)?$/.test(text)) return text.replaceAll('_', '');
  if (text === 'True' || text === 'False') return text.toLowerCase();
  return /^\[[^[\]]*\]$/.test(text) && !/[()]/.test(text) ? text.replaceAll("'", '"') : undefined;
}
