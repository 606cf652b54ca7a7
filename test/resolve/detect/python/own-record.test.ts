import { askedRecord } from '../../../../src/resolve/detect/python/own-record';
import { pythonProject } from '../../../support/python-project';

const ASKS = 'import importlib.metadata\n\nVERSION = importlib.metadata.version("Shop-API")\n';
const asked = (pyproject: string, code: string) => askedRecord(pythonProject({ 'pyproject.toml': pyproject }).folder, [{ file: 'main.py', code }]);

test.each(['[project]\nname = "shop_api"\n', '[tool.poetry]\nname = "shop-api"\n'])('a project whose code asks for its version is known by the name in %j', (pyproject) => {
  expect(asked(pyproject, ASKS)).toMatchObject({ hasDynamicVersion: false });
});

test('a version that a tool makes up is told apart', () => {
  expect(asked('[project]\nname = "shop-api"\ndynamic = ["version"]\n', ASKS)).toEqual({ name: 'shop-api', hasDynamicVersion: true });
});

test.each([
  'from importlib.metadata import version\n\nversion("fastapi")\n',
  'def version(name): return name\n\nversion("shop-api")\n',
])('code that asks for another one, or of nobody, needs nothing: %j', (code) => {
  expect(asked('[project]\nname = "shop-api"\n', code)).toBeUndefined();
});

test('a project without a name has no record', () => {
  expect(asked('', ASKS)).toBeUndefined();
});
