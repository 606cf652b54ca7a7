const FUNCTION = String.raw`(?<![.\w])(?!optional|log|print|debug)\w+\(\s*`;
/** Python may say more by name, such as `min_length=32`. */
const END = /^\s*(?:,?\s*\)|,\s*(?!default|fallback)\w+\s*=(?!=))/;

/**
 * Whether code hands a variable to a function together with its name, `required('X', process.env.X)` or
 * `required("X", os.getenv("X"))`, which says that name when it refuses a value.
 *
 * @param start where the variable is read
 * @param end where that ends
 */
export function isToldItsName(text: string, name: string, start: number, end: number): boolean {
  const quoted = `["'\`]${name}["'\`]`;
  const before = text.slice(Math.max(0, start - 200), start);
  const after = text.slice(end, end + 200);
  return (new RegExp(String.raw`${FUNCTION}${quoted}\s*,\s*$`).test(before) && END.test(after))
    || (new RegExp(String.raw`${FUNCTION}$`).test(before) && new RegExp(String.raw`^\s*,\s*${quoted}\s*,?\s*\)`).test(after));
}
