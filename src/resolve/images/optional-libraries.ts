import type { InstalledPackages } from '../../package-managers/python-package-manager';
import { BRINGS_CUDA } from '../gpu-libraries';

const DRIVER = ['libcuda', 'libnvidia-ml'];
/** What CUDA's packages load in a cluster, for the network between its machines. */
const CLUSTER = ['libfabric', 'libibverbs', 'libmlx5', 'libmpi', 'liboshmem', 'libpmix', 'librdmacm', 'libucp', 'libucs'];
/** What CUDA computes with. */
const CUDA = ['libcublas', 'libcublasLt', 'libcudart', 'libcudnn', 'libcufft', 'libcurand', 'libcusparse', 'libnvJitLink'];
const OTHER_ACCELERATORS = ['libhipblas', 'libhipblaslt', 'libimf', 'libintlc', 'libirng', 'librocrand', 'libsvml', 'libsycl'];
const FFMPEG = ['libavcodec', 'libavdevice', 'libavfilter', 'libavformat', 'libavutil', 'libswresample', 'libswscale'];

/**
 * Libraries, without their releases, that native modules in a package's wheel name and that may be missing: those of a driver,
 * which only the host can lend, and those of modules that the package tries, such as one for each release of FFmpeg.
 */
const DONE_WITHOUT: Readonly<Record<string, readonly string[]>> = {
  'bitsandbytes': [...CUDA, ...OTHER_ACCELERATORS],
  'cupy': DRIVER,
  'jax': DRIVER,
  // Its plugin for security keys; that of older releases wants a libudev that no distribution has any more.
  'mysql-connector-python': ['libudev'],
  'numba': ['libgomp', 'libtbb'],
  'onnxruntime-gpu': [...DRIVER, ...CUDA, 'libnvinfer', 'libnvonnxparser'],
  'tensorflow': DRIVER,
  // Wheels bring the run-time library of Fortran, which nothing in them loads, without what that needs itself.
  'torch': [...DRIVER, ...CLUSTER, 'libquadmath'],
  'torchaudio': [...FFMPEG, 'libsox'],
  'torchcodec': FFMPEG,
  'vllm': DRIVER,
};

/** What brings them, where only the direct dependencies are known. */
const BROUGHT_BY: Readonly<Record<string, readonly string[]>> = {
  numba: ['librosa', 'openai-whisper', 'shap', 'umap-learn'],
  torch: BRINGS_CUDA,
};

/** Libraries that native modules of what is installed may lack. */
export function optionalLibraries({ names, complete }: InstalledPackages): string[] {
  const isThere = (name: string) => names.has(name) || (!complete && BROUGHT_BY[name]?.some((other) => names.has(other)));
  return [...new Set(Object.keys(DONE_WITHOUT).filter(isThere).flatMap((name) => DONE_WITHOUT[name]))].sort();
}
