/** Columns of the table below. */
const PYTHONS = ['3.11', '3.12', '3.13', '3.14', '3.15'];
/** Stands for a release that there is not: none takes that version. */
const NONE = '9999.0.0';

/**
 * The first release of a package that a version of Python takes: with a wheel for it on Debian, as PyPI had them in November
 * 2026; or, where every version installs it, without an error at its import. Of several for one version of Python, the one of
 * the same major version counts.
 */
export const FIRST_RELEASES: { readonly [name: string]: { readonly [python: string]: readonly string[] } } = {
  'aiohttp': row('3.8.3', '3.9.0', '3.10.5', '3.13.0', '3.14.4'),
  'aioredis': row(NONE, NONE, NONE, NONE, NONE), // given up; it is part of redis
  'asyncmy': row('0.2.7', '0.2.10', '0.2.11', '0.2.12', '0.2.17'),
  'asyncpg': row('0.27.0', '0.29.0', '0.30.0', '0.31.0', '0.32.0'),
  'av': row('12.0.0', '12.0.0', '13.0.0', '15.1.0', '17.0.0'),
  'bitarray': row('2.6.1', '2.8.2', '2.9.3', '3.7.2', '3.12.0'),
  'blis': row('0.7.9', '0.7.11', '1.3.0', '1.3.2', '1.3.4'),
  'brotli': row('1.0.9', '1.1.0', '1.1.0', '1.2.0', '1.2.1'),
  'cffi': row('1.15.1', '1.16.0', '1.17.0', '2.0.0', '2.1.0'),
  'chroma-hnswlib': row('0.7.3', '0.7.5', NONE, NONE, NONE),
  'chromadb': row('', '0.5.4', '1.0.8', '1.0.8', '1.0.8'),
  'confluent-kafka': row('2.0.2', '2.3.0', '2.6.0', '2.12.1', NONE),
  'contourpy': row('1.0.5', '1.1.1', '1.3.0', '1.3.3', '1.4.0'),
  'ctranslate2': row('2.23.0', '3.19.0', '4.6.0', '4.6.1', '4.8.4'),
  'cymem': row('2.0.7', '2.0.8', '2.0.10', '2.0.12', '2.0.16'),
  'duckdb': row('0.6.0', '0.10.0', '1.1.1', '1.4.2', '2.0.0'),
  'faiss-cpu': row('1.7.3', '1.8.0', '1.10.0', '1.12.0', '1.13.0'),
  'fastavro': row('1.7.0', '1.8.4', '1.10.0', '1.12.1', '1.13.0'),
  'frozenlist': row('1.3.3', '1.4.1', '1.4.1', '1.4.1', '1.4.1'),
  'gensim': row('4.3.0', '4.3.3', '4.4.0', NONE, NONE),
  'gevent': row('22.10.1', '23.7.0', '24.10.1', '25.8.1', '26.5.0'),
  'greenlet': row('1.1.3', '3.0.0', '3.1.0', '3.2.3', '3.5.1'),
  'grpcio': row('1.49.1', '1.59.0', '1.66.2', '1.75.1', '1.84.0'),
  'grpcio-tools': row('1.49.1', '1.59.0', '1.66.2', '1.75.1', '1.84.0'),
  'h5py': row('3.8.0', '3.10.0', '3.12.0', '3.15.0', NONE),
  'hiredis': row('2.1.0', '2.3.2', '3.1.0', '3.3.0', '3.5.0'),
  'httptools': row('0.5.0', '0.6.1', '0.6.2', '0.7.1', '0.9.0'),
  'jiter': row('', '', '0.6.0', '0.10.0', '0.17.0'),
  'kiwisolver': row('1.4.4', '1.4.5', '1.4.7', '1.4.9', '1.5.1'),
  'levenshtein': row('0.20.3', '0.22.0', '0.26.0', '0.27.3', '0.27.5'),
  'llvmlite': row('0.40.0', '0.42.0', '0.44.0', '0.46.0', '0.50.0'),
  'lxml': row('4.9.1', '4.9.3', '5.3.0', '6.0.1', '6.1.2'),
  'lz4': row('4.1.0', '4.3.3', '4.4.3', '4.4.5', NONE),
  'matplotlib': row('3.6.0', '3.7.3', '3.9.2', '3.10.5', '3.11.2'),
  'mediapipe': row('0.10.5', '0.10.13', '0.10.30', '0.10.30', '0.10.30'),
  'mmh3': row('3.1.0', '4.1.0', '5.0.0', '5.2.0', '5.3.0'),
  'multidict': row('6.0.3', '6.0.5', '6.0.5', '6.0.5', '6.0.5'),
  'murmurhash': row('1.0.8', '1.0.10', '1.0.11', '1.0.14', '1.0.16'),
  'numba': row('0.57.0', '0.59.0', '0.61.0', '0.63.0', '0.68.0'),
  'numpy': row('1.23.2', '1.26.0', '2.1.0', '2.3.2', '2.5.2'),
  'onnx': row('1.13.0', '1.16.0', '1.18.0', '1.19.0', '1.20.0'),
  'onnxruntime': row('1.15.0', '1.17.0', '1.20.0', '1.24.1', NONE),
  'oracledb': row('1.2.0', '1.4.2', '2.4.0', '3.3.0', '26.0.0'),
  'orjson': row('3.7.7', '3.9.3', '3.10.7', '3.11.4', '3.12.0'),
  'ormsgpack': row('1.2.4', '1.3.0', '1.6.0', '1.11.0', '1.13.0'),
  'pandas': row('1.5.0', '2.1.1', '2.2.3', '2.3.3', '3.0.6'),
  'pikepdf': row('6.0.2', '8.3.0', '9.1.1', '9.11.0', '10.7.1'),
  'pillow': row('9.2.0', '10.0.0', '10.4.0', '11.3.0', '12.3.0'),
  'preshed': row('3.0.7', '3.0.9', '3.0.10', '3.0.11', '3.0.15'),
  'psycopg-binary': row('3.1.4', '3.1.12', '3.2.2', '3.2.10', '3.3.6'),
  'psycopg2': row('2.9.0', '2.9.0', '2.9.10', '2.9.11', '2.9.13'),
  'psycopg2-binary': row('2.9.5', '2.9.9', '2.9.10', '2.9.11', '2.9.13'),
  'pyarrow': row('10.0.1', '14.0.0', '18.0.0', '22.0.0', '26.0.0'),
  'pydantic': row('', '1.10.16 2.0.2', '1.10.18 2.8.0', '2.12.0', '2.14.0'),
  'pydantic-core': row('', '2.1.2', '2.20.0', '2.35.0', '2.48.0'),
  'pymssql': row('2.2.6', '2.2.10', '2.3.1', '2.3.8', '2.4.1'),
  'pymupdf': row('1.21.0', '1.23.5', '1.24.11', '1.24.11', '1.24.11'),
  'pyodbc': row('4.0.35', '5.0.0', '5.2.0', '5.3.0', '5.4.0'),
  'pyproj': row('3.4.0', '3.6.1', '3.7.0', '3.7.2', '3.8.0'),
  'pyzmq': row('23.2.1', '25.1.1', '26.1.0', '27.0.0', '27.0.0'),
  'rapidfuzz': row('2.5.0', '3.3.0', '3.9.6', '3.14.0', '3.14.6'),
  'regex': row('2022.9.11', '2023.10.3', '2024.9.11', '2025.7.29', '2026.9.3'),
  'rpds-py': row('', '0.8.8', '0.19.1', '0.26.0', '2026.5.1'),
  'safetensors': row('', '0.3.3', '0.4.2', '0.5.0', '0.5.0'),
  'scikit-image': row('0.20.0', '0.22.0', '0.25.0', '0.26.0', NONE),
  'scikit-learn': row('1.1.3', '1.3.1', '1.5.2', '1.7.2', '1.9.1'),
  'scipy': row('1.9.2', '1.11.2', '1.14.1', '1.16.1', '1.18.1'),
  'sentencepiece': row('0.1.98', '0.2.0', '0.2.1', '0.2.1', '0.2.3'),
  'shapely': row('1.8.5', '2.0.2', '2.0.6', '2.1.2', '2.2.0'),
  'spacy': row('3.4.2', '3.7.0', '3.8.7', '3.8.16', '3.8.17'),
  'sqlalchemy': row('', '', '1.4.0 2.0.31', '1.4.0 2.0.41', '1.4.0 2.0.41'),
  'srsly': row('2.4.5', '2.4.8', '2.5.0', '2.5.2', '2.5.5'),
  'statsmodels': row('0.13.3', '0.14.0', '0.14.3', '0.14.5', '0.15.0'),
  'tensorflow': row('2.12.0', '2.16.1', '2.20.0', NONE, NONE),
  'thinc': row('8.1.5', '8.2.1', '8.3.5', '8.3.9', '8.3.14'),
  'tiktoken': row('', '0.5.2', '0.8.0', '0.12.0', '0.14.0'),
  'tokenizers': row('0.13.2', '0.14.0', '0.20.2', '0.20.4', '0.20.4'),
  'torch': row('1.13.0', '2.2.0', '2.5.0', '2.9.0', '2.15.0'),
  'torchaudio': row('2.0.0', '2.2.0', '2.6.0', '2.9.0', NONE),
  'torchvision': row('0.15.0', '0.17.0', '0.21.0', '0.24.0', '0.29.2'),
  'ujson': row('5.5.0', '5.8.0', '5.10.0', '5.11.0', '6.0.0'),
  'uvloop': row('0.17.0', '0.18.0', '0.21.0', '0.22.1', '0.23.0'),
  'watchfiles': row('', '', '0.23.0', '1.1.0', '1.2.0'),
  'xxhash': row('3.2.0', '3.4.0', '3.4.2', '3.4.2', '3.4.2'),
  'yarl': row('1.8.2', '1.9.3', '1.9.3', '1.9.3', '1.9.3'),
  'zstandard': row('0.19.0', '0.22.0', '0.23.0', '0.24.0', NONE),
};

