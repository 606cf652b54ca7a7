import { namesSecret } from './secret-name';
import { secretShape } from './secret-shape';

const NO_SECRET_VALUE = /^(?:|true|false|none|null|yes|no|on|off|\/run\/secrets\/\S+)$/i;

const CANDIDATE = /^[A-Za-z0-9+/_=-]{32,}$/;
// Names of values that are random and public: digests, commits, identifiers.
const RANDOM_BUT_PUBLIC = /sha|digest|checksum|hash|commit|revision|integrity|uuid|guid|version|public/i;
/** A long run of characters that is no name, such as `someone1992`, and no path of names. */
const UNBROKEN = /(?<![A-Za-z0-9+/])(?![A-Za-z]+\d{0,4}(?:\/[A-Za-z]+\d{0,4})*(?![A-Za-z0-9+/]))[A-Za-z0-9+/]{16}/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Why a value looks like a literal secret; undefined if it does not. */
export function secretLook(name: string, value: string): string | undefined {
  const literal = value.replace(/\$\{?\w+\}?/g, '').trim(); // variables of compose are no literals
  const shape = secretShape(literal);
  if (shape) return `looks like ${shape}`;
  if (namesSecret(name) && !NO_SECRET_VALUE.test(literal)) return 'has the name of a secret';
  if (isRandom(name, literal)) return 'looks random, as a key does';
  return undefined;
}

function isRandom(name: string, value: string): boolean {
  if (!CANDIDATE.test(value) || UUID.test(value) || RANDOM_BUT_PUBLIC.test(name)) return false;
  if (!UNBROKEN.test(value)) return false; // words, joined by hyphens as in names of images
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  // Random hexadecimal digits have just below 4 bits a character, random base64 about 5; words have under 3.5 bits.
  return entropy(value) > (/^[0-9a-f]+$/i.test(value) ? 3 : 4);
}

/** Bits a character, after Shannon. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0);
}
