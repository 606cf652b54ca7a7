import { pydanticSettings } from '../../../../src/resolve/settings/python/pydantic-settings';
import { SourceCode } from '../../../../src/util/source-code';

const HEAD = 'from pydantic_settings import BaseSettings, SettingsConfigDict\n\n';
const read = (...modules: string[]) => pydanticSettings(modules.map((text, index) => ({ path: `api/${'abc'[index]}.py`, source: SourceCode.python(text) })));
const names = (...modules: string[]) => read(...modules).map(({ name, required }) => `${required ? '!' : ''}${name}`);
const settings = (...fields: string[]) => `${HEAD}class Settings(BaseSettings):\n${fields.map((field) => `    ${field}\n`).join('')}`;

test('a field is a variable, with its line; one without a default is required', () => {
  expect(read(settings('database_url: str', 'port: int = 8000', 'debug: bool = False', 'name: str | None = None'))).toEqual([
    { name: 'DATABASE_URL', place: 'api/a.py:4', required: true, fallback: undefined, form: 'text' },
    { name: 'PORT', place: 'api/a.py:5', required: false, fallback: '8000', form: 'number' },
    { name: 'DEBUG', place: 'api/a.py:6', required: false, fallback: 'false', form: 'boolean' },
    { name: 'NAME', place: 'api/a.py:7', required: false, fallback: undefined, form: 'text' },
  ]);
});

test.each([
  ['Field(...)', '!A'],
  ['Field()', '!A'],
  ['Field(description="x")', '!A'],
  ['Field("x")', 'A'],
  ['Field(default="x", min_length=1)', 'A'],
  ['Field(default_factory=lambda: token(32))', 'A'],
  ['Field(..., alias="B")', '!B'],
  ['Field(\n        default=None,\n        validation_alias="B",\n    )', 'B'],
  ['Field(validation_alias=AliasChoices("B", "C"))', '!B'],
  ['Field(..., env="B")', '!B'],
])('of %s it is %s', (value, expected) => {
  expect(names(settings(`a: str = ${value}`, 'last: int = 1'))).toEqual([expected, 'LAST']);
});

test('a group is of the class that its file means', () => {
  const group = (field: string) => `class Cache(BaseModel):\n    ${field}: str\n`;
  const delimited = `${HEAD}${group('url')}\nclass Settings(BaseSettings):\n    model_config = SettingsConfigDict(env_nested_delimiter="__")\n    cache: Cache\n`;
  expect(names(group('first'), delimited, group('last'))).toEqual(['!CACHE__URL']);
});

test.each(['PyprojectTomlConfigSettingsSource', 'YamlConfigSettingsSource'])('what %s may have is not required', (source) => {
  const customised = `    @classmethod\n    def settings_customise_sources(cls, settings_cls, **sources):\n        return (${source}(cls),)\n`;
  expect(names(`${settings('version: str')}${customised}`)).toEqual(['VERSION']);
});

test('a model that settings are of too is part of them, and follows their rules', () => {
  const base = `${HEAD}class Base(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix="SHOP_")\n`;
  const mixins = 'class Timed(BaseModel):\n    timeout: int = 5\n\n\nclass Database(Timed):\n    url: str\n\n\nclass Other(BaseModel):\n    key: str\n';
  expect(names(base, mixins, 'class Settings(Base, Database):\n    pass\n')).toEqual(['!SHOP_URL', 'SHOP_TIMEOUT']);
});

test.each([
  ['Annotated[str, Field(default="x", min_length=1)]', 'A'],
  ['Annotated[str, Field(min_length=8)] = "x"', 'A'],
  ['Annotated[str, Field(min_length=8)]', '!A'],
])('as %s it is %s', (declared, expected) => {
  expect(names(settings(`a: ${declared}`))).toEqual([expected]);
});

test.each(['list[str]', 'List[str]', 'set[str]', 'Sequence[AnyHttpUrl]', 'Annotated[list[AnyUrl] | str, BeforeValidator(parse)]', 'list', 'Optional[List[str]]'])(
  'a field of %s is written as JSON', (type) => {
    expect(read(settings(`origins: ${type}`))[0].form).toBe('json');
  });

