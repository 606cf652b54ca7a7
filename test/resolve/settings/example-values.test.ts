import { ApplicationFolder } from '../../../src/resolve/application-folder';
import { exampleValues, isPlaceholder } from '../../../src/resolve/settings/example-values';
import { git, temporaryFolder, writeFiles } from '../../support/application-folder';

test('values come with their place, the application\'s own before those above it', () => {
  const root = temporaryFolder();
  writeFiles(root, { '.env.example': 'A=above\nB=above\n', 'api/.env.sample': '# comment\n\nexport A="own"\n', 'api/main.py': '' });
  git(root, 'init', '--quiet');
  const values = exampleValues(new ApplicationFolder(root, 'api'));
  expect(Object.fromEntries(values)).toEqual({
    A: { value: 'own', place: 'api/.env.sample:3' },
    B: { value: 'above', place: '.env.example:2' },
  });
});

test.each(['', '***', 'sk_test_***', 'your-key', 'change-me', 'https://<project>.example', '...', '${OTHER}'])('"%s" is to be replaced', (value) => {
  expect(isPlaceholder(value)).toBe(true);
});

test.each(['production', 'HS256', 'http://localhost:8000', '30', 'My App'])('"%s" is a value', (value) => {
  expect(isPlaceholder(value)).toBe(false);
});
