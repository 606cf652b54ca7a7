import { namesSecret } from '../../src/util/secret-name';

test.each(['POSTGRES_PASSWORD', 'OPENAI_API_KEY', 'JWT_SECRET', 'SECRET_KEY', 'github-token'])('%s names a secret', (name) => {
  expect(namesSecret(name)).toBe(true);
});

test.each(['NEXT_PUBLIC_API_KEY', 'STRIPE_PUBLISHABLE_KEY', 'ACCESS_TOKEN_EXPIRE_MINUTES', 'SECRET_KEY_FILE', 'PRIMARY_KEY', 'LOG_LEVEL', 'API_KEY_RATE_LIMIT_PER_MINUTE', 'PASSWORD_HASH_COST', 'TOKEN_PROCESSING_MAX_RETRIES', 'REFRESH_TOKEN_COOKIE_SAMESITE', 'REFRESH_TOKEN_COOKIE_DOMAIN'])('%s names none', (name) => {
  expect(namesSecret(name)).toBe(false);
});
