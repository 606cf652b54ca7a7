/** Columns of the table below. */
const PYTHONS = ['3.11', '3.12', '3.13', '3.14'];
/** Stands for a release that there is not: none takes that version. */
const NONE = '9999.0.0';

/**
 * The first release of a package that a version of Python takes: with a wheel for it, where compiling takes more than a
 * compiler; or without an error at its import. Of several for one version of Python, the one of the same major version counts.
 */
export const FIRST_RELEASES: { readonly [name: string]: { readonly [python: string]: readonly string[] } } = {
  'aiohttp': row('3.8.3', '3.9.0', '3.10.5', '3.13.0'),
  'aioredis': row(NONE, NONE, NONE, NONE), // given up; it is part of redis
  'asyncpg': row('0.27.0', '0.29.0', '0.30.0', '0.31.0'),
  'cffi': row('1.15.1', '1.16.0', '1.17.0', '2.0.0'),
  'frozenlist': row('1.3.3', '1.4.1', '1.4.1', '1.4.1'),
  'greenlet': row('1.1.3', '3.0.0', '3.1.0', '3.2.3'),
  'grpcio': row('1.49.1', '1.59.0', '1.66.2', '1.75.1'),
  'httptools': row('0.5.0', '0.6.1', '0.6.2', '0.7.1'),
  'lxml': row('4.9.1', '4.9.3', '5.3.0', '6.0.1'),
  'matplotlib': row('3.6.0', '3.7.3', '3.9.2', '3.10.5'),
  'multidict': row('6.0.3', '6.0.5', '6.0.5', '6.0.5'),
  'numpy': row('1.23.2', '1.26.0', '2.1.0', '2.3.2'),
  'orjson': row('3.7.7', '3.9.3', '3.10.7', '3.11.4'),
  'pandas': row('1.5.0', '2.1.1', '2.2.3', '2.3.3'),
  'pillow': row('9.2.0', '10.0.0', '10.4.0', '11.3.0'),
  'psycopg-binary': row('3.1.4', '3.1.12', '3.2.2', '3.2.10'),
  'psycopg2': row('2.9.0', '2.9.0', '2.9.10', '2.9.11'),
  'psycopg2-binary': row('2.9.5', '2.9.9', '2.9.10', '2.9.11'),
  'pydantic': row('', '1.10.16 2.0.2', '1.10.18 2.8.0', '2.12.0'),
  'pydantic-core': row('', '2.1.2', '2.20.0', '2.35.0'),
  'scikit-learn': row('1.1.3', '1.3.1', '1.5.2', '1.7.2'),
  'scipy': row('1.9.2', '1.11.2', '1.14.1', '1.16.1'),
  'sqlalchemy': row('', '', '1.4.0 2.0.31', '1.4.0 2.0.41'),
  'uvloop': row('0.17.0', '0.18.0', '0.21.0', '0.22.1'),
  'yarl': row('1.8.2', '1.9.3', '1.9.3', '1.9.3'),
};

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
