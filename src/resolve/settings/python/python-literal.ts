/** What an expression comes to as the text of an environment variable, or a constant of its module that it names; undefined for what is computed. */
export function valueOf(expression: string | undefined, module: string): string | undefined {
  const name = /^\s*(?<name>[A-Za-z_]\w*)\s*$/.exec(expression ?? '')?.groups?.name;
  const constant = name && new RegExp(String.raw`^${name}[ \t]*(?::[^=\n]+)?=(?!=)(?<value>[^\n]+)$`, 'm').exec(module)?.groups?.value;
  return literalOf(constant ?? expression);
}

function literalOf(expression: string | undefined): string | undefined {
  const text = expression?.trim() ?? '';
  const quoted = /^[bru]*(?<quote>["'])(?<content>(?:\\.|(?!\k<quote>)[^\\])*)\k<quote>$/i.exec(text)?.groups?.content;
  if (quoted !== undefined) return quoted;
  if (/^-?\d[\d_]*(?:\.\d+)?$/.test(text)) return text.replaceAll('_', '');
  if (text === 'True' || text === 'False') return text.toLowerCase();
  return /^\[[^[\]]*\]$/.test(text) && !/[()]/.test(text) ? text.replaceAll("'", '"') : undefined;
}
