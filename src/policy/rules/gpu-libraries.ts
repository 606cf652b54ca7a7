import type { GpuLibrariesModel } from '../../model/application-model';
import { listOf } from '../../util/objects';
import { eachModel } from '../checks';
import { backend } from '../example-code';
import { reservedDevices } from '../facts/compose-values';
import { serviceViews, ServiceView } from '../facts/service-view';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

const INDEX = 'https://download.pytorch.org/whl/cpu';
const TABLES_OF_UV = (names: readonly string[]): string =>
  `in pyproject.toml [[tool.uv.index]] with name = "pytorch-cpu", url = "${INDEX}", explicit = true, below [tool.uv.sources] ${names.map((name) => `${name} = { index = "pytorch-cpu" }`).join(', ')}, and ${names.join(', ')} among the dependencies`;

/** How to make each package manager use the index without CUDA. */
const HOW: Readonly<Record<string, (names: readonly string[]) => string>> = {
  uv: (names) => `${TABLES_OF_UV(names)}; then uv lock`,
  poetry: (names) => `poetry source add --priority explicit pytorch-cpu ${INDEX}, and poetry add --source pytorch-cpu ${names.join(' ')}`,
  pdm: (names) => `in pyproject.toml [[tool.pdm.source]] with name = "pytorch-cpu", url = "${INDEX}", include_packages = [${names.map((name) => `"${name}"`).join(', ')}]; then pdm lock`,
  pipenv: (names) => `in Pipfile [[source]] with name = "pytorch-cpu", url = "${INDEX}", verify_ssl = true, and ${names.map((name) => `${name} = { version = "*", index = "pytorch-cpu" }`).join(', ')}; then pipenv lock`,
  pip: (names) => `the line --extra-index-url ${INDEX} in the requirements, and the release of ${names.join(', ')} that ends in +cpu`,
  pylock: (names) => `with uv, ${TABLES_OF_UV(names)}; then uv export --format pylock.toml --output-file pylock.toml`,
  pyproject: (names) => TABLES_OF_UV(names),
};

function whatIsThere({ packages, file, listed }: GpuLibrariesModel): string {
  const count = packages.length === 1 ? 'a package' : `${packages.length} packages`;
  return listed
    ? `${file} installs ${count} of CUDA, ${packages.length > 3 ? 'such as ' : ''}${packages.slice(0, 3).join(', ')}`
    : `${file} installs ${packages.join(', ')}, with the libraries of CUDA that come along on Linux`;
}

function fix({ packageManager, variants, listed }: GpuLibrariesModel): string {
  const ofTorch = variants.filter((name) => name !== 'xgboost');
  const names = ofTorch.length > 0 || listed ? ofTorch : ['torch'];
  const ways = [
    ...(names.length > 0 ? [`Take ${names.join(', ')} without CUDA: ${HOW[packageManager](names)}.`] : []),
    ...(variants.includes('xgboost') ? ['Take xgboost-cpu in place of xgboost.'] : []),
  ];
  return `${(ways.length > 0 ? ways : ['Take variants of what needs these packages that do without.']).join(' ')} Where a GPU is there, waive the finding.`;
}

function hasGpu(view: ServiceView): boolean {
  const gpus = view.overridden('gpus')?.value;
  return reservedDevices(view.overridden('deploy')?.value).length > 0 || listOf(gpus).length > 0 || gpus === 'all';
}

export const gpuLibraries = builtInRule({
  id: 'gpu-libraries',
  severity: Severity.MEDIUM,
  description: 'GPU libraries are installed only for services that get a GPU.',
  page: {
    why: `The torch wheels for Linux on PyPI depend on the CUDA libraries: two to five gigabytes that every build, push, scan and start on a new machine has to move, without any use unless there is a GPU. PyTorch's own index ${INDEX} has the same releases without them; builds use it if the lock file says so.`,
    equivalents: ['PyTorch installation guide, compute platform “CPU”', 'uv guide “Using uv with PyTorch”'],
    bad: {
      files: { 'backend/requirements.txt': 'fastapi==0.116.1\nuvicorn==0.35.0\ntorch==2.9.0\nnvidia-cublas-cu12==12.8.4.1\nnvidia-cudnn-cu12==9.10.2.21\n' },
      code: backend(),
    },
    good: {
      files: { 'backend/requirements.txt': `--extra-index-url ${INDEX}\nfastapi==0.116.1\nuvicorn==0.35.0\ntorch==2.9.0+cpu\n` },
      code: backend(),
    },
  },
  check: eachModel(({ image, imageBuild, application }, stack) => {
    const libraries = application?.gpuLibraries;
    if (!libraries || !imageBuild || serviceViews(stack).some((view) => view.model?.image === image && hasGpu(view))) return undefined;
    return { what: `${whatIsThere(libraries)}, and nothing gives the service a GPU.`, fix: fix(libraries), file: libraries.file };
  }),
});
