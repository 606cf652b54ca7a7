import { FastApiService, Worker } from '../../../src';
import { PYTHON_PACKAGE_MANAGERS } from '../../../src/package-managers';
import { gpuLibraries } from '../../../src/policy/rules/gpu-libraries';
import { modelOf, Say, testRule, TODAY } from '../../support/policy';

const INDEX = 'https://download.pytorch.org/whl/cpu';
const GPU = { deploy: { resources: { reservations: { devices: [{ driver: 'nvidia', count: 1, capabilities: ['gpu'] }] } } } };
const backend: Say = (stack) => void new FastApiService(stack, 'backend', { path: 'backend' });
const shop: Say = (stack) => void new FastApiService(stack, 'shop', { path: 'shop' });
const requirements = (...more: string[]) => ({ 'backend/requirements.txt': ['fastapi==0.116.1', 'uvicorn==0.35.0', ...more, ''].join('\n') });
const CUDA = ['nvidia-cublas', 'nvidia-cudnn-cu13', 'nvidia-nccl-cu13', 'nvidia-nvtx'];

/** A lock file of uv in which torch asks for CUDA under a condition. */
const uvLock = (marker: string) => ({
  'shop/main.py': 'app = FastAPI()\n',
  'shop/pyproject.toml': '[project]\nname = "shop"\nversion = "1.0"\ndependencies = ["fastapi", "uvicorn", "torch"]\n',
  'shop/uv.lock': [
    '[[package]]\nname = "shop"\nsource = { virtual = "." }\ndependencies = [{ name = "fastapi" }, { name = "uvicorn" }, { name = "torch" }]',
    ...['fastapi', 'uvicorn', ...CUDA].map((name) => `[[package]]\nname = "${name}"`),
    `[[package]]\nname = "torch"\ndependencies = [${CUDA.map((name) => `{ name = "${name}", marker = "${marker}" }`).join(', ')}]\n`,
  ].join('\n'),
});

testRule(gpuLibraries, {
  message: {
    say: shop,
    files: uvLock("sys_platform == 'linux'"),
    findings: [
      {
        where: 'shop/shop',
        what: 'shop/uv.lock installs 4 packages of CUDA, such as nvidia-cublas, nvidia-cudnn-cu13, nvidia-nccl-cu13, and nothing gives the service a GPU.',
        fix: `Take torch without CUDA: in pyproject.toml [[tool.uv.index]] with name = "pytorch-cpu", url = "${INDEX}", explicit = true, below [tool.uv.sources] torch = { index = "pytorch-cpu" }, and torch among the dependencies; then uv lock. Where a GPU is there, waive the finding.`,
        file: 'shop/uv.lock',
      },
    ],
  },
  catches: {
    'what is not locked and will come': {
      say: backend,
      files: requirements('sentence-transformers'),
      what: ['backend/requirements.txt installs sentence-transformers, with the libraries of CUDA that come along on Linux, and nothing gives the service a GPU.'],
    },
    'a library by itself': {
      say: backend,
      files: requirements('nvidia-cufft-cu12==11.3'),
      what: ['backend/requirements.txt installs a package of CUDA, nvidia-cufft-cu12, and nothing gives the service a GPU.'],
    },
  },
  allows: {
    'torch of the index without CUDA': { say: backend, files: requirements(`--extra-index-url ${INDEX}`, 'torch==2.9.0+cpu') },
    'what another system alone gets': { say: shop, files: uvLock("sys_platform == 'win32'") },
    'what only asks a driver': { say: backend, files: requirements('nvidia-ml-py==13.0') },
    'a service that is given a GPU': { say: (stack) => new FastApiService(stack, 'shop', { path: 'shop' }).addComposeOverride(GPU), files: uvLock("sys_platform == 'linux'") },
    'an image that a worker with a GPU runs': {
      say: (stack) => {
        const service = new FastApiService(stack, 'shop', { path: 'shop' });
        new Worker(stack, 'worker', { service, command: ['python', '-m', 'work'] }).addComposeOverride({ gpus: 'all' });
      },
      files: uvLock("sys_platform == 'linux'"),
    },
  },
});

describe('each package manager', () => {
  const model = modelOf(backend);
  const fixOf = (packageManager: string, variants: string[], listed = true): string => {
    const services = model.services.map((service) => ({
      ...service,
      application: { ...service.application!, gpuLibraries: { packages: ['nvidia-cublas'], listed, file: 'lock', packageManager, variants } },
    }));
    return gpuLibraries.check({ ...model, services }, TODAY)[0].fix;
  };

  test.each([
    ['uv', '[tool.uv.sources] torch = { index = "pytorch-cpu" }, torchvision = { index = "pytorch-cpu" }, and torch, torchvision among the dependencies; then uv lock'],
    ['poetry', `poetry source add --priority explicit pytorch-cpu ${INDEX}, and poetry add --source pytorch-cpu torch torchvision.`],
    ['pdm', 'include_packages = ["torch", "torchvision"]; then pdm lock'],
    ['pipenv', 'torchvision = { version = "*", index = "pytorch-cpu" }; then pipenv lock'],
    ['pip', `the line --extra-index-url ${INDEX} in the requirements, and the release of torch, torchvision that ends in +cpu.`],
    ['pylock', 'among the dependencies; then uv export --format pylock.toml --output-file pylock.toml.'],
    ['pyproject', '[tool.uv.sources] torch = { index = "pytorch-cpu" }'],
  ])('has a way of its own: %s', (id, way) => {
    expect(fixOf(id, ['torch', 'torchvision'])).toContain(way);
  });

  test.each(PYTHON_PACKAGE_MANAGERS.map(({ id }) => id))('%s is among them', (id) => {
    expect(fixOf(id, ['torch'])).toContain('Take torch without CUDA: ');
  });

  test('XGBoost has another name without it', () => {
    expect(fixOf('uv', ['xgboost'])).toBe('Take xgboost-cpu in place of xgboost. Where a GPU is there, waive the finding.');
  });

  test('of what is not known, nothing is promised; what brings torch needs it from there', () => {
    expect(fixOf('uv', [])).toBe('Take variants of what needs these packages that do without. Where a GPU is there, waive the finding.');
    expect(fixOf('pip', [], false)).toContain('Take torch without CUDA: the line --extra-index-url');
  });
});
