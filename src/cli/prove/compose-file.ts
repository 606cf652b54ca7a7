/** A service in the output of `docker compose config`, including overrides; only the keys that the proof reads. */
export interface ComposeService {
  readonly image?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly { readonly type: string }[];
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
}

/** The wanted services and their dependencies, each after its dependencies, otherwise in the order of the file. */
export function startOrder({ services }: ComposeFile, wanted: readonly string[]): string[] {
  const order = new Set<string>();
  const visit = (name: string, above: readonly string[]): void => {
    if (order.has(name) || above.includes(name) || !(name in services)) return;
    for (const dependency of Object.keys(services[name].depends_on ?? {})) visit(dependency, [...above, name]);
    order.add(name);
  };
  for (const name of wanted) visit(name, []);
  return [...order];
}

/** Whether another service waits for this one to complete. */
export function isAwaited({ services }: ComposeFile, name: string): boolean {
  return Object.values(services).some((service) => service.depends_on?.[name]?.condition === 'service_completed_successfully');
}
