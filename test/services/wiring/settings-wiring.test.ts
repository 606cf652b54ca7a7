import type { Setting } from '../../../src/resolve/settings/setting';
import { Secret } from '../../../src/services/secret';
import { Wanted, wireSettings } from '../../../src/services/wiring/settings-wiring';
import { Problems } from '../../../src/util/problem';

const setting = (name: string, about: Partial<Setting> = {}): Setting => ({ name, place: 'api/config.py:7', required: true, form: 'text', ...about });
const example = (value: string) => ({ value, place: '.env.example:1' });

function wire(settings: Setting[], about: Partial<Wanted> = {}) {
  const problems = new Problems();
  const wanted = { where: 'shop/api', settings, connection: { environment: {}, secrets: [] }, given: [], fill: true, ...about };
  const wiring = wireSettings(wanted, problems);
  const secrets = wiring.secrets.map(({ target, variable, optional, _source: { kind } }) => (
    { target, variable, kind, ...(optional && { optional }) }
  ));
  return { ...wiring, secrets, problems: problems.all };
}

test('a secret of the application itself is made up, another one comes from the environment', () => {
  expect(wire([setting('SECRET_KEY'), setting('STRIPE_API_KEY')]).secrets).toEqual([
    { target: 'secret_key', variable: 'SECRET_KEY', kind: 'random' },
    { target: 'stripe_api_key', variable: 'STRIPE_API_KEY', kind: 'environment' },
  ]);
  expect(wire([setting('ACME_JWT_SECRET', { ownName: 'JWT_SECRET' })]).secrets).toEqual([{ target: 'acme_jwt_secret', variable: 'ACME_JWT_SECRET', kind: 'random' }]);
});

test('a secret that the team makes up, as their own files say, is made up here too', () => {
  const about = { example: { ...example(''), random: 'random' as const } };
  expect(wire([setting('ACME_SESSION_PASSWORD', about), setting('MODE', { example: { ...example('fast'), random: 'random' as const } })]).secrets).toEqual([
    { target: 'acme_session_password', variable: 'ACME_SESSION_PASSWORD', kind: 'random' },
  ]);
});

test('a secret has the form that the code or a file of examples wants', () => {
  const shown = setting('ENCRYPTION_KEY', { example: { ...example(''), random: 'hex' } });
  expect(wire([shown]).secrets).toEqual([{ target: 'encryption_key', variable: 'ENCRYPTION_KEY', kind: 'hex' }]);
  expect(wire([shown]).decisions[0].value).toBe('a secret, 64 random hexadecimal digits');
  expect(wire([{ ...shown, random: 'key' }]).secrets).toMatchObject([{ kind: 'key' }]);
});

test('what is a key of a cipher is made up as one', () => {
  expect(wire([setting('ENCRYPTION_KEY', { random: 'key' })]).secrets).toEqual([{ target: 'encryption_key', variable: 'ENCRYPTION_KEY', kind: 'key' }]);
  expect(wire([setting('ENCRYPTION_KEY', { random: 'key' })]).decisions[0].value).toBe('a secret, a random key of 32 bytes');
});

test('a secret that is read from a file gets no variable', () => {
  expect(wire([setting('SECRET_KEY', { secretFile: 'secret_key' })]).secrets).toEqual([{ target: 'secret_key', variable: undefined, kind: 'random' }]);
});

test.each([
  ['an example', { example: example('production') }, 'production', '.env.example:1'],
  ['what the code takes elsewhere', { fallback: 'development' }, 'development', 'api/config.py:7'],
])('%s is taken for the value, and told to be a guess', (_, about, value, source) => {
  const { environment, decisions } = wire([setting('MODE', about)]);
  expect(environment).toEqual({ MODE: value });
  expect(decisions).toEqual([{ setting: 'MODE', value, origin: 'guess', source, change: "services: { api: { environment: { MODE: '…' } } }" }]);
});

test('an example that is no number is not taken for one, and a file of SQLite is no secret', () => {
  expect(wire([setting('SESSION_MINUTES', { form: 'number', example: example('24 * 60') })]).problems).toHaveLength(1);
  expect(wire([setting('ACCESS_TOKEN_EXPIRE_MINUTES', { form: 'number', example: example('24 * 60') })]).environment).toEqual({ ACCESS_TOKEN_EXPIRE_MINUTES: '30' });
  const { environment, secrets } = wire([setting('DATABASE_URL', { example: example('sqlite:///./shop.db') })]);
  expect([environment, secrets]).toEqual([{ DATABASE_URL: 'sqlite:///./shop.db' }, []]);
});

