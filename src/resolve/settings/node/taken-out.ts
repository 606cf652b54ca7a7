/** A variable of the environment that code takes out with others, under a name of its own. */
export interface TakenOut {
  readonly name: string;
  readonly alias: string;
  readonly index: number;
  readonly hasDefault: boolean;
  /** @default none, or one that is computed */
  readonly fallback?: string;
}

const STATEMENT = /\b(?:const|let|var)\s*\{(?<names>[^{}]*)\}\s*=\s*process\.env\b(?!\s*[.[])/g;
const ENTRY = /(?<![.\w])(?<name>[A-Za-z_]\w*)\s*(?::\s*(?<alias>\w+)\s*)?(?<default>=\s*(?:"(?<double>[^"\n]*)"|'(?<single>[^'\n]*)'|[^,]+))?\s*(?:,|$)/g;

/** Variables of statements such as `const { HOST, PORT: port = "80" } = process.env`. */
export function takenOut(text: string): TakenOut[] {
  return [...text.matchAll(STATEMENT)].flatMap(({ 0: statement, groups: { names } = {}, index }) =>
    [...names.matchAll(ENTRY)].map(({ groups, index: within }) => {
      const { name, alias = name, double, single } = groups!;
      return { name, alias, index: index + statement.indexOf(names) + within, hasDefault: groups!.default !== undefined, fallback: double ?? single };
    }),
  );
}
