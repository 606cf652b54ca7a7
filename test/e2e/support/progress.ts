/** A step of a build, as BuildKit's plain progress shows it. */
export interface BuildStep {
  /** Such as `[backend builder 2/3] WORKDIR /app`. */
  readonly name: string;
  readonly cached: boolean;
}

/** Steps of the Dockerfiles in the order in which they began; BuildKit's own, such as reading contexts, are left out. */
export function buildSteps(output: string): BuildStep[] {
  const names = new Map<string, string>();
  const cached = new Set<string>();
  for (const line of output.split('\n')) {
    const [, id, name] = /^(#\d+) (\[(?!.*internal)[^\]]* \d+\/\d+\] .*)/.exec(line) ?? [];
    if (id && !names.has(id)) names.set(id, name);
    const [, cachedId] = /^(#\d+) CACHED/.exec(line) ?? [];
    if (cachedId) cached.add(cachedId);
  }
  return [...names].map(([id, name]) => ({ name, cached: cached.has(id) }));
}

/** The steps that ran, by name. A base image is looked up each time, cached or not. */
export function stepsThatRan(output: string): string[] {
  return buildSteps(output).filter(({ name, cached }) => !cached && !name.includes('] FROM ')).map(({ name }) => name);
}

/** Bytes of the context that was sent for a service, as the table at the end of `build-images` says. */
export function contextBytes(output: string, service: string): number {
  const row = output.split('\n').find((line) => line.includes(`-${service}:`) && / MB /.test(line)) ?? '';
  const [, number, unit] = / ([\d.]+)([kMG]?B) /.exec(row) ?? [];
  const factor: Record<string, number> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 };
  if (!unit) throw new Error(`The output tells no context of ${service}:\n${output.slice(-2000)}`);
  return Number(number) * factor[unit];
}
