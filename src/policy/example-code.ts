/** Lines of an example's code that add the FastAPI application in `backend/`, with these options beside its path. */
export function backend(...options: readonly string[]): string[] {
  return service('FastApiService', 'backend', options);
}

/** Lines that add the Next.js application in `frontend/`. */
export function frontend(...options: readonly string[]): string[] {
  return service('NextJsService', 'frontend', options);
}

/** The same lines with the service in a constant, for what follows. */
export function assigned(name: string, [first, ...others]: readonly string[]): string[] {
  return [`const ${name} = ${first}`, ...others];
}

/** The plain backend, in a constant. */
export const [BACKEND] = assigned('backend', backend());

function service(kind: string, name: string, options: readonly string[]): string[] {
  if (options.length === 0) return [`new ${kind}(stack, '${name}', { path: '${name}' });`];
  return [`new ${kind}(stack, '${name}', {`, ...[`path: '${name}'`, ...options].map((option) => `  ${option},`), '});'];
}
