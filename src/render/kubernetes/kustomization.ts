import { configMaps } from './configuration';
import { ClusterStack, clusterServices } from './values';
import { imageRepository, isBuilt } from '../../model/service-model';
import { compact } from '../../util/objects';
import { DEFAULT_TAG } from '../compose-values';
import { YamlDocument } from '../yaml-document';

/** Text of the kustomization that brings the files of the base together. */
export function renderKustomization(stack: ClusterStack, resources: readonly string[]): string {
  const { name, kubernetes } = stack;
  const running = clusterServices(stack);
  const images = [...new Set(running.filter(isBuilt).map((service) => imageRepository(stack, service)))];
  const document = new YamlDocument(
    compact({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      namespace: kubernetes.namespace,
      labels: [{ pairs: { 'app.kubernetes.io/part-of': name }, includeTemplates: true }],
      resources: [...resources],
      configMapGenerator: configMaps(running).generator,
      images: images.map((image) => ({ name: image, newTag: DEFAULT_TAG })),
    }),
    'plain',
  );
  document.comment(['images'], 'Local builds; an overlay sets the tag or digest of a release.');
  document.comment(['configMapGenerator'], 'Their names change with their content, which restarts the pods.');
  return document.toString();
}