test.each([['DEBUG', 'false'], ['JWT_ALGORITHM', 'HS256'], ['AUTH_ALGORITHM', 'HS256'], ['ACCESS_TOKEN_EXPIRE_MINUTES', '30'], ['JWT_EXPIRATION_MINUTES', '30'], ['JWT_REFRESH_TOKEN_EXPIRE_DAYS', '7'], ['APP_VERSION', '1.0.0'], ['HOST', '0.0.0.0'], ['app_port', '8000']])('%s is usually %s', (name, value) => {
  expect(wire([setting(name)]).environment).toEqual({ [name]: value });
});

test('a list of what is usual is one of JSON where the code takes that', () => {
  const names = ['ALLOW_HEADERS', 'CORS_ALLOWED_METHODS'];
  expect(wire([setting(names[0], { form: 'json' }), setting(names[1])]).environment).toEqual({ [names[0]]: '["*"]', [names[1]]: '*' });
});

test('an example that looks like a secret is never written down', () => {
  const { environment, secrets } = wire([setting('QUEUE', { example: example('amqp://guest:guest@localhost') })]);
  expect(environment).toEqual({});
  expect(secrets).toEqual([{ target: 'queue', variable: 'QUEUE', kind: 'environment' }]);
});

test('an application that asks for its name is called as the stack', () => {
  const wired = wire([setting('PROJECT_NAME'), setting('app_title')]);
  expect(wired.environment).toEqual({ PROJECT_NAME: 'shop', app_title: 'shop' });
  expect(wired.decisions).toContainEqual(expect.objectContaining({ setting: 'PROJECT_NAME', origin: 'guess', source: 'what is usual, since nothing shows a value' }));
});

test('what cannot be known is told all at once, with the form that it has', () => {
  expect(wire([setting('FROM', { example: example('your-address') }), setting('SIZE', { form: 'number' })]).problems).toEqual([{
    where: 'shop/api',
    what: '2 settings have no default, and no value is known:\n      FROM, read in api/config.py:7\n      SIZE, a number, read in api/config.py:7',
    fix: "Give each a value in the projenrc file: services: { api: { environment: { FROM: '…', … } } }.",
  }]);
  expect(wire([setting('SIZE', { form: 'number' })], { where: 'shop/my-api', description: '.projenrc.ts' }).problems[0].fix).toBe("Give it a value in .projenrc.ts: services: { 'my-api': { environment: { SIZE: '30' } } }.");
});

test('a setting that takes a few values only is asked for with them', () => {
  const [{ what, fix }] = wire([setting('REGION', { choices: ['eu', 'us'] })]).problems;
  expect(what).toContain('REGION, one of eu, us, read in api/config.py:7');
  expect(fix).toContain("{ REGION: 'eu' }");
});

test('what is given, optional or connected is not asked for', () => {
  const connection = { environment: { DB_HOST: 'postgres' }, secrets: [Secret.random('x', { target: 'db_password', asVariable: 'DB_PASSWORD' })] };
  const settings = [setting('A'), setting('B', { required: false }), setting('DB_HOST'), setting('DB_PASSWORD')];
  const wired = wire(settings, { given: ['A'], connection });
  expect(wired.problems).toEqual([]);
  expect(wired.environment).toEqual({ DB_HOST: 'postgres' });
  expect(wired.decisions.map(({ setting: name, value }) => `${name} ${value}`)).toEqual(['DB_HOST from the database', 'DB_PASSWORD from the database']);
});

test('what code only counts on is filled in where a value is known; else its want is told, and stops nothing', () => {
  const settings = [setting('MAIL_FROM'), setting('AD_ID'), setting('AUTH_SECRET')].map((each): Setting => ({ ...each, required: false, expected: true }));
  const wired = wire([{ ...settings[0], example: example('a@b.c') }, ...settings.slice(1)]);
  expect(wired.problems).toEqual([]);
  expect(wired.environment).toEqual({ MAIL_FROM: 'a@b.c' });
  expect(wired.secrets).toEqual([expect.objectContaining({ variable: 'AUTH_SECRET' })]);
  expect(wired.decisions).toContainEqual({
    setting: 'AD_ID', value: 'none', origin: 'guess', source: 'api/config.py:7 counts on one, and nothing shows it', change: "services: { api: { environment: { AD_ID: '…' } } }",
  });
});

