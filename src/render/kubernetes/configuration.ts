import { posix } from 'node:path';
import type { ServiceModel } from '../../model/service-model';
import { slug } from '../../util/slug';
import { renderNginx } from '../nginx';

/** A generated file that a pod reads from a ConfigMap. */
export interface ConfigurationFile {
  readonly configMap: string;
  /** Name in the ConfigMap. */
  readonly key: string;
  /** Absolute path in the container. */
  readonly target: string;
  readonly text: string;
}

/** The generated files that a service reads. A scheduled job needs none, since Kubernetes does the scheduling. */
export function configurationFiles({ name, proxy, port, files = [], schedule }: ServiceModel): ConfigurationFile[] {
  if (schedule) return [];
  const text = proxy && port && renderNginx(proxy, port.container, 'cluster');
  const ofProxy = text === undefined ? [] : [{ name: `${name}-configuration`, target: '/etc/nginx/nginx.conf', text }];
  return [...ofProxy, ...files].map((file) => ({
    configMap: slug(file.name, 63), key: posix.basename(file.target), target: file.target, text: file.text,
  }));
}
