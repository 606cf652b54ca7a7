import type { Setting } from '../../../src/resolve/settings/setting';
import { Secret } from '../../../src/services/secret';
import { environmentOption, fileDecision, foreignDecision, secretDecision } from '../../../src/services/wiring/setting-decisions';

const setting = (name: string, about: Partial<Setting> = {}): Setting => ({ name, place: 'api/config.py:7', required: true, form: 'text', ...about });

test.each([
  [Secret.random('key'), 'a secret, 32 random characters'],
  [Secret.randomHex('key'), 'a secret, 64 random hexadecimal digits'],
  [Secret.fromEnvironment('KEY'), 'a secret, from $KEY when `secrets` runs'],
])('what a secret is made of is said', (secret, value) => {
  expect(secretDecision(setting('KEY'), secret, undefined, false)).toMatchObject({ value, source: 'api/config.py:7' });
  expect(secretDecision(setting('KEY'), secret, undefined, true).source).toBe('api/config.py:7, whose own value is one to be replaced');
});

test('a server that the stack does not have is named, and missing where the code leads to it', () => {
  expect(foreignDecision(setting('MONGO_URL', { fallback: 'mongodb://localhost' }), 'MongoDB', '…')).toMatchObject({ value: 'mongodb://localhost', missingServer: 'MongoDB' });
  expect(foreignDecision(setting('MONGO_URL'), 'MongoDB', '…')).not.toHaveProperty('missingServer');
  expect(secretDecision(setting('MONGO_URL'), Secret.fromEnvironment('MONGO_URL'), 'MongoDB', false).missingServer).toBe('MongoDB');
});

test('the way to a file with a key is two calls', () => {
  expect(fileDecision(setting('KEY_PATH', { keyFile: 'keys/a.pem' }), 'none', 'default').change).toBe("addSecret(Secret.fromFile('keys/a.pem')) and addEnvironment('KEY_PATH', '/run/secrets/a.pem')");
});

test('an option is said as it is written in the description', () => {
  expect(environmentOption('MODE')).toBe("environment: { MODE: '…' }");
  expect(environmentOption('MODE', 'web-api')).toBe("services: { 'web-api': { environment: { MODE: '…' } } }");
});
