import { installWithUv, UvInstallation } from '../../src/package-managers/uv-installation';
import { rendered } from '../support/dockerfile';
import { pythonProject } from '../support/python-project';

const INSTALLATION: UvInstallation = { install: 'uv sync', locked: true, comment: 'Why.', files: ['uv.lock'], cacheId: 'todo-venv' };
const install = (about: Partial<UvInstallation> = {}, buildSecrets: string[] = []) =>
  rendered(...installWithUv(pythonProject({}, { buildSecrets }), { ...INSTALLATION, ...about }));

test('uv compiles bytecode, copies out of its cache, and never fetches a Python of its own', () => {
  expect(install()).toContain('ENV UV_COMPILE_BYTECODE=1 \\\n    UV_LINK_MODE=copy \\\n    UV_PYTHON_DOWNLOADS=never\n');
  expect(install({ settings: { UV_NO_DEV: '1' } })).toContain('UV_NO_DEV=1');
});

test('what is locked goes into an environment that is kept, for one platform, by one build at a time', () => {
  expect(install()).toContain('--mount=type=cache,id=todo-venv-$TARGETPLATFORM,target=/var/cache/python,sharing=locked');
  expect(install()).toContain('ARG TARGETPLATFORM\n');
  expect(install()).toMatch(/ln -s \/var\/cache\/python\/venv \/opt\/venv \\\n && uv venv [^\n]*--allow-existing[^\n]*\n && uv sync \\\n && rm \/opt\/venv \\\n && cp -a \/var\/cache\/python\/venv \/opt\/venv\n$/);
});

test('what is not locked is installed from nothing', () => {
  expect(install({ locked: false })).toMatch(/ uv venv --quiet \/opt\/venv \\\n && uv sync\n$/);
  expect(install({ locked: false })).not.toMatch(/TARGETPLATFORM|todo-venv/);
});

test('preparations come first, after the build secrets that uv understands', () => {
  expect(install({ prepare: ['poetry export'] }, ['ca', 'npmrc', 'uv-toml'])).toMatch(/UV_CONFIG_FILE[^\n]*\n && poetry export \\\n && \{ grep/);
  expect(install({}, ['ca', 'npmrc', 'uv-toml']).match(/id=(?:ca|npmrc|uv-toml)/g)).toEqual(['id=ca', 'id=uv-toml']);
});

test('an environment that was checked against what is locked no more is thrown away', () => {
  expect(install()).toContain("{ grep -Eho 'sha(256|384|512):[0-9a-f]+' uv.lock > /dev/shm/hashes || true; }");
  expect(install()).toContain('if grep -qsvxFf /dev/shm/hashes /var/cache/python/hashes; then rm -rf /var/cache/python/*; fi');
});
