import { pemContent } from '../../src/util/pem';
import { CERTIFICATE, PRIVATE_KEY, PUBLIC_KEY } from '../support/pem';

const bodyOf = (block: string): string => block.split('\n').slice(1, -2).join('\n');
const framed = (label: string, body: string): string => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;

test.each([
  ['a certificate', CERTIFICATE],
  ['a bundle', CERTIFICATE + CERTIFICATE],
  ['a bundle with names and dumps between', `Example authority\n=====\n# Serial: 26\n        00:c0:01:02:03:04:05:06:07:08:09:0a:0b:0c:0d:0e:0f:\n${CERTIFICATE}\n`],
  ['a public key', PUBLIC_KEY],
  ['lines as Windows ends them', CERTIFICATE.replaceAll('\n', '\r\n')],
])('%s is for everybody', (_, text) => {
  expect(pemContent(text)).toBe('public');
});

test.each([
  ['a private key', PRIVATE_KEY],
  ['one that a certificate goes with', CERTIFICATE + PRIVATE_KEY],
  ['one that is encrypted', framed('ENCRYPTED PRIVATE KEY', bodyOf(PRIVATE_KEY))],
  ['one of OpenSSH', framed('OPENSSH PRIVATE KEY', bodyOf(PRIVATE_KEY))],
])('%s is told from it', (_, text) => {
  expect(pemContent(text)).toBe('private key');
});

test.each([
  ['nothing', ''],
  ['a key under the label of a certificate', framed('CERTIFICATE', bodyOf(PRIVATE_KEY))],
  ['a key under the label of a public one', framed('PUBLIC KEY', bodyOf(PRIVATE_KEY))],
  ['a key without a frame beside a certificate', CERTIFICATE + bodyOf(PRIVATE_KEY)],
  ['a frame that does not end', `${CERTIFICATE}-----BEGIN SOMETHING-----\n`],
  ['a token beside a certificate', `${CERTIFICATE}${['ghp', 'x9Kd7Lm2Qw4Rt6Yp8Zs1Vb3Nc5Hf0Jg2Ua4E'].join('_')}\n`],
  ['parameters', framed('DH PARAMETERS', bodyOf(PUBLIC_KEY))],
  ['binary data', '\u0000\u0001PK'],
])('%s may be anything', (_, text) => {
  expect(pemContent(text)).toBe('unknown');
});
