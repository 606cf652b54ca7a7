import { javascriptSources, pythonSources } from '../../src/resolve/source-files';
import { applicationFolder } from '../support/application-folder';

const folder = applicationFolder({
  'app.ts': 'a(); // b',
  'app.test.ts': '',
  'scripts/seed.ts': '',
  'main.py': 'a()  # b',
  'tests/main.py': '',
  'scripts/seed.py': '',
  'README.md': '',
});
const shown = (files: ReturnType<typeof javascriptSources>) => files.map(({ path, source }) => [path, source.text.trim()]);

test('code is read without comments, tests and what is left out', () => {
  expect(shown(javascriptSources(folder, /^scripts\//))).toEqual([[folder.pathFromProject('app.ts'), 'a();']]);
  expect(shown(pythonSources(folder, folder.files(), /^scripts\//))).toEqual([[folder.pathFromProject('main.py'), 'a()']]);
});
