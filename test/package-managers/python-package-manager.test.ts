import { PYTHON_PACKAGE_MANAGERS } from '../../src/package-managers';
import { UV_ENVIRONMENT, VENV } from '../../src/package-managers/python-package-manager';
import { applicationFolder } from '../support/application-folder';
import { rendered } from '../support/dockerfile';

const folder = applicationFolder({ 'requirements.txt': 'fastapi\n', 'pyproject.toml': '', 'uv.lock': '' });

test.each(PYTHON_PACKAGE_MANAGERS.map((manager) => [manager.id, manager] as const))('%s fills the environment that ships', (_id, manager) => {
  expect(rendered(...manager.install(folder, []))).toContain(VENV);
});

test('uv compiles bytecode, copies out of its cache, and never fetches a Python of its own', () => {
  expect(UV_ENVIRONMENT).toEqual({ UV_COMPILE_BYTECODE: '1', UV_LINK_MODE: 'copy', UV_PYTHON_DOWNLOADS: 'never' });
});
