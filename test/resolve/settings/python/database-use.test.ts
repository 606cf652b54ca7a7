import { indispensableAddresses, openedFields, openedVariables } from '../../../../src/resolve/settings/python/database-use';

test.each([
  ['engine = create_engine(os.getenv("CONNECTION"), echo=True)\n', ['CONNECTION']],
  ['engine = create_async_engine(os.environ["CONNECTION"])\n', ['CONNECTION']],
  ['URL: str = os.environ.get("CONNECTION", "")\nengine = create_engine(URL)\n', ['CONNECTION']],
  ['config.set_main_option("sqlalchemy.url", os.getenv("CONNECTION"))\n', ['CONNECTION']],
  ['config.set_main_option("script_location", os.getenv("FOLDER"))\n', []],
  ['engine = create_engine(settings.url)\n', []],
  ['engine = create_engine("sqlite://", echo=os.getenv("ECHO"))\n', []],
])('of %j, %j are opened as a database', (code, names) => {
  expect([...openedVariables(code)]).toEqual(names);
});

test.each([
  ['engine = create_async_engine(settings.db_connection, echo=True)\n', ['DB_CONNECTION']],
  ['engine = create_engine(url=str(get_settings().store.place))\n', ['PLACE']],
  ['config.set_main_option("sqlalchemy.url", settings.DB)\n', ['DB']],
  ['engine = create_engine(f"postgresql://{settings.host}")\n', []],
  ['engine = create_engine(URL)\n', []],
])('of %j, the fields %j are opened as a database', (code, names) => {
  expect(openedFields(code)).toEqual(names);
});

test.each([
  ['engine = create_engine(os.getenv("URL"), echo=True)\n', ['URL']],
  ['ADDRESS: str = os.environ.get("URL")\nengine = create_async_engine(ADDRESS)\n', ['URL']],
  ['engine = create_engine(os.getenv("URL", "sqlite://"))\n', []],
  ['engine = create_engine(os.getenv("URL") or "sqlite://")\n', []],
  ['ADDRESS = os.getenv("URL")\nif not ADDRESS:\n    ADDRESS = built()\nengine = create_engine(ADDRESS)\n', []],
  ['ADDRESS = os.getenv("URL")\nengine = create_engine(ADDRESS) if ADDRESS else None\n', []],
  ['config.set_main_option("sqlalchemy.url", os.getenv("URL"))\n', []],
])('an engine made as it is of what was read ends without it: of %j, %j', (code, names) => {
  expect([...indispensableAddresses(code, () => true)]).toEqual(names);
  expect([...indispensableAddresses(code, () => false)]).toEqual([]);
});
