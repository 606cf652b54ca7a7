import { findLogFiles } from '../../../../src/resolve/detect/python/log-files';

const files = (code: string) => findLogFiles([{ file: 'core/logs.py', code }], '.').map(({ path, rotates }) => `${path}${rotates ? ' rotates' : ''}`);

test.each([
  ['logging.FileHandler("api.log")\n', ['api.log']],
  ["handler = RotatingFileHandler(\n    filename='./api.log', maxBytes=1\n)\n", ['api.log rotates']],
  ['TimedRotatingFileHandler("api.log", when="D")\n', ['api.log']],
  ['logger.add("api.log", rotation="1 MB")\n', ['api.log rotates']],
  ['logging.FileHandler("api.log")\nRotatingFileHandler("api.log")\n', ['api.log rotates']],
  ['LOG = "api.log"\nlogging.basicConfig(level=1, filename=LOG)\n', ['api.log']],
  ['logging.FileHandler(Path(__file__).parent / "api.log")\n', ['core/api.log']],
  ['logger.add("api.log", level="INFO")\n', ['api.log']],
  ['LOGGING = {"handlers": {"file": {\n    "class": "logging.FileHandler",\n    "filename": "api.log",\n}}}\n', ['api.log']],
])('%j logs to %j', (code, expected) => {
  expect(files(code)).toEqual(expected);
});

test.each([
  'logger.add(sys.stderr)\n',
  'logging.basicConfig(level=logging.INFO)\n',
  'logging.FileHandler(f"{day}.log")\n',
  'logging.FileHandler("../api.log")\n',
])('%j logs to no file of which is known where it lies', (code) => {
  expect(files(code)).toEqual([]);
});
