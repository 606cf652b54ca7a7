/** Name of an environment variable, derived from another name: `BACKEND_API` from `backend-api`. */
export function variableName(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}

/** Whether a name says that browsers get the value, as `NEXT_PUBLIC_API_URL` and `FASTAPI_PUBLIC_URL` do. */
export function saysPublic(name: string): boolean {
  return /(?:^|_)PUBLIC(?:_|$)/.test(name);
}
