import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ApplicationFolder } from '../../src/resolve/application-folder';
import { applicationFolder, git, temporaryFolder, writeFiles } from '../support/application-folder';

const FILES = {
  'src/main.py': 'app = 1\n',
  'b.txt': 'b',
  'a.txt': 'a',
  '.gitignore': '*.log\nlocal/\n',
  'debug.log': 'noise',
  'local/notes.txt': 'noise',
};

/** A git repository whose folder `app` holds the files. */
function repository(): { root: string; folder: ApplicationFolder } {
  const root = temporaryFolder();
  writeFiles(join(root, 'app'), FILES);
  git(root, 'init', '--quiet');
  return { root, folder: new ApplicationFolder(root, 'app') };
}

describe('in a git repository', () => {
  test('the files are those git knows or would add, sorted', () => {
    expect(repository().folder.files()).toEqual(['.gitignore', 'a.txt', 'b.txt', 'src/main.py']);
  });

  test('committed or not makes no difference', () => {
    const { root, folder } = repository();
    git(root, 'add', '--all');
    git(root, 'commit', '--quiet', '--message', 'Files');
    expect(new ApplicationFolder(root, 'app').files()).toEqual(folder.files());
  });

  test('a file that is deleted but still known to git is left out', () => {
    const { root } = repository();
    writeFiles(root, { 'app/gone.txt': '' });
    git(root, 'add', '--all');
    git(root, 'rm', '--quiet', '--cached', 'app/a.txt');
    git(root, 'rm', '--quiet', '--force', 'app/gone.txt');
    expect(new ApplicationFolder(root, 'app').files()).toEqual(['.gitignore', 'a.txt', 'b.txt', 'src/main.py']);
  });

  test('names with spaces, brackets and umlauts come back as they are', () => {
    const { root } = repository();
    writeFiles(root, { 'app/[id]/a b.txt': '', 'app/(group)/grün.txt': '' });
    expect(new ApplicationFolder(root, 'app').files()).toEqual(['(group)/grün.txt', '.gitignore', '[id]/a b.txt', 'a.txt', 'b.txt', 'src/main.py']);
  });

  test('an installation that is linked in belongs to no application, though git lists the link', () => {
    const { root, folder } = repository();
    writeFiles(root, { 'app/.gitignore': 'node_modules/\n' });
    symlinkSync(temporaryFolder(), join(root, 'app', 'node_modules'));
    expect(folder.files()).not.toContain('node_modules');
    expect(folder.linksOutside()).toEqual([]);
  });

  test('an installation belongs to no application, even where it was committed', () => {
    const { root, folder } = repository();
    writeFiles(root, { 'app/node_modules/next/index.js': '', 'app/tools/venv/lib/fastapi.py': '', 'app/env/Lib/site-packages/pip/auth.py': '' });
    git(root, 'add', '--all');
    expect(folder.files()).toEqual(['.gitignore', 'a.txt', 'b.txt', 'src/main.py']);
  });

  test('in a hook of git, which is told of its own index, they are the same', () => {
    const { root, folder } = repository();
    writeFiles(root, { 'app/debug.log': 'kept' });
    git(root, 'add', '--all', '--force');
    const expected = folder.files();
    process.env.GIT_INDEX_FILE = '.git/index';
    process.env.GIT_DIR = join(root, '.git');
    try {
      expect(new ApplicationFolder(root, 'app').files()).toEqual(expected);
    } finally {
      delete process.env.GIT_INDEX_FILE;
      delete process.env.GIT_DIR;
    }
  });

  test('each is listed once, and folders above and below are no files', () => {
    const { folder } = repository();
    expect(['a.txt', 'src/main.py', 'src', 'debug.log', 'missing'].filter((path) => folder.lists(path))).toEqual(['a.txt', 'src/main.py']);
  });

  test('a folder has its own, and none of one whose name begins as its does, or of a repository within', () => {
    const { root, folder } = repository();
    writeFiles(root, { 'app-two/c.txt': 'c', 'app/module/d.txt': 'd' });
    git(join(root, 'app/module'), 'init', '--quiet');
    expect(folder.files().filter((file) => /[cd]\.txt$/.test(file))).toEqual([]);
    expect(folder.below('module').files()).toEqual(['d.txt']);
    expect(new ApplicationFolder(root, 'app-two').files()).toEqual(['c.txt']);
  });

  test('the files of a submodule are among them once it is checked out', () => {
    const { root } = repository();
    writeFiles(root, { 'app/module/d.txt': 'd', 'app/module/inner/e.txt': 'e' });
    for (const folder of ['app/module/inner', 'app/module']) {
      git(join(root, folder), 'init', '--quiet');
      git(join(root, folder), 'add', '--all');
      git(join(root, folder), 'commit', '--quiet', '--message', 'Files');
    }
    git(root, 'add', '--all');
    const files = () => new ApplicationFolder(root, '.').files().filter((file) => file.startsWith('app/module'));
    expect(files()).toEqual(['app/module/d.txt', 'app/module/inner/e.txt']);
    rmSync(join(root, 'app/module'), { recursive: true });
    mkdirSync(join(root, 'app/module'));
    expect(files()).toEqual(['app/module']);
  });

  test('an application that git ignores as a whole is read from the disk', () => {
    const { root } = repository();
    writeFiles(root, { '.gitignore': '/app/\n' });
    expect(new ApplicationFolder(root, 'app').files()).toContain('src/main.py');
  });
});

