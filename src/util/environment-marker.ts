/** Marker variables that are the same in every image; versions and machines differ. */
const LINUX: Known = {
  sys_platform: 'linux',
  platform_system: 'Linux',
  os_name: 'posix',
  implementation_name: 'cpython',
  platform_python_implementation: 'CPython',
};
/** Known marker variables: texts, and sets such as the installed extras. */
type Known = Readonly<Record<string, string | readonly string[]>>;

const TOKEN = /\(|\)|'[^']*'|"[^"]*"|not\s+in\b|[\w.]+|[<>=!~]=?=?/g;

/**
 * Whether a marker may hold in an image; conditions on unknown variables count as fulfilled.
 *
 * @param marker a requirement without one may always be installed
 * @param known variables in addition to those of every image
 * @see https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers
 */
export function mayHoldInImage(marker = '', known: Known = {}): boolean {
  const values = { ...LINUX, ...known };
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
    if (tokens[0] !== '(') return compares(valueOf(tokens.shift(), values), tokens.shift(), valueOf(tokens.shift(), values));
    tokens.shift();
    const holds = any();
    tokens.shift();
    return holds;
  };
  return any();
}

function compares(left: Known[string] | undefined, operator = '', right: Known[string] | undefined): boolean {
  if (left === undefined || right === undefined) return true;
  if (operator === '==' || operator === '===') return left === right;
  if (operator === '!=') return left !== right;
  if (operator === 'in') return right.includes(String(left));
  return /^not\s/.test(operator) ? !right.includes(String(left)) : true;
}

/** Value of a literal or a known variable; undefined for any other. */
function valueOf(token = '', values: Known): Known[string] | undefined {
  return /^['"]/.test(token) ? token.slice(1, -1) : values[token];
}
