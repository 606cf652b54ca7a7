import { keyFile } from '../../../src/resolve/settings/key-file';
import { applicationFolder } from '../../support/application-folder';

const folder = applicationFolder({ 'main.py': '', 'keys/public.pem': '' });
const keyOf = (name: string, value: string, fallback?: string) =>
  keyFile({ name, place: 'main.py:1', required: true, form: 'text', example: { value, place: '.env.example:1' }, fallback }, folder);

test.each([
  ['FIREBASE_CREDENTIALS', './serviceAccountKey.json', 'serviceAccountKey.json'],
  ['JWT_PRIVATE_KEY_PATH', 'keys/private.pem', 'keys/private.pem'],
  ['GCP_SERVICE_ACCOUNT', '/path/to/service-account.json', 'service-account.json'],
  ['APPLE_KEY_FILE', '~/keys/AuthKey.p8', 'AuthKey.p8'],
  ['GOOGLE_APPLICATION_CREDENTIALS', '', 'service-account.json'],
])('%s=%s is a file that git does not have', (name, value, path) => {
  expect(keyOf(name, value)).toBe(path);
});

test.each([
  ['a file that git has', 'JWT_PUBLIC_KEY_PATH', 'keys/public.pem'],
  ['an address', 'SIGNING_KEY_URL', 'https://example.com/keys.json'],
  ['the key itself', 'FIREBASE_CREDENTIALS', '{"key": "a.json"}'],
  ['what is no key', 'DATA_FILE', 'data/todos.json'],
  ['a text', 'OPENAI_API_KEY', 'sk-…'],
])('not %s: %s=%s', (_what, name, value) => {
  expect(keyOf(name, value)).toBeUndefined();
});

test('the value of the code counts where no example has one', () => {
  expect(keyOf('FIREBASE_KEY', '', 'firebase.json')).toBe('firebase.json');
});
