import { narrowedBy, nodeRuntime, pythonRequirement } from '../../../src/resolve/detect/runtime-requirement';
import { applicationFolder } from '../../support/application-folder';

const python = (pyproject?: string) => pythonRequirement(applicationFolder(pyproject === undefined ? {} : { 'pyproject.toml': pyproject }));
const node = (packageJson?: string) => nodeRuntime(applicationFolder(packageJson === undefined ? {} : { 'package.json': packageJson }), 'node:24');

test('pyproject.toml says which Python, in the standard way', () => {
  expect(python('[project]\nrequires-python = ">=3.12"\n')).toEqual({
    requirement: '>=3.12',
    requirementSource: 'pyproject.toml, requires-python',
  });
});

test("pyproject.toml says it in Poetry's way", () => {
  expect(python('[tool.poetry.dependencies]\npython = "^3.11"\n')).toMatchObject({
    requirement: '^3.11',
    requirementSource: 'pyproject.toml, tool.poetry.dependencies.python',
  });
});

test('the standard way wins', () => {
  expect(python('[project]\nrequires-python = ">=3.12"\n[tool.poetry.dependencies]\npython = "^3.11"\n').requirement).toBe('>=3.12');
});

test('a lock file of the standard form says it where no manifest does', () => {
  expect(pythonRequirement(applicationFolder({ 'pylock.server.toml': 'lock-version = "1.0"\nrequires-python = ">=3.12"\n' }))).toEqual({
    requirement: '>=3.12',
    requirementSource: 'pylock.server.toml, requires-python',
  });
});

test('a project that asks for none is kept to the Python with which uv locked it, which takes no other', () => {
  const files = { 'pyproject.toml': '[project]\nname = "x"\n', 'uv.lock': 'version = 1\nrequires-python = ">=3.12"\n' };
  expect(pythonRequirement(applicationFolder(files))).toEqual({ requirement: '==3.12.*', requirementSource: 'uv.lock, requires-python' });
  expect(pythonRequirement(applicationFolder({ ...files, 'pyproject.toml': '[project]\nrequires-python = ">=3.11"\n' })).requirement).toBe('>=3.11');
});

test('package.json says which Node.js', () => {
  expect(node('{ "engines": { "node": ">=20" } }')).toEqual({
    name: 'Node.js',
    image: 'node:24',
    requirement: '>=20',
    requirementSource: 'package.json, engines.node',
  });
});

test.each([
  ['no pyproject.toml', python()],
  ['no version in it', python('[project]\nname = "x"\n')],
  ['something else than a text', python('[project]\nrequires-python = 3\n')],
  ['no package.json', node()],
  ['no engines', node('{}')],
  ['only engines of others', node('{ "engines": { "npm": ">=10" } }')],
])('with %s nothing is asked', (_what, { requirement }) => {
  expect(requirement).toBeUndefined();
});

test.each([
  ['Pipfile', '[requires]\npython_version = "3.12"\n', '==3.12.*', 'requires.python_version'],
  ['setup.cfg', '[options]\npython_requires = >=3.10\n', '>=3.10', 'python_requires'],
  ['setup.py', 'setup(\n    python_requires=">=3.11",\n)\n', '>=3.11', 'python_requires'],
])('%s says which Python too', (file, text, requirement, key) => {
  expect(pythonRequirement(applicationFolder({ [file]: text }))).toEqual({ requirement, requirementSource: `${file}, ${key}` });
});

test('what the code needs narrows it, in each alternative', () => {
  const found = { value: '<3.13', place: 'main.py:1' };
  const asked = (requirement?: string) => ({ requirement, requirementSource: 'pyproject.toml' });
  expect(narrowedBy(asked('^3.10 || ^3.12'), found)).toEqual({ requirement: '^3.10,<3.13 || ^3.12,<3.13', requirementSource: 'pyproject.toml; main.py:1' });
  expect(narrowedBy(asked(), found)).toEqual({ requirement: '<3.13', requirementSource: 'main.py:1' });
  expect(narrowedBy(asked('>=3.11'), undefined)).toEqual(asked('>=3.11'));
});
