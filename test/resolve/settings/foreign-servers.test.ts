import { foreignServer, isOnInternet } from '../../../src/resolve/settings/foreign-servers';
import type { Setting } from '../../../src/resolve/settings/setting';

const setting = (name: string, fallback?: string, shown?: string): Setting => ({
  name, place: 'api/config.py:7', required: false, form: 'text', fallback, ...(shown ? { example: { value: shown, place: '.env.example:1' } } : {}),
});
const leads = (first: Setting, ...others: Setting[]) => foreignServer(first, [first, ...others]);

test.each([
  [setting('MONGODB_URL', ''), 'MongoDB'],
  [setting('MONGO_URI'), 'MongoDB'],
  [setting('mysql_host', 'localhost'), 'MySQL'],
  [setting('CELERY_BROKER_URL', 'amqp://guest@localhost//'), 'RabbitMQ'],
  [setting('DATABASE_URL', undefined, 'mysql+pymysql://root@localhost/app'), 'MySQL'],
  [setting('SURREAL_ADDRESS'), 'SurrealDB'],
  [setting('KAFKA_BOOTSTRAP_SERVERS', 'localhost:9092'), 'Kafka'],
  [setting('MEILISEARCH_URL', 'http://meilisearch:7700'), 'Meilisearch'],
  [setting('MINIO_ENDPOINT', 'localhost:9000'), 'MinIO'],
  [setting('KEYCLOAK_SERVER_URL', 'http://localhost:8080'), 'Keycloak'],
])('%j leads to %s', (given, server) => {
  expect(leads(given)).toBe(server);
});

test('the one of a compose file is told where its name says nothing', () => {
  expect(leads({ ...setting('QUEUE_URL'), server: 'queue of compose.yaml' })).toBe('queue of compose.yaml');
  expect(leads({ ...setting('MONGO_URL'), server: 'store of compose.yaml' })).toBe('MongoDB');
  expect(leads({ ...setting('QUEUE_NAME'), server: 'queue of compose.yaml' })).toBeUndefined();
});

test('a name of any database leads where its neighbours do', () => {
  expect(leads(setting('DB_HOST', 'localhost'), setting('DB_PORT', '3306'))).toBe('MySQL');
  expect(leads(setting('DB_HOST', 'localhost'), setting('DB_TYPE', 'mysql+pymysql'))).toBe('MySQL');
  expect(leads(setting('DB_HOST', 'localhost'), setting('SMTP_PORT', '3306'))).toBeUndefined();
});

test.each([setting('DATABASE_URL', 'postgresql://localhost/app'), setting('REDIS_URL'), setting('MONGO_DB_NAME', 'app'), setting('API_HOST', 'localhost')])('%j leads to none', (given) => {
  expect(leads(given)).toBeUndefined();
});

test.each([
  ['https://files.example.org', true],
  ['mongodb+srv://user:p@ss@cluster0.abc.mongodb.net/app', true],
  ['http://localhost:9000', false],
  ['http://127.0.0.1:9000', false],
  ['mongodb://mongo:27017/app.db', false],
  ['localhost:9092', false],
])('%s is on the internet: %s', (address, expected) => {
  expect(isOnInternet(address)).toBe(expected);
});
