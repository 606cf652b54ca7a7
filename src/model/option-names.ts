import type { HealthCheckTiming, HttpHealthCheckOptions } from './health-check';
import type { BindMount, CacheMount, CopyOptions, RunOptions } from './instruction';
import type { KubernetesOptions } from './kubernetes-options';
import type { OptionNames } from '../util/option-names';

/** Options of a health check that runs a command. */
export const TIMING_OPTIONS: OptionNames<HealthCheckTiming> = {
  intervalSeconds: 'optional',
  timeoutSeconds: 'optional',
  startPeriodSeconds: 'optional',
  startIntervalSeconds: 'optional',
  retries: 'optional',
};

/** Options of a health check that asks over HTTP. */
export const HTTP_CHECK_OPTIONS: OptionNames<HttpHealthCheckOptions> = { ...TIMING_OPTIONS, path: 'optional' };

/** Options of a cache mount. */
export const CACHE_OPTIONS: OptionNames<CacheMount> = { target: 'required', id: 'optional', locked: 'optional' };

/** Options of a bind mount. */
export const BIND_OPTIONS: OptionNames<BindMount> = { source: 'required', target: 'optional', from: 'optional' };

/** Options of a `RUN` instruction. */
export const RUN_OPTIONS: OptionNames<RunOptions> = { comment: 'optional', caches: CACHE_OPTIONS, binds: BIND_OPTIONS, secrets: 'optional' };

/** Options of a `COPY` instruction. */
export const COPY_OPTIONS: OptionNames<CopyOptions> = {
  sources: 'required',
  destination: 'required',
  from: 'optional',
  link: 'optional',
  owner: 'optional',
  comment: 'optional',
};

/** How the stack runs in a Kubernetes cluster. */
export const KUBERNETES_OPTIONS: OptionNames<KubernetesOptions> = {
  directory: 'optional',
  namespace: 'optional',
  addresses: 'optional',
  ingressClass: 'optional',
  tlsSecret: 'optional',
  replicas: 'optional',
  external: 'optional',
  storageClass: 'optional',
  storageGigabytes: 'optional',
};
