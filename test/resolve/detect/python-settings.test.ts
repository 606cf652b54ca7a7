import { findRequiredSettings } from '../../../src/resolve/detect/python-settings';

const find = (code: string) => findRequiredSettings([{ file: 'settings.py', code }]);
const names = (code: string) => find(code).map(({ name }) => name);
const settings = (body: string) => `class Settings(BaseSettings):\n${body}`;

test('a field without a default is required, with its place', () => {
  expect(find(`import x\n\n\n${settings('    debug: bool = False\n    database_url: PostgresDsn\n')}`)).toEqual([{ name: 'DATABASE_URL', file: 'settings.py', line: 6 }]);
});

test.each([
  ['Field(...)', '    key: str = Field(...)\n', ['KEY']],
  ['a Field with a description alone', '    key: str = Field(description="x")\n', ['KEY']],
  ['an alias', '    key: str = Field(..., validation_alias="API_KEY")\n', ['API_KEY']],
  ['a prefix', '    model_config = SettingsConfigDict(env_prefix="SHOP_")\n    key: str\n', ['SHOP_KEY']],
  ['a comment behind it', '    key: str  # from the vault\n', ['KEY']],
  ['Windows line ends', '    key: str\r\n    other: int\r\n', ['KEY', 'OTHER']],
])('is required: %s', (_what, body, expected) => {
  expect(names(settings(body))).toEqual(expected);
});

test.each([
  ['a default', '    key: str = "x"\n'],
  ['None', '    key: str | None = None\n'],
  ['a Field with a default', '    key: str = Field(default="x", description="y")\n'],
  ['a Field whose first argument is one', '    key: str = Field("x")\n'],
  ['a class variable', '    kinds: ClassVar[list[str]]\n'],
  ['a method', '    def url(self, host: str) -> str:\n        name: str\n        return host\n'],
])('is not required: %s', (_what, body) => {
  expect(names(settings(body))).toEqual([]);
});

test('what a module takes from the environment while it is imported is required; what a function takes, or sets, is not', () => {
  expect(names('KEY = os.environ["API_KEY"]\nos.environ["TZ"] = "UTC"\n\ndef f():\n    return os.environ["LATER"]\n')).toEqual(['API_KEY']);
});

test('other classes have no settings', () => {
  expect(names('class Item(BaseModel):\n    name: str\n')).toEqual([]);
});
