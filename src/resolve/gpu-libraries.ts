import type { PythonInstallation } from './python-installation';
import type { GpuLibrariesModel } from '../model/application-model';

/** NVIDIA's packages on PyPI hold libraries of CUDA; the exceptions ask a driver, or only point elsewhere. */
const CUDA_LIBRARY = /^nvidia-(?!(?:ml-py|pyindex|stub)$)/;
/** Without a lock file they show what will come: torch, whose wheels for Linux on PyPI bring CUDA, and what is built on it. */
const BRINGS_CUDA = [
  'accelerate', 'docling', 'easyocr', 'openai-whisper', 'peft', 'sentence-transformers', 'timm', 'torch', 'torchaudio', 'torchvision', 'ultralytics',
];
/** Packages that exist without CUDA, too. */
const WITH_VARIANTS = ['torch', 'torchvision', 'torchaudio', 'xgboost'];
const FROM_CPU_INDEX = /\/whl\/cpu\b|\+cpu\b/;

/** The libraries for a GPU that are installed for an application; undefined where there are none. */
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
