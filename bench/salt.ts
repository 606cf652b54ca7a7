/**
 * Gives every cache mount of a Dockerfile an id of its own, so that a cold build finds none of another contestant, of
 * an earlier round, or of the machine's other work. Nothing else changes.
 */
export function saltCaches(dockerfile: string, salt: string): string {
  return dockerfile.replace(/--mount=type=cache,(\S+)/g, (_, options: string) => {
    const fields = options.split(',');
    const name = value(fields, 'id') ?? value(fields, 'target') ?? value(fields, 'dst') ?? '';
    return `--mount=${['type=cache', `id=${salt}-${name.replace(/\W+/g, '-')}`, ...fields.filter((field) => !field.startsWith('id='))].join(',')}`;
  });
}

function value(fields: readonly string[], key: string): string | undefined {
  return fields.find((field) => field.startsWith(`${key}=`))?.slice(key.length + 1);
}
