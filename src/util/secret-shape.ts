/** Shapes that only secrets have. */
const KNOWN_SHAPES: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  'an address with a password': /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@${]*:[^\s:/@${]+@[^\s/]/i,
  'an API key': /\b(?:sk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{20,}/,
  'a GitHub token': /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{40,})/,
  'a GitLab token': /\bglpat-[\w-]{20,}/,
  'a Slack token': /\bxox[abeoprs]-[\w-]{10,}/,
  'an AWS access key': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'a Google API key': /\bAIza[\w-]{35}/,
  'an npm token': /\bnpm_[A-Za-z0-9]{36}\b/,
  'a PyPI token': /\bpypi-AgEIcHlwaS5vcmc[\w-]{20,}/,
  'a JSON Web Token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
};

/** The kind of secret that a text contains; undefined if none is known. */
export function secretShape(text: string): string | undefined {
  return Object.entries(KNOWN_SHAPES).find(([, pattern]) => pattern.test(text))?.[0];
}
