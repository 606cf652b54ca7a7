import type { PythonInstallation } from './python-installation';
import type { GpuLibrariesModel } from '../model/application-model';

/** NVIDIA's packages on PyPI contain CUDA libraries; the exceptions query a driver, or are placeholders. */
const CUDA_LIBRARY = /^nvidia-(?!(?:ml-py|pyindex|stub)$)/;
/** Packages that install CUDA libraries, for applications without a lock file: torch, whose Linux wheels on PyPI depend on CUDA, and packages based on it. */
export const BRINGS_CUDA = [
  'accelerate', 'docling', 'easyocr', 'openai-whisper', 'peft', 'sentence-transformers', 'timm', 'torch', 'torchaudio', 'torchvision', 'ultralytics',
];
/** Packages that are available without CUDA too. */
const WITH_VARIANTS = ['torch', 'torchvision', 'torchaudio', 'xgboost'];
const FROM_CPU_INDEX = /\/whl\/cpu\b|\+cpu\b/;

/** GPU libraries that are installed for an application; undefined if there are none. */
export function gpuLibraries({ packageManager, project, root }: PythonInstallation): GpuLibrariesModel | undefined {
  const { names, complete } = packageManager.packages(project);
  const about = {
    packageManager: packageManager.id,
    file: root.pathFromProject(packageManager.lockPath(project)),
    variants: WITH_VARIANTS.filter((name) => names.has(name)),
  };
  const libraries = [...names].filter((name) => CUDA_LIBRARY.test(name)).sort();
  if (libraries.length > 0) return { ...about, packages: libraries, listed: true };
  const bringing = complete ? [] : BRINGS_CUDA.filter((name) => names.has(name));
  const asksForOthers = packageManager.inputs(project).some((file) => FROM_CPU_INDEX.test(root.text(file)));
  return bringing.length > 0 && !asksForOthers ? { ...about, packages: bringing, listed: false } : undefined;
}
