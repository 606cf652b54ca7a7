import { postgresRelease } from '../../src/model/postgres-release';

test.each([
  ['postgres:17-alpine', 17],
  ['postgres:18.1', 18],
  ['pgvector/pgvector:pg16', 16],
  ['pgvector/pgvector:0.8.1-pg18-trixie', 18],
  ['postgis/postgis:17-3.5-alpine', 17],
  ['timescale/timescaledb:latest-pg17', 17],
  ['postgres:latest', undefined],
  ['postgres', undefined],
])('the release of PostgreSQL in %s is %s', (reference, expected) => expect(postgresRelease(reference)).toBe(expected));
