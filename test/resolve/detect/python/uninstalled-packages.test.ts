import { ApplicationFolder } from '../../../../src/resolve/application-folder';
import { uninstalledPackages } from '../../../../src/resolve/detect/python/uninstalled-packages';
import { SourceCode } from '../../../../src/util/source-code';
import { Files, git, temporaryFolder, writeFiles } from '../../../support/application-folder';

const PRICING: Files = { 'pricing/pyproject.toml': '[project]\nname = "pricing"\n', 'pricing/src/pricing/__init__.py': '' };

interface About {
  readonly names?: string[];
  readonly installed?: string[];
  readonly complete?: boolean;
}

function found(files: Files, { names = [], installed = [], complete = false }: About = {}) {
  const root = temporaryFolder();
  writeFiles(root, files);
  git(root, 'init');
  const folder = new ApplicationFolder(root, 'api');
  const modules = folder.files().filter((file) => file.endsWith('.py')).map((file) => ({ file, code: SourceCode.python(folder.text(file)).text }));
  const packages = installed.map((path) => new ApplicationFolder(root, path));
  return uninstalledPackages(folder, { modules, loaded: modules }, { names: new Set(names), complete, unlocked: [] }, packages);
}

test('a package of another project is found where it is imported', () => {
  expect(found({ ...PRICING, 'api/main.py': 'import os\nfrom pricing.rates import rate\n', 'api/a/b.py': 'import pricing\n' })).toEqual([
    { name: 'pricing', project: 'pricing', place: 'api/a/b.py:1' },
  ]);
});

test.each<[string, Files, About]>([
  ['is installed by its name', { 'api/main.py': 'import pricing\n' }, { names: ['pricing'] }],
  ['is installed from its folder', { 'api/main.py': 'import pricing\n' }, { installed: ['pricing'] }],
  ['is the application’s own', { 'api/main.py': 'import pricing\n', 'api/app/pricing.py': '' }, {}],
  ['may be missing', { 'api/main.py': 'try:\n    import pricing\nexcept ImportError:\n    pricing = None\n' }, {}],
  ['is one of Python', { 'api/main.py': 'import logging\n', 'pricing/logging/__init__.py': '' }, {}],
  ['is of no project', { 'api/main.py': 'import tools\n', 'tools/tools/__init__.py': '' }, {}],
])('one that %s is not', (_, files, about) => {
  expect(found({ ...PRICING, ...files }, about)).toEqual([]);
});

test('what pydantic imports for an address of e-mail is told where all that is installed is known', () => {
  const files = { 'api/user.py': 'from pydantic import (\n    BaseModel,\n    EmailStr,\n)\n', 'api/main.py': 'from pydantic import BaseModel\n' };
  expect(found(files, { complete: true })).toEqual([{ name: 'email-validator', importer: 'EmailStr', place: 'api/user.py:3' }]);
  expect(found(files, { complete: true, names: ['email-validator'] })).toEqual([]);
  expect(found(files)).toEqual([]);
});
