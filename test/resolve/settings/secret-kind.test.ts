import { secretKind, signs } from '../../../src/resolve/settings/secret-kind';

test.each(['SECRET_KEY', 'JWT_SECRET', 'JWT_KEY', 'AUTHJWT_SECRET_KEY', 'CSRF_KEY', 'NEXTAUTH_SECRET', 'AUTH_SECRET', 'BETTER_AUTH_SECRET', 'RESET_PASSWORD_SECRET_KEY', 'FIRST_SUPERUSER_PASSWORD', 'HASHING_SECRET_KEY', 'SECURITY__JWT_SECRET_KEY', 'INVITE_VERIFICATION_TOKEN_SECRET', 'EMAIL_CONFIRMATION_SECRET', 'ACTIVATION_TOKEN_SECRET', 'WORKOS_COOKIE_PASSWORD', 'DASHBOARD_COOKIE_SECRET'])(
  '%s is made up', (name) => expect(secretKind(name)).toBe('random'));

test.each(['OPENAI_API_KEY', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'GITHUB_ACCESS_TOKEN', 'GOOGLE_CLIENT_SECRET', 'SMTP_PASSWORD', 'TEST_DATABASE_URL', 'SENTRY_DSN', 'REDIS_URL', 'HF_TOKEN', 'FLOWER_BASIC_AUTH', 'STRIPE__SECRET_KEY'])(
  '%s is given', (name) => expect(secretKind(name)).toBe('given'));

test.each(['ALGORITHM', 'ACCESS_TOKEN_EXPIRE_MINUTES', 'NEXT_PUBLIC_API_KEY', 'RECAPTCHA_SITE_KEY', 'GOOGLE_CLIENT_ID', 'CACHE_KEY', 'API_URL', 'PROJECT_NAME'])(
  '%s is none', (name) => expect(secretKind(name)).toBeUndefined());

test.each([['SECRET_KEY', true], ['jwt_secret', true], ['API_KEY', false], ['STRIPE_SECRET_KEY', false]])('whether %s signs: %s', (name, expected) => {
  expect(signs(name)).toBe(expected);
});
