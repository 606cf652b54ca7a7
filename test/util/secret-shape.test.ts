import { secretShape } from '../../src/util/secret-shape';

test('a text is searched for the shapes of secrets, wherever they are in it', () => {
  expect(secretShape('curl -H "Authorization: ghp_' + 'aB3'.repeat(12) + '"')).toBe('a GitHub token');
  expect(secretShape('pip install -r requirements.txt')).toBeUndefined();
});

test('a publishable key is meant for everyone', () => {
  expect(secretShape(`sk_live_${'a1'.repeat(12)}`)).toBe('an API key');
  expect(secretShape(`pk_live_${'a1'.repeat(12)}`)).toBeUndefined();
});