test('what counts something, or switches it, is no secret, whatever its name', () => {
  expect(wire([setting('API_KEYS', { required: false, form: 'number', example: example('60') })])).toMatchObject({ secrets: [], decisions: [] });
  expect(wire([setting('USE_CREDENTIALS', { form: 'boolean', example: example('true') })])).toMatchObject({ secrets: [], environment: { USE_CREDENTIALS: 'true' } });
  expect(wire([setting('API_KEY_RATE_LIMIT_PER_MINUTE', { form: 'number', example: example('60') })]).environment).toEqual({ API_KEY_RATE_LIMIT_PER_MINUTE: '60' });
});

test('what signs is made up where its value in the code is one to be replaced; a key that clients send too is not', () => {
  const { secrets, decisions } = wire(['SECRET_KEY', 'API_KEY'].map((name) => setting(name, { required: false, fallback: 'CHANGE_ME' })));
  expect(secrets).toEqual([{ target: 'secret_key', variable: 'SECRET_KEY', kind: 'random' }]);
  expect(decisions).toEqual([
    expect.objectContaining({ setting: 'SECRET_KEY', origin: 'guess', source: 'api/config.py:7, whose own value is one to be replaced' }),
    expect.objectContaining({ setting: 'API_KEY', origin: 'default', value: 'what the code says' }),
  ]);
  expect(wire([setting('SECRET_KEY', { required: false, fallback: 'tests-only' })]).secrets).toEqual([]);
  for (const fallback of ['fallback_secret_key', 'supersecret', 'dev-key', 'insecure']) {
    expect(wire([setting('SECRET_KEY', { required: false, fallback })]).secrets).toHaveLength(1);
  }
});

test('what only tests want is none of its secrets', () => {
  expect(wire([setting('TEST_DATABASE_URL', { required: false, fallback: '', example: example('') })])).toMatchObject({ secrets: [], decisions: [] });
});

describe('a secret that the code does without', () => {
  const optional = (fallback: string | undefined, about: Partial<Setting> = {}) =>
    wire([setting('OPENAI_API_KEY', { required: false, fallback, example: example(''), ...about })]);

  test('comes from the environment where an empty text is none to the code, and the team names it', () => {
    const { secrets, decisions, environment } = optional('');
    expect(secrets).toEqual([{ target: 'openai_api_key', variable: 'OPENAI_API_KEY', kind: 'environment', optional: true }]);
    expect(environment).toEqual({});
    expect(decisions).toEqual([{
      setting: 'OPENAI_API_KEY',
      value: 'a secret, from $OPENAI_API_KEY when `secrets` runs; empty without it',
      origin: 'file',
      source: '.env.example:1; api/config.py:7 does without',
      change: "addSecret(Secret.fromEnvironment('OPENAI_API_KEY', { asVariable: 'OPENAI_API_KEY' }))",
    }]);
    expect(optional('', { secretFile: 'openai_api_key' }).secrets[0].variable).toBeUndefined();
  });

  test('is never made up: a signature would be asked for that nobody can give', () => {
    const { secrets } = wire([setting('SECRET_KEY', { required: false, fallback: '', example: example('') })]);
    expect(secrets).toEqual([expect.objectContaining({ variable: 'SECRET_KEY', kind: 'environment' })]);
  });

  test('is made up for tokens, which anyone could sign with an empty one', () => {
    const { secrets } = wire([setting('JWT_SECRET_KEY', { required: false, fallback: '', example: example('') })]);
    expect(secrets).toEqual([expect.objectContaining({ variable: 'JWT_SECRET_KEY', kind: 'random' })]);
  });

  test('is told elsewhere, since an empty text could mean something', () => {
    const { secrets, decisions } = optional(undefined);
    expect(secrets).toEqual([]);
    expect(decisions).toEqual([expect.objectContaining({ value: 'none', origin: 'default', source: 'api/config.py:7, which does without; .env.example:1 names it' })]);
  });

  test('is not printed where the code has one', () => {
    expect(optional('hunter2').decisions).toEqual([expect.objectContaining({ value: 'what the code says' })]);
  });

  test('is told where the team does not name it, too', () => {
    const { secrets, decisions } = optional('', { example: undefined });
    expect(secrets).toEqual([]);
    expect(decisions).toEqual([expect.objectContaining({ value: 'none', origin: 'default', source: 'api/config.py:7, which does without' })]);
  });

  test('is none where its name is not that of a secret', () => {
    expect(wire([setting('TITLE', { required: false, fallback: '', example: example('') })])).toMatchObject({ secrets: [], decisions: [] });
  });
});

