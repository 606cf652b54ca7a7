/** The part of JSON Schema that the fixtures' schema uses; the linters' suite checks the same files with a complete validator. */
interface Schema {
  readonly type: 'object' | 'array' | 'string' | 'integer';
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: false | Schema;
  readonly items?: Schema;
  readonly pattern?: string;
}

/** All that is wrong with a value, each with its place. */
export function schemaProblems(schema: Schema, value: unknown, place = ''): string[] {
  const here = place || 'the file';
  const type = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : value === null ? 'null' : typeof value;
  if (type !== schema.type) return [`${here} is ${/^[aio]/.test(type) ? 'an' : 'a'} ${type}, not ${/^[aio]/.test(schema.type) ? 'an' : 'a'} ${schema.type}`];
  if (typeof value === 'string') {
    return schema.pattern && !new RegExp(schema.pattern).test(value) ? [`${here} is "${value}", which does not match ${schema.pattern}`] : [];
  }
  if (Array.isArray(value)) return schema.items ? value.flatMap((item, index) => schemaProblems(schema.items!, item, `${place}[${index}]`)) : [];
  return type === 'object' ? objectProblems(schema, value as Record<string, unknown>, place, here) : [];
}

function objectProblems(schema: Schema, value: Record<string, unknown>, place: string, here: string): string[] {
  const { properties = {}, required = [], additionalProperties } = schema;
  const missing = required.filter((key) => !(key in value)).map((key) => `${here} lacks "${key}"`);
  const wrong = Object.entries(value).flatMap(([key, entry]) => {
    const described: Schema | false | undefined = key in properties ? properties[key] : additionalProperties;
    if (described === false) return [`${here} has "${key}", which is none of ${Object.keys(properties).join(', ')}`];
    return described ? schemaProblems(described, entry, place ? `${place}.${key}` : key) : [];
  });
  return [...missing, ...wrong];
}
