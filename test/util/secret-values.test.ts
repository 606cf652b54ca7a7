import { secretLook } from '../../src/util/secret-values';

test.each([
  ['PASSWORD', 'a', 'has the name of a secret'],
  ['POSTGRES_PASSWORD', 'todo', 'has the name of a secret'],
  ['AWS_SECRET_ACCESS_KEY', 'x', 'has the name of a secret'],
  ['jwt-secret', 'x', 'has the name of a secret'],
  ['GITHUB_TOKEN', '${GITHUB_TOKEN:-abc}', 'has the name of a secret'],
  ['URL', 'amqp://guest:guest@mq', 'looks like an address with a password'],
  ['X', `glpat-${'a'.repeat(20)}`, 'looks like a GitLab token'],
  ['X', `AKIA${'A1'.repeat(8)}`, 'looks like an AWS access key'],
  ['X', `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(20)}`, 'looks like a JSON Web Token'],
  ['SALT', 'Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFi', 'looks random, as a key does'],
])('%s=%s %s', (name, value, look) => expect(secretLook(name, value)).toBe(look));

test.each([
  ['PASSWORD_FILE', '/run/secrets/password'],
  ['PASSWORD', ''],
  ['API_TOKEN', '${API_TOKEN}'],
  ['API_TOKEN', '$API_TOKEN'],
  ['TOKEN_EXPIRY_SECONDS', '3600'],
  ['SECRET_KEY_ROTATION_DAYS', '30'],
  ['STRIPE_PUBLISHABLE_KEY', 'pk'],
  ['KEYBOARD', 'qwerty'],
  ['AUTHOR', 'someone'],
  ['LOG_LEVEL', 'INFO'],
  ['PROXY', 'http://proxy.example:3128'],
  ['TIME', 'https://example.com:8000/a@b'],
  ['IMAGE_DIGEST', 'a'.repeat(32) + '1b'],
  ['org.opencontainers.image.title', 'a1corp-nextjs-dashboard-2-frontend-starter'],
  ['PROJECT_NAME', 'somebodyofacme1992-ai-blog-platform-next-frontend'],
  ['EMBEDDING_MODEL', 'sentence-transformers/all-MiniLM-L6-v2'],
  ['GREETING', 'averylongwordwithoutanydigitsatallinit'],
  ['PATH', '/opt/venv/bin:/usr/local/bin:/usr/bin:/bin'],
])('%s=%s is no secret', (name, value) => expect(secretLook(name, value)).toBeUndefined());
