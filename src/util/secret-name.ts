// Words that name a secret: those of BuildKit's SecretsUsedInArgOrEnv except `key` and `auth`, which too many settings end
// in. https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/
const SECRET_NAME =
  /(?:^|[_.-])(?:password|passwd|pword|pwd|passphrase|secret|token|credentials?|apikey|(?:api|access|auth|private|secret|signing|encryption|master)[_-]?key|pat)(?:$|[_.-])/i;
// Endings of names whose value only describes a secret, or is public.
const NO_SECRET_NAME =
  /(?:^|[_.-])public(?:$|[_.-])|publishable|[_.-](?:file|path|dir|name|id|url|uri|endpoint|header|prefix|domain|same_?site|secure|type|length|size|min|max|count|limit|ttl|expiry|expires?|expiration|lifetime|seconds|minutes|hours|days|algorithm|issuer|audience|scopes?|enabled|required|rotation|version|cost|rate|rounds|retry|retries|attempts|timeout|interval)(?:[_-](?:in|per|ms|s|seconds?|minutes?|hours?|days?))*$/i;

/** Whether the name of a variable says that its value is a secret. */
export function namesSecret(name: string): boolean {
  return SECRET_NAME.test(name) && !NO_SECRET_NAME.test(name);
}
