import { ContainerStack, KubernetesOptions, MariaDb, Postgres } from '../../src';
import { Describe, synth, synthError } from '../support/synth';

const SCHEMA = 'CREATE TABLE todos (id int);\n';
const files = { 'db/schema.sql': SCHEMA, 'db/Seed data.sh': 'psql --command "INSERT"\n' };
const withScripts = (initScripts: string[], kubernetes?: KubernetesOptions): Describe => (project) =>
  void new Postgres(new ContainerStack(project, { name: 'shop', kubernetes }), 'db', { initScripts });

test('scripts are where the image of the database looks for them, in the order in which they were given', () => {
  const repository = synth(files, withScripts(['db/schema.sql', 'db/Seed data.sh']));
  expect(repository.service('db').configs).toEqual([
    { source: 'db-begin-again', target: '/docker-entrypoint-initdb.d/00-begin-again.sh' },
    { source: 'db-01-schema', target: '/docker-entrypoint-initdb.d/01-schema.sql' },
    { source: 'db-02-seed-data', target: '/docker-entrypoint-initdb.d/02-seed-data.sh' },
  ]);
  expect(repository.compose().configs).toEqual({
    'db-begin-again': { file: './db/begin-again.sh' },
    'db-01-schema': { file: './../db/schema.sql' },
    'db-02-seed-data': { file: './../db/Seed data.sh' },
  });
  expect(repository.text('db/schema.sql')).toBe(SCHEMA);
});

test('MariaDB has them too', () => {
  const repository = synth(files, (project) => void new MariaDb(new ContainerStack(project, { name: 'shop' }), 'db', { initScripts: ['./db/schema.sql'] }));
  expect(repository.service('db').configs).toContainEqual({ source: 'db-01-schema', target: '/docker-entrypoint-initdb.d/01-schema.sql' });
  expect(repository.compose().configs).toMatchObject({ 'db-01-schema': { file: './../db/schema.sql' } });
});

test('where one of them fails, what was made so far goes: the image would take it for whole at the next start', () => {
  const repository = synth(files, withScripts(['db/schema.sql']));
  expect(repository.text('docker/db/begin-again.sh')).toMatch(/\ntrap '.*find \/var\/lib\/postgresql\/data -mindepth 1 -delete' EXIT\n$/);
  expect(synth(files, withScripts([])).has('docker/db/begin-again.sh')).toBe(false);
});

test.each([
  ['base', {}],
  ['local', { external: { db: 'db.example.com' } }],
])('on Kubernetes they are in ConfigMaps of the %s', (folder, options) => {
  const repository = synth(files, withScripts(['db/schema.sql'], options));
  expect(repository.text(`kubernetes/${folder}/db-01-schema/01-schema.sql`)).toBe(SCHEMA);
  expect(repository.text(`kubernetes/${folder}/kustomization.yaml`)).toContain('  - name: db-01-schema\n    files: [db-01-schema/01-schema.sql]\n');
  expect(repository.text(`kubernetes/${folder}/db.yaml`)).toContain('mountPath: /docker-entrypoint-initdb.d/01-schema.sql\n');
});

test('all that cannot run are told at once', () => {
  const message = synthError({ ...files, 'db/dump.sql.gz': '' }, withScripts(['db', 'db/missing.sql', 'db/dump.sql.gz']));
  expect(message).toContain('initScripts: "db" is a folder.');
  expect(message).toContain('initScripts: "db/missing.sql" does not exist.');
  expect(message).toContain('initScripts: "db/dump.sql.gz" is neither a .sql nor a .sh file.');
});

test('what is too large for a ConfigMap is told where there is a cluster', () => {
  const large = { 'db/schema.sql': '-'.repeat(1024 ** 2 + 1) };
  expect(synthError(large, withScripts(['db/schema.sql'], {}))).toContain('db/schema.sql is larger than 1 MiB, which is all that a ConfigMap holds.');
  expect(synth(large, withScripts(['db/schema.sql'])).has('docker/docker-compose.yml')).toBe(true);
});
