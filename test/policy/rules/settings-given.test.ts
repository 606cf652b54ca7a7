import { FastApiService, FastApiServiceOptions, Postgres, Secret } from '../../../src';
import { settingsGiven } from '../../../src/policy/rules/settings-given';
import { Say, testRule } from '../../support/policy';

const SETTINGS = 'from pydantic_settings import BaseSettings\n\n\nclass Settings(BaseSettings):\n    jwt_secret: str\n    region: str\n    level: str = "INFO"\n';
const files = { 'backend/src/settings.py': SETTINGS };
const backend = (options: FastApiServiceOptions = {}, override: Record<string, unknown> = {}): Say => (stack) =>
  new FastApiService(stack, 'backend', { path: 'backend', ...options }).addComposeOverride(override);

testRule(settingsGiven, {
  message: {
    files,
    say: backend({ environment: { REGION: 'eu' } }),
    findings: [
      {
        where: 'shop/backend',
        what: 'The code requires JWT_SECRET (backend/src/settings.py:5), and nothing gives a value.',
        fix: "Give environment: { JWT_SECRET: … }, or secrets: [Secret.fromEnvironment('JWT_SECRET', { asVariable: 'JWT_SECRET' })].",
        source: 'backend/src/settings.py:5',
        file: 'backend/src/settings.py',
      },
    ],
  },
  catches: {
    'each that is missing, in one line': {
      files,
      say: backend(),
      what: ['The code requires JWT_SECRET (backend/src/settings.py:5), REGION (backend/src/settings.py:6), and nothing gives a value.'],
    },
  },
  allows: {
    'a secret as a variable, and a variable of an override': {
      files,
      say: backend({ secrets: [Secret.random('x', { asVariable: 'JWT_SECRET' })] }, { environment: ['REGION=eu'] }),
    },
    'a secret file of its name, and a variable in lower case': { files, say: backend({ secrets: [Secret.random('jwt-secret')], environment: { region: 'eu' } }) },
    'the path of a file': { files, say: backend({ environment: { JWT_SECRET_FILE: '/run/secrets/other', REGION: 'eu' } }) },
    'a file of variables, which is not read': { files, say: backend({}, { env_file: ['.env'] }) },
    'the address of the database': {
      files: { 'backend/src/settings.py': SETTINGS.replace('jwt_secret', 'database_url').replace('region: str', 'region: str = "eu"') },
      say: (stack) => backend({ database: new Postgres(stack, 'postgres') })(stack),
    },
  },
});
