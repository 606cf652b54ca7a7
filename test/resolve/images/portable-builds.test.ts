import { compilePortably } from '../../../src/resolve/images/portable-builds';
import { rendered } from '../../support/dockerfile';

test('packages that compile for the processor of the build are told not to', () => {
  expect(rendered(...compilePortably(new Set(['fastapi', 'hnswlib', 'llama-cpp-python'])))).toBe(`# Compile for every processor, not only for that of the machine that builds.
ENV HNSWLIB_NO_NATIVE=1 \\
    CMAKE_ARGS="-DGGML_NATIVE=OFF"
`);
  expect(compilePortably(new Set(['fastapi', 'numpy']))).toEqual([]);
});
