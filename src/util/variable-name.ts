/** The name of a variable of the environment that is made from another name: `BACKEND_API` from `backend-api`. */
export function variableName(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}
