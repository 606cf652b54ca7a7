import { fixedAddresses } from '../../../../src/resolve/detect/python/fixed-addresses';
import type { Setting } from '../../../../src/resolve/settings/setting';

const find = (code: string, settings: readonly Setting[] = []) =>
  fixedAddresses([{ file: 'db.py', code }], settings, (file) => `api/${file}`).map(({ server, value, place }) => `${server} ${value} ${place}`);

test.each([
  ['URL = "postgresql+asyncpg://app:app@localhost/shop"', 'PostgreSQL localhost api/db.py:1'],
  ['engine = create_engine(\n    "mysql+pymysql://root@db:3306/shop")', 'MySQL db api/db.py:2'],
  ['URL = f"postgres://{USER}:{PASSWORD}@127.0.0.1:5432/shop"', 'PostgreSQL 127.0.0.1 api/db.py:1'],
  ['client = AsyncIOMotorClient("mongodb://localhost:27017")', 'MongoDB localhost api/db.py:1'],
  ['app = Celery("shop", broker="redis://redis:6379/0")', 'Redis redis api/db.py:1'],
  ['connect("amqp://guest:guest@rabbit/")', 'RabbitMQ rabbit api/db.py:1'],
])('%j is fixed', (code, address) => {
  expect(find(code)).toEqual([address]);
});

test.each([
  'URL = os.getenv("DATABASE_URL", "postgresql://localhost/shop")',
  'URL = os.environ.get("DATABASE_URL") or "postgresql://localhost/shop"',
  'LOCAL = "postgresql://localhost/shop"\nURL = os.getenv("DATABASE_URL", LOCAL)',
  'LOCAL: str = "postgresql://localhost/shop"\nURL = os.getenv("DATABASE_URL", LOCAL)',
  'url: str = Field(\n    default="postgresql://localhost/shop")',
  'URL = "postgresql://app@db.acme.example/shop"',
  'URL = "postgresql://app:app@db.acme.example/shop"',
  'URL = f"postgresql://{HOST}/shop"',
  'URL = url.replace("postgres://", "postgresql+asyncpg://")',
  'if url.startswith("redis://"):',
  'API = "http://localhost:8000"',
  'class TestSettings(BaseSettings):\n    redis_url: str = "redis://localhost:6379"\n',
])('%j is not', (code) => {
  expect(find(code)).toEqual([]);
});

test('the default of a setting is not, and one host of a server is told once', () => {
  const url: Setting = { name: 'URL', place: 'api/db.py:1', required: false, form: 'text' };
  expect(find('url: str = "redis://localhost"\n', [url])).toEqual([]);
  const elsewhere: Setting = { ...url, place: 'api/env.py:9', fallback: 'redis://localhost/0' };
  expect(find('url: str = "redis://localhost/0"\n', [elsewhere])).toEqual([]);
  expect(find('url: str = "redis://cache/0"\n', [elsewhere])).toEqual(['Redis cache api/db.py:1']);
  expect(find('url: str = (\n    "redis://localhost"\n)\n', [url])).toEqual([]);
  expect(find('A = "redis://localhost/0"\nB = "redis://localhost/1"\n')).toEqual(['Redis localhost api/db.py:1']);
});
