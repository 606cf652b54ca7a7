/**
 * The oldest versions that know all that the generated files use: `start_interval` in the engine, `develop.watch`
 * in compose, `--set` and `secret` in bake files.
 */
export const MINIMUM_VERSIONS = { engine: '25.0', compose: '2.24', buildx: '0.12' } as const;
