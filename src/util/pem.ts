import { createPublicKey, X509Certificate } from 'node:crypto';
import { secretShape } from './secret-shape';

/** Content of a file that is named like a key. */
export type PemContent = 'public' | 'private key' | 'unknown';

const BLOCK = /-----BEGIN (?<label>[A-Z0-9 ]+)-----\s(?<body>[A-Za-z0-9+/=\s]*?)-----END \k<label>-----/g;
/** A bare key between the blocks. What bundles contain there does not match: names, dumps, hex digits with colons. */
const BARE = /[A-Za-z0-9+/]{40,}/;

/** Each block is parsed as what its label says, so that a key labelled as a certificate does not pass for one. */
const PUBLIC_BLOCKS: Readonly<Record<string, (der: Buffer) => unknown>> = {
  'CERTIFICATE': (der) => new X509Certificate(der),
  'PUBLIC KEY': (der) => createPublicKey({ key: der, format: 'der', type: 'spki' }),
  'RSA PUBLIC KEY': (der) => createPublicKey({ key: der, format: 'der', type: 'pkcs1' }),
};

/**
 * Distinguishes certificates and public keys, which everybody may see, from everything else; in doubt, content is not
 * public.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7468
 */
export function pemContent(text: string): PemContent {
  if (/PRIVATE KEY/.test(text)) return 'private key';
  const blocks = [...text.matchAll(BLOCK)].map(({ groups }) => groups!);
  const between = text.replace(BLOCK, '');
  const isPublic = blocks.length > 0 && blocks.every(({ label, body }) => parses(label, body));
  return isPublic && !between.includes('-----BEGIN') && !BARE.test(between) && secretShape(between) === undefined ? 'public' : 'unknown';
}

function parses(label: string, body: string): boolean {
  if (!Object.hasOwn(PUBLIC_BLOCKS, label)) return false;
  try {
    PUBLIC_BLOCKS[label](Buffer.from(body, 'base64'));
    return true;
  } catch {
    return false;
  }
}
