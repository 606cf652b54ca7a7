/** Name of an environment variable, derived from another name: `BACKEND_API` from `backend-api`. */
export function variableName(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}
