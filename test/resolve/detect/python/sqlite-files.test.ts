import { findSqliteFiles } from '../../../../src/resolve/detect/python/sqlite-files';

const find = (code: string) => findSqliteFiles([{ file: 'app/database.py', code }], '.');

test.each([
  ['URL = "sqlite:///./shop.db"\n', ['shop.db']],
  ["URL = os.getenv('DATABASE_URL', 'sqlite+aiosqlite:///data/shop.db?timeout=5')\n", ['data/shop.db']],
  ['url: str = "sqlite:////app/data/shop.db"\n', ['/app/data/shop.db']],
  ['ROOT = Path(__file__).parent\nURL = f"sqlite:///{ROOT}/shop.db"\n', ['app/shop.db']],
  ["ROOT = Path(__file__).parent\nURL = f\"sqlite:///{ROOT / 'shop.db'}\"\n", ['app/shop.db']],
  ['FILE = "shop.db"\nwith sqlite3.connect(FILE, timeout=5) as connection:\n', ['shop.db']],
  ['ROOT = os.path.join(os.path.dirname(__file__), os.pardir)\nORM = {"engine": "tortoise.backends.sqlite", "credentials": {"file_path": f"{ROOT}/shop.db"}}\n', ['shop.db']],
  ['async with aiosqlite.connect(database="shop.db") as db:\n', ['shop.db']],
])('%j names %j', (code, files) => {
  expect(find(code)).toEqual(files);
});

test.each(['URL = "sqlite://"\n', 'URL = "sqlite:///:memory:"\n', 'sqlite3.connect(":memory:")\n', 'sqlite3.connect(path)\n', 'URL = "sqlite:///../shop.db"\n', 'URL = f"sqlite:///{name}"\n'])(
  '%j names none that is known', (code) => expect(find(code)).toEqual([]));
