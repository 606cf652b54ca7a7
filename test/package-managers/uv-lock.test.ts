import { requirementForm, UvLock } from '../../src/package-managers/uv-lock';

const lock = new UvLock(`version = 1
[manifest]
members = ["api", "shop"]

[[package]]
name = "api"
source = { editable = "services/api/" }
dependencies = [
    { name = "fastapi", extra = ["standard"] },
    { name = "shop" },
]

[[package]]
name = "fastapi"
source = { registry = "https://pypi.org/simple" }
dependencies = [{ name = "starlette", marker = "python_full_version < '4'" }]

[package.optional-dependencies]
standard = [{ name = "uvicorn" }]

[[package]]
name = "shop"
source = { virtual = "." }
dependencies = [{ name = "api" }]

[[package]]
name = "starlette"
source = { registry = "https://pypi.org/simple" }

[[package]]
name = "uvicorn"
source = { registry = "https://pypi.org/simple" }
`);

test('a project is the one in the folder, else the one at the root', () => {
  expect(lock.project('services/api')?.name).toBe('api');
  expect(lock.project('.')?.name).toBe('shop');
  expect(lock.project('elsewhere')?.name).toBe('shop');
});

test('everything that a project needs is reached, round in circles too, and itself is left out', () => {
  const shop = lock.project('.')!;
  expect(lock.closure(shop, [], []).map(({ name }) => name).sort()).toEqual(['api', 'fastapi', 'starlette', 'uvicorn']);
});

test('of the extras of a dependency only those that are asked for are followed', () => {
  const plain = new UvLock('[[package]]\nname = "shop"\nsource = { virtual = "." }\ndependencies = [{ name = "fastapi" }, { name = "a" }]\n[[package]]\nname = "a"\ndependencies = [{ name = "fastapi", extra = ["all"] }]\n[[package]]\nname = "fastapi"\n[package.optional-dependencies]\nall = [{ name = "orjson" }]\nstandard = [{ name = "uvicorn" }]\n[[package]]\nname = "orjson"\n[[package]]\nname = "uvicorn"\n');
  expect(plain.closure(plain.project('.')!, [], []).map(({ name }) => name).sort()).toEqual(['a', 'fastapi', 'orjson']);
});

test('of several versions the one is reached that is asked for, and nothing that another system alone needs', () => {
  const torch = new UvLock(`[[package]]
name = "shop"
source = { virtual = "." }

[package.optional-dependencies]
cpu = [
    { name = "torch", version = "2.9.0", marker = "sys_platform == 'darwin'" },
    { name = "torch", version = "2.9.0+cpu", marker = "sys_platform != 'darwin'" },
]
gpu = [{ name = "torch", version = "2.9.0+cu130" }]

[[package]]
name = "torch"
version = "2.9.0"

[[package]]
name = "torch"
version = "2.9.0+cpu"
dependencies = [{ name = "pywin32", marker = "os_name == 'nt'" }]

[[package]]
name = "torch"
version = "2.9.0+cu130"
dependencies = [{ name = "nvidia-cublas", marker = "sys_platform == 'linux'" }]

[[package]]
name = "nvidia-cublas"
version = "13.4"

[[package]]
name = "pywin32"
version = "311"
`);
  const reached = (extra: string) => torch.closure(torch.project('.')!, [extra], []).map(({ name, version }) => `${name} ${version}`).sort();
  expect(reached('cpu')).toEqual(['torch 2.9.0+cpu']);
  expect(reached('gpu')).toEqual(['nvidia-cublas 13.4', 'torch 2.9.0+cu130']);
});

test('what runs from its folder is told from what is installed', () => {
  expect(lock.packages.filter(({ installed }) => !installed).map(({ name }) => name)).toEqual(['shop']);
});

test('a lock file that cannot be read has no packages', () => {
  expect(new UvLock('version = \n').packages).toEqual([]);
});

test.each([
  ['FastAPI[standard] >=0.115, <1', 'fastapi <1 >=0.115'],
  ['psycopg[binary,pool]>=3 ; python_version < "3.14"', 'psycopg >=3'],
  ['shop @ https://example.com/shop-1.0.whl', 'shop'],
  ['pytest (>=8)', 'pytest >=8'],
])('%s is in one form %s', (requirement, form) => {
  expect(requirementForm(requirement)).toBe(form);
});
