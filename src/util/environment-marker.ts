/** What is known of the environment of every image; versions, machines and extras are not. */
const LINUX: Readonly<Record<string, string>> = {
  sys_platform: 'linux',
  platform_system: 'Linux',
  os_name: 'posix',
  implementation_name: 'cpython',
  platform_python_implementation: 'CPython',
};
const TOKEN = /\(|\)|'[^']*'|"[^"]*"|not\s+in\b|[\w.]+|[<>=!~]=?=?/g;

/**
 * Whether a requirement with a marker may be installed in an image: what is not known of it counts as fulfilled.
 *
 * @see https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers
 */
export function mayHoldInImage(marker: string): boolean {
  const tokens = marker.match(TOKEN) ?? [];
  const any = (): boolean => {
    let holds = all();
    while (tokens[0] === 'or') {
      tokens.shift();
      holds = all() || holds;
    }
    return holds;
  };
  const all = (): boolean => {
    let holds = one();
    while (tokens[0] === 'and') {
      tokens.shift();
      holds = one() && holds;
    }
    return holds;
  };
  const one = (): boolean => {
    if (tokens[0] !== '(') return compares(tokens.shift() ?? '', tokens.shift() ?? '', tokens.shift() ?? '');
    tokens.shift();
    const holds = any();
    tokens.shift();
    return holds;
  };
  return any();
}

function compares(left: string, operator: string, right: string): boolean {
  const [a, b] = [left, right].map(valueOf);
  if (a === undefined || b === undefined) return true;
  if (operator === '==' || operator === '===') return a === b;
  if (operator === '!=') return a !== b;
  if (operator === 'in') return b.includes(a);
  return /^not\s/.test(operator) ? !b.includes(a) : true;
}

/** Of a text, or of what is known; undefined for the rest. */
function valueOf(token: string): string | undefined {
  return /^['"]/.test(token) ? token.slice(1, -1) : LINUX[token];
}
