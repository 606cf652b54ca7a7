import { optionalLibraries } from '../../../src/resolve/images/optional-libraries';

const locked = (...names: string[]) => optionalLibraries({ names: new Set(names), complete: true, unlocked: [] });
const listed = (...names: string[]) => optionalLibraries({ names: new Set(names), complete: false, unlocked: names });

test.each([
  ['torch', 'libcuda'],
  ['torch', 'libibverbs'],
  ['torch', 'libmpi'],
  ['torch', 'librdmacm'],
  ['torch', 'libquadmath'],
  ['torchaudio', 'libavutil'],
  ['torchcodec', 'libavutil'],
  ['numba', 'libtbb'],
  ['bitsandbytes', 'libcudart'],
  ['onnxruntime-gpu', 'libnvinfer'],
  ['mysql-connector-python', 'libudev'],
])('%s does without %s', (name, library) => {
  expect(locked('fastapi', name)).toContain(library);
});

test('where nothing is known to do without, all are needed', () => {
  expect(locked('fastapi', 'psycopg')).toEqual([]);
});

test('what brings torch or numba counts where only the direct dependencies are known', () => {
  expect(listed('sentence-transformers')).toContain('libcuda');
  expect(listed('librosa')).toEqual(['libgomp', 'libtbb']);
  expect(locked('librosa')).toEqual([]);
});

test('each library is named once', () => {
  const all = locked('torch', 'onnxruntime-gpu', 'torchaudio', 'torchcodec');
  expect(all).toEqual([...new Set(all)].sort());
});
