import { openedVariables } from '../../../../src/resolve/settings/python/database-use';

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
