/** What stands between the values that an expression may have. */
const ALTERNATIVES = /\s+(?:or|if|else)\s+/;

/** What an expression comes to as the text of an environment variable, or a constant of its module that it names; undefined for what is computed. */
export function valueOf(expression: string | undefined, module: string): string | undefined {
  const name = /^\s*(?<name>[A-Za-z_]\w*)\s*$/.exec(expression ?? '')?.groups?.name;
  const constant = name && new RegExp(String.raw`^${name}[ \t]*(?::[^=\n]+)?=(?!=)(?<value>[^\n]+)$`, 'm').exec(module)?.groups?.value;
  return literalOf(constant ?? expression) ?? onlyAlternative(expression ?? '');
}

/** The one text among what an expression may be: of `older or "data"` and `"data" if not older else older`. */
function onlyAlternative(expression: string): string | undefined {
  const texts = new Set(expression.split(ALTERNATIVES).map(literalOf).filter((text) => text !== undefined));
  const [only] = texts;
  return texts.size === 1 ? only : undefined;
}

function literalOf(expression: string | undefined): string | undefined {
  const text = expression?.trim() ?? '';
  const quoted = /^[bru]*(?<quote>["'])(?<content>(?:\\.|(?!\k<quote>)[^\\])*)\k<quote>$/i.exec(text)?.groups?.content;
  if (quoted !== undefined) return quoted;
  if (/^-?\d[\d_]*(?:\.\d+)?$/.test(text)) return text.replaceAll('_', '');
  if (text === 'True' || text === 'False') return text.toLowerCase();
  return /^\[[^[\]]*\]$/.test(text) && !/[()]/.test(text) ? text.replaceAll("'", '"') : undefined;
}