test('a field of literals takes these values alone', () => {
  const choices = (type: string) => read(settings(`a: ${type}`))[0].choices;
  expect(choices('Literal["mysql", "postgres"] = "mysql"')).toEqual(['mysql', 'postgres']);
  expect(choices("typing.Optional[Literal['a']]")).toEqual(['a']);
  const [named] = read(settings('kind: Kind').replace('class Settings', 'Kind: TypeAlias = Literal["mysql", "postgresql"]\n\nclass Settings'));
  expect(named.choices).toEqual(['mysql', 'postgresql']);
  expect(choices('str')).toBeUndefined();
});

test('a list that pydantic is told not to decode is a text', () => {
  expect(read(settings('origins: Annotated[list[str], NoDecode]'))[0].form).toBe('text');
});

test('a class may have its configuration in its head', () => {
  const head = 'class Settings(BaseSettings, env_prefix="APP_", case_sensitive=True, env_file=(".env", ".env.production")):';
  expect(names(`${HEAD}${head}\n    url: str\n`)).toEqual(['!APP_url']);
});

test.each([
  ['model_config = SettingsConfigDict(env_prefix="APP_")'],
  ['model_config = {"env_prefix": "APP_"}'],
  ['class Config:\n        env_prefix = "APP_"'],
  ['_prefix: ClassVar[str] = "APP_"\n    model_config = SettingsConfigDict(env_prefix=_prefix)'],
  ['model_config = SettingsConfigDict(env_prefix="PREVIEW_" if preview else "APP_")'],
])('the prefix of %s counts', (config) => {
  expect(names(settings('url: str', config))).toEqual(['!APP_URL']);
});

test('a prefix that settings of the application itself have is its own', () => {
  const prefixed = (fields: string) => read(settings(`jwt_secret: str\n    ${fields}`, 'model_config = SettingsConfigDict(env_prefix="ACME_")'))[0];
  expect(prefixed('database_url: str')).toMatchObject({ name: 'ACME_JWT_SECRET', ownName: 'JWT_SECRET' });
  expect(prefixed('base_url: str')).not.toHaveProperty('ownName');
});

test('a configuration that is shared as a constant counts too', () => {
  expect(names(`${HEAD}_config = SettingsConfigDict(\n    env_prefix="APP_",\n)\n\n\nclass Settings(BaseSettings):\n    model_config = _config\n    url: str\n`)).toEqual(['!APP_URL']);
});

test('a class that extends settings in another module has variables, with the prefix that it inherits', () => {
  const base = settings('model_config = SettingsConfigDict(env_prefix="APP_")', 'url: str');
  expect(names(base, 'from a import Settings\n\nclass Worker(Settings):\n    queue: str\n')).toEqual(['!APP_URL', '!APP_QUEUE']);
});

test('version 1 of pydantic takes what may be None for optional', () => {
  const body = 'class Settings(BaseSettings):\n    dsn: Optional[str]\n    url: str\n';
  expect(names(`from pydantic import BaseSettings\n\n${body}`)).toEqual(['DSN', '!URL']);
  expect(names(HEAD + body)).toEqual(['!DSN', '!URL']);
});

test('a name keeps its case where the settings do', () => {
  expect(names(settings('url: str', 'model_config = SettingsConfigDict(case_sensitive=True)'))).toEqual(['!url']);
});

test('a class that reads a folder of secrets takes the value from a file', () => {
  expect(read(settings('url: str', 'model_config = SettingsConfigDict(secrets_dir="/run/secrets")'))[0].secretFile).toBe('url');
  expect(read(settings('url: str', 'model_config = SettingsConfigDict(secrets_dir=initial.secrets_dir)'))[0].secretFile).toBeUndefined();
});

test('the folder may be said where the settings are made', () => {
  expect(read(settings('url: str'), 'from a import Settings\n\nsettings = Settings(_secrets_dir="/run/secrets")\n')[0].secretFile).toBe('url');
});

