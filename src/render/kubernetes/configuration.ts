import { posix } from 'node:path';
import type { ServiceModel } from '../../model/service-model';
import type { PlainObject } from '../../util/objects';
import { slug } from '../../util/slug';
import { renderNginx } from '../nginx';

/** A file that a pod reads from a ConfigMap. */
export interface ConfigurationFile {
  readonly configMap: string;
  /** Name in the ConfigMap. */
  readonly key: string;
  /** Absolute path in the container. */
  readonly target: string;
  readonly text: string;
}

/** The files that a service reads. A scheduled job needs none, since Kubernetes does the scheduling. */
export function configurationFiles({ name, proxy, port, files = [], schedule }: ServiceModel): ConfigurationFile[] {
  if (schedule) return [];
  const text = proxy && port && renderNginx(proxy, port.container, 'cluster');
  const ofProxy = text === undefined ? [] : [{ name: `${name}-configuration`, target: '/etc/nginx/nginx.conf', text }];
  return [...ofProxy, ...files].map((file) => ({
    configMap: slug(file.name, 63), key: posix.basename(file.target), target: file.target, text: file.text,
  }));
}

/** What kustomize makes the ConfigMaps of services from: text by path, and the entries of its generator. */
export function configMaps(services: readonly ServiceModel[]): { readonly files: Record<string, string>; readonly generator: PlainObject[] } {
  const files = services.flatMap(configurationFiles).map((file) => ({ ...file, path: `${file.configMap}/${file.key}` }));
  return {
    files: Object.fromEntries(files.map(({ path, text }) => [path, text])),
    generator: files.map(({ configMap, path }) => ({ name: configMap, files: [path] })),
  };
}
