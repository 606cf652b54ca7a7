import { ContainerStack, FastApiService, FastApiServiceOptions, BaseProfile } from '../../../src';
import { Files, inFolder } from '../../support/application-folder';
import { FASTAPI, fastApiWith } from '../../support/applications';
import { stage } from '../../support/dockerfile';
import { synth } from '../../support/synth';

const repository = (options: FastApiServiceOptions, files = FASTAPI) =>
  synth(inFolder('api', files), (project) => {
    new FastApiService(new ContainerStack(project, { name: 'shop' }), 'api', options);
  });
const dockerfile = (...about: Parameters<typeof repository>) => repository(...about).text('docker/api/Dockerfile');

test('a base without a shell gets what it lacks from a stage that has one', () => {
  const text = dockerfile({ profile: BaseProfile.distroless() });
  expect(stage(text, 'runtime')).toMatch(/^FROM gcr\.io\/distroless\/cc-debian13:nonroot AS runtime\n/);
  expect(stage(text, 'builder')).toMatch(/^FROM python:3\.13-slim-trixie AS builder\n/);
});

test('builder and base agree on the C library', () => {
  const text = dockerfile({ profile: BaseProfile.alpine() });
  expect([...text.matchAll(/^FROM (\S+) AS (builder|interpreter|runtime)$/gm)].map(([, from]) => from)).toEqual(['python:3.13-alpine', 'python:3.13-alpine', 'alpine:3.23']);
});

test("an organisation's own base takes the place of the family's", () => {
  const pins = { 'docker/pins/Dockerfile': 'FROM registry.example/base:3 AS acme-base\n' };
  const text = synth({ ...inFolder('api', FASTAPI), ...pins }, (project) => {
    const profile = BaseProfile.custom('acme-base', BaseProfile.slim());
    new FastApiService(new ContainerStack(project, { name: 'shop', profile }), 'api');
  }).text('docker/api/Dockerfile');
  expect(stage(text, 'runtime')).toMatch(/^FROM registry\.example\/base:3 AS runtime\n/);
  expect(stage(text, 'runtime')).toContain('COPY --link --from=assembled /filesystem /\n');
});

test.each([
  ['the context itself', { 'api/requirements.txt': 'fastapi\nuvicorn\n' }, '/app/.imports'],
])('a module by the name of its folder does not come before that, which is %s', (_, manifest: Files, folder) => {
  const text = synth({ ...manifest, 'api/api.py': 'from api.config import x\nfrom fastapi import FastAPI\n\napp = FastAPI()\n', 'api/config.py': 'x = 1\n' }, (project) => {
    new FastApiService(new ContainerStack(project, { name: 'shop' }), 'api');
  }).text('docker/api/Dockerfile');
  expect(stage(text, 'runtime')).toContain(`CMD ["uvicorn", "--app-dir", "${folder}", "api.api:app"`);
});

describe('an application whose relative imports need its folder to be a package', () => {
  const lock = ['fastapi', 'uvicorn'].map((name) => `[[package]]\nname = "${name}"\nversion = "1.0"\n`).join('');
  const main = (code: string) => `${code}\nfrom fastapi import FastAPI\n\napp = FastAPI()\n`;
  const images = (files: Files, path: string) => synth({ '.git/HEAD': '', ...files }, (project) => {
    new FastApiService(new ContainerStack(project, { name: 'shop' }), 'api', { path });
  });

  test('is imported by that name, from the folder above', () => {
    const text = images({ ...inFolder('api', { 'requirements.txt': 'fastapi\nuvicorn\n', 'main.py': main('from .config import settings'), 'config.py': '' }) }, 'api').text('docker/api/Dockerfile');
    expect(stage(text, 'runtime')).toContain('PYTHONPATH=/app/.imports');
    expect(stage(text, 'code')).toContain('ln -s .. .imports/api\n');
    expect(stage(text, 'runtime')).toContain('CMD ["uvicorn", "api.main:app"');
  });

  test('gets what lies beside its folder', () => {
    const project = '[project]\nname = "shop"\ndependencies = ["fastapi", "uvicorn"]\n';
    const locked = `${lock}[[package]]\nname = "shop"\nsource = { virtual = "." }\ndependencies = [{ name = "fastapi" }, { name = "uvicorn" }]\n`;
    const shop = images({
      'uv.lock': locked,
      'pyproject.toml': project,
      'apps/__init__.py': '',
      'apps/api/main.py': main('from ..shared import x'),
      'apps/shared/__init__.py': 'x = 1\n',
      'apps/mail/main.py': '',
    }, 'apps/api');
    const text = shop.text('docker/api/Dockerfile');
    expect(stage(text, 'code')).toContain('COPY apps/__init__.py ./apps/__init__.py\nCOPY apps/shared ./apps/shared\nCOPY apps/api/main.py ./apps/api/main.py\n');
    expect(stage(text, 'runtime')).toMatch(/PYTHONPATH=\/app\n/);
    expect(stage(text, 'runtime')).toContain('CMD ["uvicorn", "apps.api.main:app"');
    expect(shop.text('docker/api/Dockerfile.dockerignore')).toContain('\n!apps/shared\n');
  });

  test('finds the folder of its context by a link', () => {
    const files = { 'requirements.txt': 'fastapi\nuvicorn\n', 'api/main.py': main('from ..shared import x'), 'shared/__init__.py': '' };
    const text = images(inFolder('apps', files), 'apps/api').text('docker/api/Dockerfile');
    expect(stage(text, 'code')).toContain('ln -s .. .imports/apps\n');
    expect(stage(text, 'runtime')).toContain('CMD ["uvicorn", "apps.api.main:app"');
  });

  test('gets it from a wider context where its dependencies are locked beside it', () => {
    const files = { 'requirements.txt': 'fastapi\nuvicorn\n', 'main.py': main('from ..shared import x') };
    const shop = images({ '.git/HEAD': '', ...inFolder('apps/api', files), 'apps/shared/__init__.py': '' }, 'apps/api');
    const text = shop.text('docker/api/Dockerfile');
    expect(stage(text, 'builder')).toContain('--mount=type=bind,source=api/requirements.txt,target=requirements.txt');
    expect(stage(text, 'code')).toContain('COPY shared ./shared\nCOPY api/main.py ./api/main.py\n');
    expect(shop.text('docker/api/Dockerfile.dockerignore')).toContain('\n!api/main.py\n!api/requirements.txt\n!shared\n');
  });
});