test('what is no field, and what is no class of settings, is none', () => {
  expect(names(settings('"""Docs.', 'fake: str', '"""', 'limit: ClassVar[int] = 3', 'plain = 1', '@property', 'def b(self) -> str:', '    c: int = 1', '    return self.a'))).toEqual([]);
  expect(names('from pydantic import BaseModel\n\nclass Item(BaseModel):\n    name: str\n')).toEqual([]);
});

test('the members of an enumeration are what a field of it takes', () => {
  const kinds = 'from enum import StrEnum\n\n\nclass Kind(StrEnum):\n    SQLITE = "sqlite"\n    POSTGRES = "postgres"\n';
  expect(read(settings('database_type: Kind = Kind.SQLITE'), kinds)).toEqual([expect.objectContaining({ name: 'DATABASE_TYPE', required: false, choices: ['sqlite', 'postgres'] })]);
});

test('what decides which fields there are is none', () => {
  expect(names(settings('env: str = "dev"', 'if env == "dev":', '    reload: bool = True', 'else:', '    reload: bool = False'))).toEqual(['ENV']);
});

test.each(['Settings(**os.environ)', 'Settings(**environ)', 'Settings.model_validate(os.environ)', 'Settings.parse_obj(dict(os.environ))'])('a model that is made by %s is a class of settings, whose fields keep their case', (made) => {
  expect(names(`from pydantic import BaseModel\n\n\nclass Settings(BaseModel):\n    database_url: str\n    LEVEL: str = "info"\n\n\nsettings = ${made}\n`)).toEqual(['!database_url', 'LEVEL']);
});

test('a group of settings is a class of its own, and settings for tests are left out', () => {
  const groups = `${HEAD}class Database(BaseSettings):\n    url: str\n\nclass TestSettings(BaseSettings):\n    x: str\n\nclass Settings(BaseSettings):\n    database: Database\n`;
  expect(names(groups)).toEqual(['!URL']);
});

describe('the fields of a group', () => {
  const grouped = (config: string, ...fields: string[]) => names(
    settings(...fields, `model_config = SettingsConfigDict(${config})`),
    'from pydantic import BaseModel\n\n\nclass Pool(BaseModel):\n    size: int\n    parent: Pool | None = None\n\n\nclass Database(BaseModel):\n    host: str\n    port: int = 5432\n    pool: Pool\n',
  );

  test('are variables by the name of the group', () => {
    expect(grouped('env_nested_delimiter="__"', 'database: Database')).toEqual(['!DATABASE__HOST', 'DATABASE__PORT', '!DATABASE__POOL__SIZE']);
    expect(grouped("env_prefix='APP_', env_nested_delimiter='_'", 'db: Database = Field(default_factory=Database)')[0]).toBe('!APP_DB_HOST');
  });

  test('are not required where the group may be missing', () => {
    expect(grouped('env_nested_delimiter="__"', 'database: Database | None = None')[0]).toBe('DATABASE__HOST');
    expect(grouped('env_nested_delimiter="__"', 'database: Optional[Database] = None')[0]).toBe('DATABASE__HOST');
  });

  test('are none where nothing separates the names', () => {
    expect(grouped('extra="ignore"', 'database: Database')).toEqual([]);
  });
});

test('a large application is looked through in a moment', () => {
  const models = Array.from({ length: 3000 }, (_, index) => `class Model${index}(BaseModel):\n    name: str\n`);
  const modules = Array.from({ length: 400 }, (_, index) => models.slice(index * 7, index * 7 + 7).join('').concat('    count: int = 1\n'.repeat(300)));
  const sources = [...modules, settings('a: str')].map((text, index) => ({ path: `${index}.py`, source: SourceCode.python(text) }));
  const started = Date.now();
  expect(pydanticSettings(sources).map(({ name }) => name)).toEqual(['A']);
  expect(Date.now() - started).toBeLessThan(2000);
});

test.each([
  ['SecretStr("")', ''],
  ["SecretStr(secret_value='x')", 'x'],
  ['Field(default=SecretStr(""))', ''],
  ['SecretStr(token())', undefined],
])('%s falls back to its text', (value, fallback) => {
  expect(read(settings(`api_key: SecretStr = ${value}`))).toEqual([expect.objectContaining({ name: 'API_KEY', required: false, fallback })]);
});
