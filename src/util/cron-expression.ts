interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
}

const FIELDS: readonly Field[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12 },
  { name: 'day of the week', least: 0, most: 6 },
];
const PART = /^(?:\*|(?<first>\d{1,2})(?:-(?<last>\d{1,2}))?)(?:\/(?<step>\d{1,2}))?$/;

/** What is wrong with a cron expression; undefined when nothing is. Names and `@daily` are left out: numbers mean the same everywhere. */
export function cronProblem(expression: string): string | undefined {
  const fields = expression.split(' ');
  if (fields.length !== FIELDS.length) return `it has ${fields.length} fields, not 5`;
  return fields.flatMap((field, index) => field.split(',').flatMap((part) => partProblem(part, FIELDS[index]) ?? []))[0];
}

function partProblem(part: string, { name, least, most }: Field): string | undefined {
  const groups = PART.exec(part)?.groups;
  if (!groups) return `"${part}" is not a valid ${name}`;
  const { first, last, step } = groups;
  const numbers = [first, last].filter((text) => text !== undefined).map(Number);
  if (numbers.some((number) => number < least || number > most)) return `the ${name} "${part}" is not within ${least}-${most}`;
  if (numbers.length === 2 && numbers[0] > numbers[1]) return `the ${name} "${part}" ends before it begins`;
  return step !== undefined && Number(step) === 0 ? `the ${name} "${part}" has no step` : undefined;
}
