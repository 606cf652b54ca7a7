import { LIKELY_CAUSES, likelyCause } from '../../src/util/likely-causes';

test.each([
  ["EROFS: read-only file system, open '/app/cache'", /^it writes where it may not/],
  ['FATAL:  database files are incompatible with server', /^its data is of another major version/],
  ['Error: in 18+, these Docker images are configured to store database data in a', /^its data is of another major version/],
  ["KeyError: 'DATABASE_URL'", /^a setting is missing or wrong/],
  ["ModuleNotFoundError: No module named 'x'", /^a module or a file is not in the image/],
  ["ModuleNotFoundError: No module named 'psycopg'", /^SQLAlchemy opens postgresql:/],
  ["ImportError: cannot import name 'PyJWTError' from 'jwt' (/opt/venv/lib/python3.13/site-packages/jwt/__init__.py)", /^the package jwt has overwritten/],
  ["ImportError: cannot import name 'SON' from 'bson' (/opt/venv/lib/python3.13/site-packages/bson/__init__.py)", /^the package bson has overwritten/],
  ["ModuleNotFoundError: No module named 'psycopg2'", /^a module or a file is not in the image/],
  ["Module not found: Can't resolve '@/components/badge'", /^a module or a file is not in the image/],
  ['FATAL:  password authentication failed for user "shop"', /^the data of the database has another password/],
  ["sqlalchemy.exc.OperationalError: (1045, \"Access denied for user 'shop'@'10.0.0.3'\")", /^the data of the database has another password/],
  ["RuntimeError: 'cryptography' package is required for sha256_password or caching_sha2_password auth methods", /^MySQL takes passwords/],
  ['RuntimeError: Form data requires "python-multipart" to be installed.', /^FastAPI reads forms and uploads with python-multipart/],
  ['FileNotFoundError: config.yaml file not found', /^a module or a file is not in the image/],
  ['ImportError: libGL.so.1: cannot open shared object file: No such file or directory', /^a native module lacks a library/],
  ['Error: Error loading shared library ld-linux-x86-64.so.2: No such file or directory (needed by /app/node_modules/a/b.node)', /^a native module lacks a library/],
  ["RuntimeError: Directory '/app/static' does not exist", /^a module or a file is not in the image/],
  ['importlib.metadata.PackageNotFoundError: No package metadata was found for shop', /^it asks for the version of a package that is not installed/],
  ["NameError: name 'postgresql' is not defined", /^its code has an error/],
  ['TypeError: fetch failed\nError: connect ECONNREFUSED 10.0.0.2:8000', /^a service that it needs cannot be reached/],
  ['psycopg.OperationalError: connection failed: server does not support SSL, but SSL was required', /^its code wants TLS/],
  ['ConnectionError: PostgreSQL server at "postgres:5432" rejected SSL upgrade', /^its code wants TLS/],
  ['connection to server at "localhost" (::1), port 5432 failed', /^it looks for a server on localhost/],
  ['redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.', /^it looks for a server on localhost/],
  ["OSError: [Errno 111] Connect call failed ('127.0.0.1', 6379)", /^it looks for a server on localhost/],
  ['Error: connect ECONNREFUSED ::1:8000', /^it looks for a server on localhost/],
  ["MySQLdb.OperationalError: (2005, \"Unknown server host 'db' (-2)\")", /^a service that it needs cannot be reached/],
  ["FAILED: Can't locate revision identified by '0003'", /^the database is ahead of the code/],
  ["FAILED: Multiple head revisions are present for given argument 'head'", /^two migrations follow the same one/],
  ['Error: P3009\n\nmigrate found failed migrations in the target database', /^an earlier migration failed halfway/],
  ['sqlalchemy.exc.IntegrityError: (psycopg.errors.NotNullViolation) column "sku" contains null values', /^the database refused a statement/],
  ['sqlalchemy.exc.NotSupportedError: (psycopg.errors.FeatureNotSupported) extension "vector" is not available', /^the image of PostgreSQL lacks/],
  ['Error: P3018\n\nDatabase error code: 42703', /^the database refused a statement/],
  ['Connection refused', /^a service that it needs cannot be reached/],
])('"%s" is known', (log, text) => {
  expect(likelyCause(log)).toMatch(text);
});

test('the line that says most counts more than what else is logged', () => {
  const log = "Telemetry: connection refused\nKeyError: 'DATABASE_URL'\n";
  expect(likelyCause(log)).toMatch(/^a service that it needs/);
  expect(likelyCause(log, "KeyError: 'DATABASE_URL'")).toMatch(/^a setting is missing/);
  expect(likelyCause(log, 'it ended')).toMatch(/^a service that it needs/);
});

test('what is not known is not guessed', () => {
  expect(likelyCause('listening on 8000')).toBeUndefined();
});

test('the patterns mean the same to grep and to JavaScript', () => {
  for (const { pattern } of LIKELY_CAUSES) expect(pattern).not.toMatch(/\\|\[|\(\?/);
});
