import { FastApiService, NextJsService } from '../../../src';
import { lockFile } from '../../../src/policy/rules/lock-file';
import { modelOf, Say, testRule, TODAY } from '../../support/policy';

const backend: Say = (stack) => new FastApiService(stack, 'backend', { path: 'backend' });
const frontend: Say = (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' });

const PYPROJECT = '[project]\nname = "shop"\ndependencies = ["fastapi", "uvicorn"]\n[dependency-groups]\ndev = ["pytest"]\n';
const LOCK = `[[package]]
name = "shop"
source = { virtual = "." }
dependencies = [{ name = "fastapi" }, { name = "uvicorn" }]
[package.metadata]
requires-dist = [{ name = "fastapi" }, { name = "uvicorn" }]
[package.metadata.requires-dev]
dev = [{ name = "pytest" }]
[[package]]
name = "fastapi"
[[package]]
name = "uvicorn"
`;

const shop = (pyproject: string) => ({ 'shop/pyproject.toml': pyproject, 'shop/uv.lock': LOCK, 'shop/main.py': 'app = FastAPI()\n' });

testRule(lockFile, {
  message: {
    say: backend,
    files: { 'backend/requirements.txt': 'fastapi>=0.100\nuvicorn[standard]\nsqlalchemy==2.0.43\n' },
    findings: [
      {
        where: 'shop/backend',
        what: 'backend/requirements.txt locks no version of fastapi, uvicorn.',
        fix: 'Rename it to requirements.in, then lock all of them, with hashes: uv pip compile --generate-hashes backend/requirements.in --output-file backend/requirements.txt.',
        file: 'backend/requirements.txt',
      },
    ],
  },
  catches: {
    'a package that is named twice, once': {
      say: backend,
      files: { 'backend/requirements.txt': 'pydantic\npydantic[email]\n' },
      what: ['backend/requirements.txt locks no version of pydantic.'],
    },
    'many open versions, in short': {
      say: backend,
      files: { 'backend/requirements.txt': 'a\nb\nc\nd\ne\nf\ng\n' },
      what: ['backend/requirements.txt locks no version of a, b, c, d, e, 2 more.'],
    },
  },
  allows: {
    'one lock file each': { say: (stack) => [backend, frontend].forEach((say) => say(stack)) },
    'exact versions with comments, options and addresses': {
      say: backend,
      files: { 'backend/requirements.txt': '# pinned\n--index-url https://index.example.com/simple\nfastapi==0.116.1 ; python_version > "3.8"\ntool @ https://example.com/tool-1.0.whl\n' },
    },
    'versions that only a hash fixes': { say: backend, files: { 'backend/requirements.txt': `fastapi \\\n    --hash=sha256:${'a'.repeat(64)}\n` } },
    'a lock file that is as old as what it locks': {
      say: (stack) => new FastApiService(stack, 'backend', { path: 'shop' }),
      files: shop(PYPROJECT),
    },
    'a lock file of another folder': { say: frontend, files: { 'yarn.lock': '', 'frontend/docs/yarn.lock': '' } },
  },
});

test('a file of what a person asks for is locked as it is', () => {
  const [finding] = lockFile.check(modelOf((stack) => new FastApiService(stack, 'api', { path: 'api' }), { 'api/requirements/base.in': 'fastapi\n', 'api/main.py': 'app = FastAPI()\n' }), TODAY);
  expect(finding).toMatchObject({
    what: 'api/requirements/base.in locks no version of fastapi.',
    fix: 'Lock all of them, with hashes: uv pip compile --generate-hashes api/requirements/base.in --output-file api/requirements/base.txt.',
  });
});

test('a group that changed since it was locked is told, where it does not ship', () => {
  const say: Say = (stack) => new FastApiService(stack, 'backend', { path: 'shop' });
  const [finding] = lockFile.check(modelOf(say, shop(PYPROJECT.replace('pytest', 'ruff'))), TODAY);
  expect(finding).toMatchObject({ what: 'shop/uv.lock is older than what pyproject.toml asks for in dev; what ships is as it was locked.', fix: 'Lock again: uv lock.' });
});

test('a lock file of uv that the build would refuse is told, with the package that it is about', () => {
  const say: Say = (stack) => new FastApiService(stack, 'backend', { path: 'shop' });
  const findings = lockFile.check(modelOf(say, shop(PYPROJECT.replace('fastapi', 'fastapi>=0.1'))), TODAY);
  expect(findings).toMatchObject([{ what: 'shop/uv.lock was not locked for what pyproject.toml asks for of fastapi: the build refuses it.', fix: 'Lock again: uv lock.' }]);
});

test('a second lock file is told, with the one that is used and why', () => {
  const [finding] = lockFile.check(modelOf(frontend, { 'frontend/yarn.lock': '' }), TODAY);
  expect(finding.what).toMatch(/^frontend has (package-lock\.json and yarn\.lock|yarn\.lock and package-lock\.json); \S+ is used, being /);
  expect(finding.fix).toMatch(/^Delete \S+, or \S+ if it is the one left over\.$/);
});

test('a lock file that the build would refuse for what package.json asks for is told', () => {
  const findings = lockFile.check(modelOf(frontend, { 'frontend/package.json': '{ "dependencies": { "next": "16.0.0", "zod": "4" } }' }), TODAY);
  expect(findings).toMatchObject([
    { what: 'frontend/package-lock.json was not locked for what frontend/package.json asks for of zod: the build refuses it.', fix: 'Install again, and commit the lock file.' },
  ]);
});
