/** Numbers, the most significant first; missing ones match any. */
type Version = readonly number[];

/** From the first version up to, but not with, the second. */
interface Interval {
  readonly from: Version;
  readonly to: Version;
}

const EVERYTHING: Interval = { from: [0, 0, 0], to: [Infinity, 0, 0] };
const CLAUSE = /^(?<operator>~=|===?|!=|<=|>=|<|>|\^|~)?\s*v?(?<version>\d+(?:\.\d+)*)?(?<wildcard>\.?[xX*](?:\.[xX*])*)?(?:[-+.]?(?:a|b|rc|alpha|beta|dev|post)[\w.+-]*)?$/;

/**
 * Whether a Python requirement allows some release of a short version; undefined if it cannot be parsed.
 *
 * @param range such as `>=3.11,<3.14`, or as Poetry writes them, `^3.11`
 * @param version such as `3.13`, which stands for all of its releases
 * @see https://packaging.python.org/en/latest/specifications/version-specifiers/
 */
export function pythonRangeAllows(range: string, version: string): boolean | undefined {
  return allows(range.split('||').map((part) => part.split(',')), imageOf(version), pythonClause);
}

/**
 * Whether a Python requirement allows a release of a version, or a newer one; undefined if it cannot be parsed.
 *
 * @param range such as `>=0.15,<0.16`
 */
export function pythonRangeReaches(range: string, version: string): boolean | undefined {
  const from = numbers(version);
  return from && allows([range.split(',')], { ...EVERYTHING, from: pad(from) }, pythonClause);
}

/**
 * Whether a range of npm allows some release of a short version; undefined if it cannot be parsed.
 *
 * @param range such as `^20.9 || >=22`
 * @param version such as `24`, which stands for all of its releases
 * @see https://github.com/npm/node-semver#ranges
 */
export function nodeRangeAllows(range: string, version: string): boolean | undefined {
  return allows(alternativesOf(range), imageOf(version), nodeClause);
}

/**
 * Whether a range of npm allows a release of a version, or a newer one; undefined if it cannot be parsed.
 *
 * @param range such as `^0.20.6`
 */
export function nodeRangeReaches(range: string, version: string): boolean | undefined {
  const from = numbers(version);
  return from && allows(alternativesOf(range), { ...EVERYTHING, from: pad(from) }, nodeClause);
}

/** The clauses of each alternative. */
function alternativesOf(range: string): string[][] {
  const normal = range.replace(/(\S+)\s+-\s+(\S+)/g, '>=$1 <=$2').replace(/(<=|>=|<|>|=|\^|~)\s+/g, '$1');
  return normal.split('||').map((part) => part.trim().split(/\s+/));
}

/** Sorts versions such as `3.9` and `3.13` by their numbers, the oldest first. */
export function byVersion(a: string, b: string): number {
  return compare(pad(numbers(a) ?? []), pad(numbers(b) ?? []));
}

type ReadClause = (operator: string, version: Version, wildcard: boolean, image: Interval) => Interval | undefined;

/** The releases that a short version stands for. */
function imageOf(text: string): Interval | undefined {
  const version = numbers(text);
  return version && { from: pad(version), to: next(version) };
}

function allows(alternatives: readonly (readonly string[])[], image: Interval | undefined, read: ReadClause): boolean | undefined {
  if (!image) return undefined;
  let anyRead = false;
  for (const clauses of alternatives) {
    const intervals = clauses.map((clause) => parse(clause.trim(), read, image));
    if (intervals.some((interval) => interval === undefined)) return undefined;
    anyRead = true;
    const common = [image, ...(intervals as Interval[])].reduce(intersect);
    if (compare(common.from, common.to) < 0) return true;
  }
  return anyRead ? false : undefined;
}

function parse(clause: string, read: ReadClause, image: Interval): Interval | undefined {
  if (clause === '' || clause === '*') return EVERYTHING;
  const groups = CLAUSE.exec(clause)?.groups;
  if (!groups) return undefined;
  if (groups.version === undefined) return groups.wildcard ? EVERYTHING : undefined;
  return read(groups.operator ?? '', groups.version.split('.').map(Number), groups.wildcard !== undefined, image);
}

function pythonClause(operator: string, version: Version, wildcard: boolean, image: Interval): Interval | undefined {
  const point: Interval = { from: pad(version), to: wildcard ? next(version) : next(pad(version)) };
  switch (operator) {
    case '>=': return { ...EVERYTHING, from: pad(version) };
    case '>': return { ...EVERYTHING, from: next(pad(version)) };
    case '<': return { ...EVERYTHING, to: pad(version) };
    case '<=': return { ...EVERYTHING, to: next(pad(version)) };
    case '==':
    case '===': return point;
    case '!=': return compare(point.from, image.from) <= 0 && compare(point.to, image.to) >= 0 ? { from: image.to, to: image.to } : EVERYTHING;
    case '~=': return { from: pad(version), to: next(version.slice(0, -1)) };
    case '^': return caret(version);
    default: return { from: pad(version), to: next(version.slice(0, 2)) }; // ~3.11, and Poetry's bare 3.11
  }
}

function nodeClause(operator: string, version: Version, _wildcard: boolean): Interval | undefined {
  switch (operator) {
    case '>=': return { ...EVERYTHING, from: pad(version) };
    case '>': return { ...EVERYTHING, from: next(version) };
    case '<': return { ...EVERYTHING, to: pad(version) };
    case '<=': return { ...EVERYTHING, to: next(version) };
    case '^': return caret(version);
    case '~': return { from: pad(version), to: next(version.slice(0, 2)) };
    case '': case '=': case '==': return { from: pad(version), to: next(version) };
    default: return undefined;
  }
}

/** The left-most number that is not zero stays. */
function caret(version: Version): Interval {
  const kept = version.findIndex((number) => number > 0);
  return { from: pad(version), to: next(version.slice(0, kept < 0 ? version.length : kept + 1)) };
}

function numbers(text: string): Version | undefined {
  return /^\d+(?:\.\d+)*$/.test(text) ? text.split('.').map(Number) : undefined;
}

function pad(version: Version): Version {
  return [version[0] ?? 0, version[1] ?? 0, version[2] ?? 0];
}

/** The first version after all that a short one stands for. */
function next(version: Version): Version {
  if (version.length === 0) return EVERYTHING.to;
  const kept = version.slice(0, 3);
  return pad([...kept.slice(0, -1), kept[kept.length - 1] + 1]);
}

function compare(a: Version, b: Version): number {
  const index = [0, 1, 2].find((place) => a[place] !== b[place]);
  return index === undefined ? 0 : a[index] - b[index];
}

function intersect(a: Interval, b: Interval): Interval {
  return { from: compare(a.from, b.from) > 0 ? a.from : b.from, to: compare(a.to, b.to) < 0 ? a.to : b.to };
}
