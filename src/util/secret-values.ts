// Words that name a secret, as BuildKit's SecretsUsedInArgOrEnv has them, less `key` and `auth` alone: too many
// settings end in them. https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/
const SECRET_NAME =
  /(?:^|[_.-])(?:password|passwd|pword|pwd|passphrase|secret|token|credentials?|apikey|(?:api|access|auth|private|secret|signing|encryption|master)[_-]?key|pat)(?:$|[_.-])/i;
// What such a name ends in when its value only describes a secret, or is meant for everyone.
const NO_SECRET_NAME =
  /(?:^|[_.-])public(?:$|[_.-])|publishable|[_.-](?:file|path|dir|name|id|url|uri|endpoint|header|prefix|type|length|size|min|max|count|limit|ttl|expiry|expires?|expiration|lifetime|seconds|minutes|hours|days|algorithm|issuer|audience|scopes?|enabled|required|rotation|version)(?:[_-](?:in|ms|s|seconds|minutes|hours|days))?$/i;
const NO_SECRET_VALUE = /^(?:|true|false|none|null|yes|no|on|off|\/run\/secrets\/\S+)$/i;

/** Shapes that only secrets have. */
const KNOWN_SHAPES: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  'an address with a password': /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@${]*:[^\s:/@${]+@[^\s/]/i,
  'an API key': /\b(?:sk|rk|pk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{20,}/,
  'a GitHub token': /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{40,})/,
  'a GitLab token': /\bglpat-[\w-]{20,}/,
  'a Slack token': /\bxox[abeoprs]-[\w-]{10,}/,
  'an AWS access key': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'a Google API key': /\bAIza[\w-]{35}/,
  'an npm token': /\bnpm_[A-Za-z0-9]{36}\b/,
  'a PyPI token': /\bpypi-AgEIcHlwaS5vcmc[\w-]{20,}/,
  'a JSON Web Token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
};

const CANDIDATE = /^[A-Za-z0-9+/_=-]{32,}$/;
// Names of values that are random and public: digests, commits, identifiers.
const RANDOM_BUT_PUBLIC = /sha|digest|checksum|hash|commit|revision|integrity|uuid|guid|version|public/i;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Why a value looks like a secret that is written down; undefined when it does not. */
export function secretLook(name: string, value: string): string | undefined {
  const literal = value.replace(/\$\{?\w+\}?/g, '').trim(); // what compose fills in is no literal
  const shape = secretShape(literal);
  if (shape) return `looks like ${shape}`;
  if (SECRET_NAME.test(name) && !NO_SECRET_NAME.test(name) && !NO_SECRET_VALUE.test(literal)) return 'has the name of a secret';
  if (isRandom(name, literal)) return 'looks random, as a key does';
  return undefined;
}

/** Which of the known secrets a text holds. */
export function secretShape(text: string): string | undefined {
  return Object.entries(KNOWN_SHAPES).find(([, pattern]) => pattern.test(text))?.[0];
}

function isRandom(name: string, value: string): boolean {
  if (!CANDIDATE.test(value) || UUID.test(value) || RANDOM_BUT_PUBLIC.test(name)) return false;
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
