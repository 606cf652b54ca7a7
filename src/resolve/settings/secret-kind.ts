import { namesSecret } from '../../util/secret-name';

/** Where the value of a secret comes from: made up here, or given by somebody else. */
export type SecretKind = 'random' | 'given';

const KEY = /(?:^|_)(?:KEYS?|PASS|SALT|PEPPER|BASIC_AUTH)$/;
/** The address of a server that asks for a password. */
const ADDRESS = /(?:^|_)(?:DATABASE|DB|POSTGRES|MYSQL|MONGO(?:DB)?|REDIS|BROKER|AMQP|RABBITMQ|ELASTICSEARCH)_(?:URL|URI)$|(?:^|_)(?:DSN|CONNECTION_STRING)$/;
const FOR_EVERYONE = /PUBLIC|PUBLISHABLE|SITE_KEY|CACHE|PRIMARY|FOREIGN|SORT|PARTITION|NEXT_PUBLIC|_ID$/;
/** Words of secrets that an application invents itself; any other one, such as a company's name, makes it somebody else's. */
const OWN = new Set(
  ('ACCESS ACTIVATION ADMIN API APP AUTH AUTHJWT BACKEND BETTER CONFIRM CONFIRMATION COOKIE CRON CSRF DEFAULT EMAIL ENCRYPTION FASTAPI FERNET '
    + 'FIRST HASH HASHING HMAC INITIAL INTERNAL INVITATION INVITE JWT KEY MASTER NEXTAUTH PASS PASSWORD PEPPER REFRESH RESET REVALIDATE '
    + 'REVALIDATION SALT SECRET SECURITY SERVER SERVICE SESSION SIGN SIGNING SUPERUSER TOKEN USER USERS VERIFICATION VERIFY WEB').split(' '),
);

/** What encrypts a cookie is the application's own, whatever library reads it. */
const OF_COOKIES = /(?:^|_)COOKIE_(?:PASSWORD|SECRET|KEY)$/;

/** Names of values that sign or are mixed into hashes; keys that clients send are none of these. */
const SIGNS = /SECRET|SALT|PEPPER|SIGN|JWT|SESSION|COOKIE/;

/** Whether a variable of this name has a key of the application's own, without which nothing can be signed. */
export function signs(variable: string): boolean {
  return SIGNS.test(variable.toUpperCase()) && secretKind(variable) === 'random';
}

/** What kind of secret a variable of this name has; undefined where it has none. */
export function secretKind(variable: string): SecretKind | undefined {
  const name = variable.toUpperCase();
  if (ADDRESS.test(name)) return 'given';
  if (FOR_EVERYONE.test(name) || (!namesSecret(name) && !KEY.test(name))) return undefined;
  if (OF_COOKIES.test(name)) return 'random';
  const words = name.split(/_+/);
  return words.every((word) => OWN.has(word)) && words.some((word) => /SECRET|KEY|PASS|SALT|PEPPER/.test(word)) ? 'random' : 'given';
}
