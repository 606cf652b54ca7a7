import { join } from 'node:path';
import { Pins } from '../../src/resolve/pins';
import { folderOf, openApplicationFolder, ResolveContext } from '../../src/resolve/resolve-context';
import { Problems } from '../../src/util/problem';
import { temporaryFolder, writeFiles } from '../support/application-folder';

function context(): ResolveContext & { readonly problems: Problems } {
  const root = temporaryFolder();
  writeFiles(root, { 'project/backend/main.py': '', 'project/file.txt': '', 'sibling/main.py': '' });
  const problems = new Problems();
  const projectRoot = join(root, 'project');
  return {
    projectRoot,
    stackName: 'shop',
    paths: { docker: 'docker', scripts: 'scripts' },
    pins: new Pins(projectRoot, 'docker/pins/Dockerfile', problems),
    problems,
    buildSecrets: [],
    labels: {},
  };
}

test.each(['backend', './backend/', '../sibling'])('the folder "%s" is opened', (path) => {
  const opened = context();
  expect(openApplicationFolder(opened, 'shop/backend', path)?.files()).toEqual(['main.py']);
  expect(() => opened.problems.throwIfAny()).not.toThrow();
});

test('the services of one synthesis share what was read, and another one reads anew', () => {
  const first = context();
  const read = (from: ResolveContext) => folderOf(from, 'backend').read('main.py');
  expect(read(first)).toBe('');
  writeFiles(first.projectRoot, { 'backend/main.py': 'app = FastAPI()\n' });
  expect([read(first), read({ ...first })]).toEqual(['', 'app = FastAPI()\n']);
});

test.each([
  ['bakend', 'path "bakend" does not exist.'],
  ['file.txt', 'path "file.txt" is a file.'],
  ['../nowhere', 'path "../nowhere" does not exist.'],
])('"%s" is a problem', (path, what) => {
  const opened = context();
  expect(openApplicationFolder(opened, 'shop/backend', path)).toBeUndefined();
  expect(() => opened.problems.throwIfAny()).toThrow(`  shop/backend
    ${what}
    Fix: Give the application's folder, relative to the project's root (${opened.projectRoot}).
`);
});
