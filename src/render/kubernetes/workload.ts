import { claimName, labels, podTemplate, selector } from './pod';
import { ClusterStack } from './values';
import { isDeployment } from '../../model/kubernetes-model';
import type { ServiceModel } from '../../model/service-model';
import { compact, PlainObject } from '../../util/objects';

/** What makes the pods of a service. */
export function workload(stack: ClusterStack, service: ServiceModel): PlainObject {
  if (service.oneShot) return job(stack, service);
  if (service.schedule) return cronJob(stack, service, service.schedule.expression);
  return isDeployment(service) ? deployment(stack, service) : statefulSet(stack, service);
}

function metadata(service: ServiceModel): PlainObject {
  return { name: service.name, labels: labels(service) };
}

function deployment(stack: ClusterStack, service: ServiceModel): PlainObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(service),
    spec: {
      replicas: stack.kubernetes.replicas[service.name],
      selector: { matchLabels: selector(service.name) },
      template: podTemplate(stack, service),
    },
  };
}

function statefulSet(stack: ClusterStack, service: ServiceModel): PlainObject {
  const { storageClass, storageGigabytes } = stack.kubernetes;
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata(service),
    spec: {
      serviceName: service.name,
      replicas: 1,
      selector: { matchLabels: selector(service.name) },
      template: podTemplate(stack, service),
      volumeClaimTemplates: service.volumes.map(({ volume }) => ({
        metadata: { name: claimName(volume) },
        spec: compact({
          accessModes: ['ReadWriteOnce'],
          storageClassName: storageClass,
          resources: { requests: { storage: `${storageGigabytes[service.name]}Gi` } },
        }),
      })),
    },
  };
}

function job(stack: ClusterStack, service: ServiceModel): PlainObject {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: metadata(service),
    spec: { ttlSecondsAfterFinished: 600, template: podTemplate(stack, service) },
  };
}

function cronJob(stack: ClusterStack, service: ServiceModel, schedule: string): PlainObject {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata(service),
    spec: {
      schedule,
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 300,
      jobTemplate: { spec: { backoffLimit: 0, template: podTemplate(stack, service) } },
    },
  };
}
