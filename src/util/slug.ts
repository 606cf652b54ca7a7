/** Most characters of the name of a stack or a service. */
export const NAME_CHARACTERS = 40;

/**
 * A text as a label of a host name: lower-case letters, digits and hyphens, beginning with a letter.
 *
 * @returns an empty text where nothing of it can be one
 */
export function slug(text: string, mostCharacters = NAME_CHARACTERS): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, mostCharacters)
    .replace(/-+$/, '');
}