describe('outside of a git repository', () => {
  test('the files are those on disk, sorted', () => {
    expect(applicationFolder({ 'b.txt': '', 'a/c.txt': '', 'a.txt': '' }).files()).toEqual(['a.txt', 'a/c.txt', 'b.txt']);
  });

  test('what tools leave behind is left out', () => {
    const leftovers = ['node_modules/next/package.json', '.venv/bin/python', 'venv/x', '.next/y', 'src/__pycache__/main.pyc', '.git/config'];
    const folder = applicationFolder({ 'src/main.py': '', ...Object.fromEntries(leftovers.map((path) => [path, ''])) });
    expect(folder.files()).toEqual(['src/main.py']);
  });
});

test('what lies at the top is listed once, sorted', () => {
  expect(applicationFolder({ 'b/x': '', 'b/y': '', 'a.txt': '' }).entries()).toEqual(['a.txt', 'b']);
});

test('the path is said from the project, with forward slashes', () => {
  const root = temporaryFolder();
  expect(new ApplicationFolder(root, './apps/../backend/').path).toBe('backend');
  expect(new ApplicationFolder(root, '../sibling').path).toBe('../sibling');
  expect(new ApplicationFolder(root, '.').path).toBe('.');
  expect(new ApplicationFolder(root, '../sibling').pathFromProject('next.config.ts')).toBe('../sibling/next.config.ts');
});

test('a folder, a file and nothing are told apart', () => {
  const folder = applicationFolder({ 'src/main.py': 'x = 1\n' });
  expect(['.', 'src', 'src/main.py', 'missing'].map((path) => folder.isFolder(path))).toEqual([true, true, false, false]);
  expect(['src', 'src/main.py', 'missing'].map((path) => folder.has(path))).toEqual([true, true, false]);
});

test('lines end as on Linux, whatever the file has', () => {
  expect(applicationFolder({ 'main.py': 'app = 1\r\n\r\nb\n' }).read('main.py')).toBe('app = 1\n\nb\n');
});

test('a file with a byte order mark reads as one without', () => {
  expect(applicationFolder({ 'package.json': '\uFEFF{}' }).read('package.json')).toBe('{}');
});

test('a file that is not there reads as undefined', () => {
  const folder = applicationFolder({ 'a.txt': 'text' });
  expect([folder.read('a.txt'), folder.read('b.txt')]).toEqual(['text', undefined]);
});

test('a link that leads to itself, or a path through a file, is not there', () => {
  const root = temporaryFolder();
  writeFiles(root, { 'a.txt': '' });
  symlinkSync('loop', join(root, 'loop'));
  const folder = new ApplicationFolder(root, '.');
  expect(['loop', 'a.txt/b'].map((path) => [folder.has(path), folder.read(path), folder.isFolder(path)])).toEqual([[false, undefined, false], [false, undefined, false]]);
  expect(folder.linksOutside()).toEqual([]);
});

describe('the folders above', () => {
  test('they reach up to the root of the repository, nearest first', () => {
    const { root } = repository();
    writeFiles(root, { 'apps/web/package.json': '{}' });
    const web = new ApplicationFolder(root, 'apps/web');
    expect(web.ancestors().map(({ path }) => path)).toEqual(['apps', '.']);
    expect(web.ancestors().map((above) => web.pathWithin(above))).toEqual(['web', 'apps/web']);
    expect(web.pathWithin(web)).toBe('.');
  });

  test('outside of a repository, as in an archive of one, they reach up to the root of the project', () => {
    const folder = applicationFolder({ 'apps/web/package.json': '{}' });
    expect(folder.below('apps/web').ancestors().map(({ path }) => path)).toEqual(['apps', '.']);
    expect(folder.ancestors()).toEqual([]);
  });
});
