import { withNamesOfOs } from '../../../../src/resolve/settings/python/names-of-os';
import { SourceCode } from '../../../../src/util/source-code';

const named = (code: string) => withNamesOfOs(SourceCode.python(code)).text.split('\n').slice(1).join('\n');

test.each([
  ['from os import environ as env\nURL = env["URL"]\nKEY = env.get("KEY")', 'URL = environ["URL"]\nKEY = environ.get("KEY")'],
  ['from os import path, getenv as read\nURL = read("URL")', 'URL = getenv("URL")'],
  ['from os import environ as env\nURL = settings.env["URL"]\nname = "env"', 'URL = settings.env["URL"]\nname = "env"'],
  ['from environs import env\nURL = env("URL")', 'URL = env("URL")'],
  ['from os import environ\nURL = environ["URL"]', 'URL = environ["URL"]'],
])('what is taken from os goes by its own name: %s', (code, expected) => expect(named(code)).toBe(expected));
