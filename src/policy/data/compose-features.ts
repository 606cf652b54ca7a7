/** A part of a compose file that the minimum versions do not support. */
export interface ComposeFeature {
  /** Keys from the top of the file; `*` stands for any key or list entry. A last `=value` is one value of the key. */
  readonly path: string;
  /** First version of Compose whose schema accepts it. */
  readonly compose: string;
  /** First version of Docker Engine that it works with, if that is above the minimum too. */
  readonly engine?: string;
}

/**
 * Read from the tags of https://github.com/docker/compose: the compose-go that go.mod names, and the
 * schema/compose-spec.json of that version. Engine versions from https://docs.docker.com/reference/compose-file/.
 */
export const COMPOSE_FEATURES: readonly ComposeFeature[] = [
  { path: 'models', compose: '2.38.0' },
  { path: 'networks.*.enable_ipv4', compose: '2.33.0', engine: '28.0' },
  { path: 'services.*.build.entitlements', compose: '2.27.0' },
  { path: 'services.*.build.no_cache_filter', compose: '5.0.0' },
  { path: 'services.*.build.provenance', compose: '2.39.0' },
  { path: 'services.*.build.sbom', compose: '2.39.0' },
  { path: 'services.*.develop.watch.*.action=restart', compose: '2.32.0' },
  { path: 'services.*.develop.watch.*.action=sync+exec', compose: '2.32.0' },
  { path: 'services.*.develop.watch.*.exec', compose: '2.32.0' },
  { path: 'services.*.develop.watch.*.include', compose: '2.34.0' },
  { path: 'services.*.develop.watch.*.initial_sync', compose: '2.39.4' },
  { path: 'services.*.env_file.*.format', compose: '2.30.0' },
  { path: 'services.*.gpus', compose: '2.30.0' },
  { path: 'services.*.label_file', compose: '2.32.0' },
  { path: 'services.*.models', compose: '2.38.0' },
  { path: 'services.*.networks.*.driver_opts', compose: '2.27.1' },
  { path: 'services.*.networks.*.gw_priority', compose: '2.33.0', engine: '28.0' },
  { path: 'services.*.networks.*.interface_name', compose: '2.36.0', engine: '28.1' },
  { path: 'services.*.ports.*.app_protocol', compose: '2.25.0' },
  { path: 'services.*.ports.*.name', compose: '2.25.0' },
  { path: 'services.*.post_start', compose: '2.30.0' },
  { path: 'services.*.pre_start', compose: '5.3.0' },
  { path: 'services.*.pre_stop', compose: '2.30.0' },
  { path: 'services.*.provider', compose: '2.35.0' },
  { path: 'services.*.pull_policy=daily', compose: '2.34.0' },
  { path: 'services.*.pull_policy=weekly', compose: '2.34.0' },
  { path: 'services.*.pull_policy=refresh', compose: '2.34.0' },
  { path: 'services.*.pull_refresh_after', compose: '2.34.0' },
  { path: 'services.*.use_api_socket', compose: '2.37.2' },
  { path: 'services.*.volumes.*.bind.recursive', compose: '2.30.0' },
  { path: 'services.*.volumes.*.image', compose: '2.35.0', engine: '28.0' },
  { path: 'services.*.volumes.*.type=image', compose: '2.35.0', engine: '28.0' },
  { path: 'services.*.volumes.*.volume.labels', compose: '2.35.0' },
  { path: 'services.*.volumes.*.volume.subpath', compose: '2.25.0', engine: '26.0' },
];

/** A part of a Dockerfile that needs a newer frontend than that of the minimum engine (BuildKit 0.12, Dockerfile 1.6). */
export interface DockerfileFeature {
  readonly instruction: string;
  readonly pattern: RegExp;
  /** The feature in words. */
  readonly name: string;
  /** First version of the Dockerfile syntax. @see https://github.com/moby/buildkit/releases */
  readonly syntax: string;
}

export const DOCKERFILE_FEATURES: readonly DockerfileFeature[] = [
  { instruction: 'ADD', pattern: /^(?:--\S+\s+)*--unpack\b/, name: 'ADD --unpack', syntax: '1.17' },
  { instruction: 'COPY', pattern: /^(?:--\S+\s+)*--exclude=/, name: 'COPY --exclude', syntax: '1.19' },
  { instruction: 'ADD', pattern: /^(?:--\S+\s+)*--exclude=/, name: 'ADD --exclude', syntax: '1.19' },
  { instruction: 'COPY', pattern: /^(?:--\S+\s+)*--parents\b/, name: 'COPY --parents', syntax: '1.20' },
  { instruction: 'RUN', pattern: /^(?:--\S+\s+)*--security=/, name: 'RUN --security', syntax: '1.20' },
  { instruction: 'RUN', pattern: /^(?:--\S+\s+)*--device=/, name: 'RUN --device', syntax: '1.27' },
];