test('folders that the code makes are writable, and nothing else is', () => {
  const files = fastApiWith('uploads', 'import os\nos.makedirs("uploads", exist_ok=True)\n');
  expect(repository({}, files).service('api').tmpfs).toEqual(['/tmp:size=64m,mode=1777', '/app/uploads:size=64m,mode=1777']);
});

test('packages of the distribution are installed where they are needed', () => {
  const text = dockerfile({ systemPackages: { builder: ['gcc'], runtime: ['ffmpeg'] } });
  expect(stage(text, 'builder')).toContain('--no-install-recommends gcc ');
  expect(stage(text, 'interpreter')).toContain('--no-install-recommends ffmpeg ');
});

test.each([
  ['requirements.txt', 'fastapi==0.115.0\nacme @ git+https://github.com/acme/acme.git\n', true],
  ['requirements.txt', 'fastapi==0.115.0\n# git+https://github.com/acme/acme.git\n', false],
  ['uv.lock', '[[package]]\nname = "fastapi"\nsource = { git = "https://github.com/acme/fastapi?rev=main#1" }\n', true],
  ['poetry.lock', '[[package]]\nname = "fastapi"\nversion = "0.115.0"\ngroups = ["main"]\n\n[[package]]\nname = "uvicorn"\nversion = "0.35.0"\ngroups = ["main"]\n\n[package.source]\ntype = "git"\n', true],
])('%s with %j asks for git in the builder: %s', (file, content, there) => {
  const files = { 'main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n', 'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\ndependencies = ["fastapi", "uvicorn"]\n', [file]: content };
  expect(stage(dockerfile({}, files), 'builder')?.includes('--no-install-recommends git ')).toBe(there);
});

test.each([
  ['uvicorn==0.20.0', false],
  ['uvicorn[standard]==0.34.0', true],
  ['uvicorn>=0.20', true],
  ['uvicorn[standard]>=0.15.0,<0.16.0', false],
  ['uvicorn~=0.30.0', true],
])('with %s the option for a graceful shutdown is there: %s', (line, there) => {
  const text = dockerfile({}, { ...FASTAPI, 'requirements.txt': `fastapi==0.115.0\n${line}\n` });
  expect(text.includes('"--timeout-graceful-shutdown"')).toBe(there);
});

test.each([
  ['from .tests.routes import router', 'src/tests/routes.py', ['**/test_*.py', '**/conftest.py']],
  ['from src.test_data import ITEMS', 'src/test_data.py', ['**/tests', '**/conftest.py']],
  ['from tests import seed', 'tests/seed.py', ['**/test_*.py', '**/conftest.py']],
  ['from fastapi.testclient import TestClient', 'src/tests/routes.py', ['**/tests', '**/test_*.py', '**/conftest.py']],
])('%s in the application lets %s ship', (code, file, left) => {
  const stack = repository({}, { ...FASTAPI, 'src/main.py': `${code}\n${FASTAPI['src/main.py']}`, [file]: '', 'src/tests/test_main.py': '' });
  const ignored = stack.text('docker/api/Dockerfile.dockerignore').split('\n').filter((line) => /^\*\*\/.*test/.test(line));
  expect(ignored).toEqual(left);
  expect(stack.text('docker/api/Dockerfile').includes('COPY tests ./tests')).toBe(file === 'tests/seed.py');
});
