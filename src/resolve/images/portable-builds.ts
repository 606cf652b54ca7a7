import { Instruction } from '../../model/instruction';

/** What makes packages of PyPI that have no wheel leave out `-march=native`. */
const PORTABLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Its own options for x86-64, without that one; they are replaced as a whole.
  'annoy': { ANNOY_COMPILER_ARGS: '-O3,-ffast-math,-fno-associative-math,-DANNOYLIB_MULTITHREADED_BUILD,-fpermissive,-std=c++14' },
  'hnswlib': { HNSWLIB_NO_NATIVE: '1' },
  'llama-cpp-python': { CMAKE_ARGS: '-DGGML_NATIVE=OFF' },
};

/** Lets packages that would be compiled for the processor of the machine that builds run on any. */
export function compilePortably(names: ReadonlySet<string>): Instruction[] {
  const variables = Object.entries(PORTABLE).filter(([name]) => names.has(name)).map(([, set]) => set);
  if (variables.length === 0) return [];
  return [Instruction.environment(Object.assign({}, ...variables), 'Compile for every processor, not only for that of the machine that builds.')];
}
