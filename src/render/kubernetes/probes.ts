import { literal } from './values';
import type { HealthProbe } from '../../model/health-check';
import { isDatabase, ServiceModel } from '../../model/service-model';
import type { PlainObject } from '../../util/objects';

/** Compose only reports a slow start; Kubernetes kills the container, so it waits longer. */
const START_SECONDS = 300;
/** A database that recovers its data does not answer either, and would start over each time it is killed. */
const RECOVERY_SECONDS = 3600;
/** A pod that stopped answering gets requests for this long. */
const READINESS_SECONDS = 10;

/** Startup, readiness and liveness probe of a container. */
export function probes(service: ServiceModel): PlainObject {
  const { healthProbe: probe, port } = service;
  // Kubernetes watches the process itself.
  if (!probe || probe.isEmpty) return {};
  const asks = port && probe.path !== undefined;
  const check = asks ? { httpGet: { path: probe.path, port: port.protocol } } : { exec: { command: probe.argv.map(literal) } };
  const alive = port && probe.isFallback ? { tcpSocket: { port: port.protocol } } : check;
  const readinessProbe = { ...check, ...timing(probe, Math.min(READINESS_SECONDS, probe.intervalSeconds)) };
  const every = wholeSeconds(probe.startIntervalSeconds);
  const isPatient = isDatabase(service);
  const seconds = Math.max(probe.startPeriodSeconds, isPatient ? RECOVERY_SECONDS : START_SECONDS);
  return {
    startupProbe: { ...check, ...timing(probe, every), failureThreshold: Math.ceil(seconds / every) },
    ...(port ? { readinessProbe } : {}),
    ...(isPatient ? {} : { livenessProbe: { ...alive, ...timing(probe, probe.intervalSeconds) } }),
  };
}

function timing({ timeoutSeconds, retries }: HealthProbe, periodSeconds: number): PlainObject {
  return { periodSeconds: wholeSeconds(periodSeconds), timeoutSeconds: wholeSeconds(timeoutSeconds), failureThreshold: retries };
}

function wholeSeconds(seconds: number): number {
  return Math.max(1, Math.round(seconds));
}
