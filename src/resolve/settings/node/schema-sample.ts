/** What parts of a zod schema let pass; the first that is found counts. */
const SAMPLES: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/\.(?:enum|nativeEnum)\(\s*\[\s*["'](?<found>[^"']+)["']/, (found) => found],
  [/\.literal\(\s*["'](?<found>[^"']+)["']/, (found) => found],
  [/\.startsWith\(\s*["'](?<found>[^"']+)["']/, (found) => `${found}placeholder-while-the-image-is-built`],
  [/\.(?:email)\(/, () => 'build@build.invalid'],
  [/\.(?:url|httpUrl)\(|\.regex\(\/\^https\?/, () => 'https://build.invalid'],
  [/\.(?:uuid|guid|uuidv4)\(/, () => '00000000-0000-4000-8000-000000000000'],
  [/\.(?:number|bigint|int)\(|\.regex\(\/\^?\\d/, () => '1'],
  [/\.(?:boolean|stringbool)\(/, () => 'false'],
];

/** A value that the schema of a variable accepts; undefined where any text will do. */
export function sampleOf(schema: string): string | undefined {
  for (const [pattern, sample] of SAMPLES) {
    const match = pattern.exec(schema);
    if (match) return sample(match.groups?.found ?? '');
  }
  return undefined;
}