test('a default that leads to a server of another kind is told with it; a setting that has none may go without', () => {
  const missing = (fallback?: string) => wire([setting('MONGO_URL', { required: false, fallback })]).decisions.map(({ missingServer }) => missingServer);
  expect(missing('mongodb://localhost:27017')).toEqual(['MongoDB']);
  expect(missing()).toEqual([undefined]);
});

test('one that the team gives its containers the address of a server with is told without a default, too', () => {
  const decided = wire([setting('QUEUE_URL', { required: false, server: 'queue of compose.yaml' })]).decisions;
  expect(decided).toEqual([expect.objectContaining({ setting: 'QUEUE_URL', value: 'none', missingServer: 'queue of compose.yaml' })]);
});

test('a required setting that leads to a server of another kind is told with it, unless its value leads elsewhere', () => {
  const decided = (shown: string | undefined, name: string) => wire([setting(name, { example: shown ? example(shown) : undefined })]).decisions;
  expect(decided(undefined, 'MONGO_URI')).toEqual([expect.objectContaining({ missingServer: 'MongoDB', change: '$MONGO_URI when `secrets` runs' })]);
  expect(decided('http://localhost:9000', 'MINIO_ENDPOINT')).toEqual([expect.objectContaining({ value: 'http://localhost:9000', missingServer: 'MinIO' })]);
  expect(decided('http://minio:9000', 'MINIO_ENDPOINT')[0].missingServer).toBe('MinIO');
  expect(decided('https://files.example.org', 'MINIO_ENDPOINT')[0].missingServer).toBeUndefined();
});

test('what the user gives takes the place of a connection', () => {
  const connection = { environment: { DB_HOST: 'postgres' }, secrets: [Secret.random('x', { target: 'db_password', asVariable: 'DB_PASSWORD' })] };
  expect(wire([setting('DB_HOST'), setting('DB_PASSWORD')], { given: ['DB_HOST', 'DB_PASSWORD'], connection })).toMatchObject({ environment: {}, secrets: [], decisions: [] });
});

test('a service that is described is not filled', () => {
  expect(wire([setting('SECRET_KEY'), setting('FROM')], { fill: false })).toMatchObject({ secrets: [], problems: [] });
});

test('the file with a key, which git ignores, is a secret, and the variable says where it is', () => {
  const { environment, secrets, decisions } = wire([setting('GOOGLE_APPLICATION_CREDENTIALS', { keyFile: 'keys/account.json' })]);
  expect(environment).toEqual({ GOOGLE_APPLICATION_CREDENTIALS: '/run/secrets/account.json' });
  expect(secrets).toEqual([{ target: 'account.json', variable: undefined, kind: 'file' }]);
  expect(decisions[0]).toMatchObject({ value: 'a secret, the file keys/account.json when `secrets` runs', origin: 'guess' });
});

test('where code does without that file, nothing but explain tells of it', () => {
  const { environment, secrets, decisions } = wire([setting('FIREBASE_CREDENTIALS', { required: false, fallback: '', example: example('account.json'), keyFile: 'account.json' })]);
  expect([environment, secrets]).toEqual([{}, []]);
  expect(decisions).toEqual([{
    setting: 'FIREBASE_CREDENTIALS',
    value: 'none',
    origin: 'default',
    source: 'api/config.py:7; .env.example:1 names it',
    change: "addSecret(Secret.fromFile('account.json')) and addEnvironment('FIREBASE_CREDENTIALS', '/run/secrets/account.json')",
  }]);
});