/** Those of them that a compiler builds where there is no wheel, with nothing else. */
export const COMPILES: readonly string[] = [
  'asyncmy', 'bitarray', 'brotli', 'chroma-hnswlib', 'chromadb', 'cymem', 'fastavro', 'hiredis', 'kiwisolver', 'levenshtein', 'lz4', 'mmh3', 'murmurhash',
  'preshed', 'pyzmq', 'rapidfuzz', 'regex', 'srsly', 'ujson', 'xxhash', 'zstandard',
];

/** Releases for each version of Python; an empty cell: all that there are. */
function row(...cells: readonly string[]): { readonly [python: string]: readonly string[] } {
  return Object.fromEntries(PYTHONS.map((python, index) => [python, cells[index].split(' ').filter(Boolean)]));
}

/**
 * Packages of the table that every version of Python installs, so that only what imports them fails: packages that do, by
 * normalised name, with the first release that is known not to.
 */
export const FAIL_AT_IMPORT: { readonly [name: string]: { readonly [importer: string]: string } } = {
  aioredis: {
    'aiocache': '0.12.0',
    'aioredlock': NONE,
    'arq': '0.23.0',
    'channels-redis': '4.0.0',
    'fastapi-cache2': '0.1.9',
    'fastapi-limiter': '0.1.5',
    'fastapi-plugins': '0.11.0',
    'pydantic-aioredis': '0.7.0',
    'starsessions': '2.0.0',
  },
};
