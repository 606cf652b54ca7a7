import type { PlainObject } from '../../util/objects';
import { YamlDocument } from '../yaml-document';

/** An object of a file, with a comment for the reader. */
export interface Manifest {
  readonly content: PlainObject | undefined;
  readonly comment?: string;
}

/** Comments above the first occurrence of a key in an object. */
const WHY: Readonly<Record<string, string>> = {
  enableServiceLinks: 'Variables of other services, such as BACKEND_PORT=tcp://10.0.0.1:8000, would be taken for settings.',
  fsGroupChangePolicy: 'Only once, not at every start: PostgreSQL rejects a folder with group access, and large volumes take long.',
  preStop: 'Requests still arrive until every node knows that this pod is stopping.',
  startupProbe: 'The other probes wait for this one, so that they do not kill a slow start.',
  startingDeadlineSeconds: 'A run that could not start within this time is skipped.',
  ttlSecondsAfterFinished: 'A Job is immutable, so a finished one is deleted to make room for that of the next release.',
  unhealthyPodEvictionPolicy: 'Unhealthy pods do not block the draining of a node.',
  except: 'Private networks of the cluster and the company, and the metadata endpoint of cloud nodes.',
};
const WHY_ENTRY: Readonly<Record<string, string>> = {
  HOSTNAME: 'Some runtimes set it to the pod name, which the server would take for its listen address.',
  PGDATA: 'A subfolder of the volume, because some file systems have a folder of their own at the root and PostgreSQL needs an empty one.',
};

/** Text of a file with several objects; undefined ones are left out. */
export function renderDocuments(manifests: readonly Manifest[]): string {
  return manifests.flatMap(({ content, comment }) => (content ? [renderDocument(content, comment)] : [])).join('---\n');
}

function renderDocument(content: PlainObject, comment: string | undefined): string {
  const document = new YamlDocument(content, 'plain');
  if (comment) document.comment(['apiVersion'], comment);
  for (const [key, why] of Object.entries(WHY)) document.commentKey(key, why);
  for (const [name, why] of Object.entries(WHY_ENTRY)) document.commentEntry(name, why);
  document.octal('defaultMode');
  return document.toString();
}
