import { BASE_FAMILIES } from '../../../src/resolve/images/base-families';
import { findPythonInstallation } from '../../../src/resolve/python-installation';
import { chooseParts, chooseSystemPackages, missingProgram } from '../../../src/services/fastapi/fastapi-packages';
import type { SystemPackages } from '../../../src/services/fastapi-options';
import type { Files } from '../../support/application-folder';
import { fastApiFacts as facts } from '../../support/fastapi-facts';

describe('packages of the distribution', () => {
  const files = { 'main.py': 'app = FastAPI()\n', 'requirements.txt': 'fastapi\npsycopg2==2.9.10\n' };
  const slim = { family: 'slim', facts: BASE_FAMILIES.slim, image: 'debian', custom: false } as const;
  const choose = (option?: SystemPackages, compiled: string[] = []) => {
    const found = facts(files);
    const installation = findPythonInstallation(found.folder, { extras: [], groups: [], buildSecrets: [] })!;
    return { packages: chooseSystemPackages(found, installation, slim, { option, compiled }), decided: found.decisions.toModel()[0] };
  };

  test('are what is known to be needed, and it is told for what', () => {
    expect(choose().packages).toEqual({ builder: ['gcc', 'libc6-dev', 'libpq-dev'], runtime: ['libpq5'] });
    expect(choose().decided).toMatchObject({ origin: 'file', source: 'requirements.txt (psycopg2)', value: 'gcc (builder), libc6-dev (builder), libpq-dev (builder), libpq5' });
  });

  test('have a compiler where a package has no wheel for the version of Python', () => {
    const { packages, decided } = choose(undefined, ['httptools']);
    expect(packages).toEqual({ builder: ['g++', 'gcc', 'libc6-dev', 'libpq-dev', 'make'], runtime: ['libpq5'] });
    expect(decided.source).toBe('requirements.txt (psycopg2, httptools)');
  });

  test('that are named come on top', () => {
    expect(choose({ runtime: ['ffmpeg', 'libpq5'] }).packages.runtime).toEqual(['libpq5', 'ffmpeg']);
  });
});

test('a program that nothing installs is told where all that is installed is known', () => {
  const locked = (...names: string[]) => ({ names: new Set(['fastapi', ...names]), complete: true, unlocked: [] });
  expect(missingProgram(locked('uvicorn'), ['uvicorn', 'alembic'])).toBe('alembic');
  expect(missingProgram(locked('uvicorn', 'alembic'), ['uvicorn', 'alembic'])).toBeUndefined();
  expect(missingProgram({ ...locked(), complete: false }, ['uvicorn'])).toBeUndefined();
  expect(missingProgram({ ...locked('daphne'), complete: false }, ['alembic', 'uvicorn'])).toBe('uvicorn');
});

describe('what is started, and only a group has', () => {
  const PYPROJECT = '[project]\nname = "shop"\ndependencies = ["fastapi", "uvicorn"]\n[dependency-groups]\ndev = ["alembic", "ruff"]\n';
  const LOCK = '[[package]]\nname = "shop"\nsource = { virtual = "." }\ndependencies = [{ name = "fastapi" }, { name = "uvicorn" }]\n[package.dev-dependencies]\ndev = [{ name = "alembic" }, { name = "ruff" }]\n[[package]]\nname = "fastapi"\n[[package]]\nname = "uvicorn"\n[[package]]\nname = "alembic"\n[[package]]\nname = "ruff"\n';
  const choose = (files: Files, programs: string[]) => {
    const found = facts(files);
    const installation = findPythonInstallation(found.folder, { extras: [], groups: [], buildSecrets: [] })!;
    const { project: { groups, picked } } = chooseParts(found, installation, programs);
    return { groups, picked, decided: found.decisions.toModel() };
  };

  test('is picked from it, and told as a guess', () => {
    expect(choose({ 'pyproject.toml': PYPROJECT, 'uv.lock': LOCK }, ['uvicorn', 'alembic'])).toEqual({
      groups: [],
      picked: { group: 'dev', names: ['alembic'] },
      decided: [{ setting: 'groups', value: 'alembic of dev', origin: 'guess', source: 'uv.lock: only the group dev has alembic, which should be a main dependency', change: 'option groups' }],
    });
  });

  test('is installed with all of the group where its package manager cannot pick', () => {
    expect(choose({ 'pyproject.toml': PYPROJECT }, ['alembic'])).toMatchObject({ groups: ['dev'], picked: undefined, decided: [{ value: 'dev', origin: 'guess' }] });
  });

  test('changes nothing where it is installed anyway', () => {
    expect(choose({ 'pyproject.toml': PYPROJECT }, ['uvicorn'])).toEqual({ groups: [], picked: undefined, decided: [] });
  });
});

test('an extra is installed that alone has FastAPI', () => {
  const found = facts({ 'pyproject.toml': '[project]\ndependencies = ["uvicorn"]\n[project.optional-dependencies]\nworker = ["redis"]\napi = ["fastapi"]\n' });
  const installation = findPythonInstallation(found.folder, { extras: [], groups: [], buildSecrets: [] })!;
  expect(chooseParts(found, installation, ['fastapi', 'uvicorn']).project.extras).toEqual(['api']);
  expect(found.decisions.toModel()).toMatchObject([{ setting: 'extras', value: 'api', origin: 'guess', source: 'pyproject.toml: only the extra api has fastapi' }]);
});
