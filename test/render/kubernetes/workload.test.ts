import { ServiceModel } from '../../../src/model/service-model';
import { workload } from '../../../src/render/kubernetes/workload';
import { clusterStack, serviceModel } from '../../support/models';

const of = (about: Partial<ServiceModel>) => workload(clusterStack({}, { replicas: { backend: 3 }, storageGigabytes: { backend: 20 }, storageClass: 'fast' }), serviceModel(about));

test('what runs all the time is a Deployment', () => {
  expect(of({})).toMatchObject({ kind: 'Deployment', spec: { replicas: 3, selector: { matchLabels: { 'app.kubernetes.io/name': 'backend' } } } });
});

test('what keeps a volume is a StatefulSet of one pod', () => {
  expect(of({ volumes: [{ volume: 'backend-data', target: '/data' }] })).toMatchObject({
    kind: 'StatefulSet',
    spec: {
      serviceName: 'backend',
      replicas: 1,
      volumeClaimTemplates: [{
        metadata: { name: 'backend-data' },
        spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage: '20Gi' } } },
      }],
    },
  });
});

test('a task is a Job, which makes room for the next one', () => {
  expect(of({ oneShot: true })).toMatchObject({ kind: 'Job', spec: { ttlSecondsAfterFinished: 600, template: { spec: { restartPolicy: 'Never' } } } });
});

test('what runs at set times is a CronJob, one run at a time, in UTC', () => {
  expect(of({ schedule: { expression: '*/5 * * * *', command: ['x'] } })).toMatchObject({
    kind: 'CronJob',
    spec: { schedule: '*/5 * * * *', timeZone: 'Etc/UTC', concurrencyPolicy: 'Forbid', jobTemplate: { spec: { backoffLimit: 0 } } },
  });
});
