import type { HealthCheckTiming, HttpHealthCheckOptions } from './health-check';
import type { BindMount, CacheMount, CopyOptions, RunOptions } from './instruction';
import type { KubernetesOptions } from './kubernetes-options';
import { named, OptionTableOf, OptionTable, required } from '../util/option-kinds';

/** What a factory of a command is given. */
export const COMMAND_ARGUMENTS: OptionTable = { argv: required(['text']) };

/** Options of a health check that runs a command. */
export const TIMING_OPTIONS: OptionTableOf<HealthCheckTiming> = {
  intervalSeconds: 'number',
  timeoutSeconds: 'number',
  startPeriodSeconds: 'number',
  startIntervalSeconds: 'number',
  retries: 'number',
};

/** Options of a health check that asks over HTTP. */
export const HTTP_CHECK_OPTIONS: OptionTableOf<HttpHealthCheckOptions> = { ...TIMING_OPTIONS, path: 'text' };

/** Options of a cache mount. */
export const CACHE_OPTIONS: OptionTableOf<CacheMount> = { target: required('text'), id: 'text', locked: 'boolean' };

/** Options of a bind mount. */
export const BIND_OPTIONS: OptionTableOf<BindMount> = { source: required('text'), target: 'text', from: 'text' };

/** What a `RUN` instruction is made of, beside its options. */
export const RUN_ARGUMENTS: OptionTable = { commands: required(['text']) };

/** Options of a `RUN` instruction. */
export const RUN_OPTIONS: OptionTableOf<RunOptions> = { comment: 'text', caches: [CACHE_OPTIONS], binds: [BIND_OPTIONS], secrets: ['text'] };

/** Options of a `COPY` instruction. */
export const COPY_OPTIONS: OptionTableOf<CopyOptions> = {
  sources: required(['text']),
  destination: required('text'),
  from: 'text',
  link: 'boolean',
  owner: 'text',
  comment: 'text',
};

/** How the stack runs in a Kubernetes cluster. */
export const KUBERNETES_OPTIONS: OptionTableOf<KubernetesOptions> = {
  directory: 'text',
  namespace: 'text',
  addresses: named('text'),
  ingressClass: 'text',
  tlsSecret: 'text',
  replicas: named('number'),
  external: named('text'),
  storageClass: 'text',
  storageGigabytes: named('number'),
};
