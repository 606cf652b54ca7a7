import type { PlainObject } from '../../util/objects';
import { YamlDocument } from '../yaml-document';

/** One object of a file, and what a reader would ask about it. */
export interface Manifest {
  readonly content: PlainObject | undefined;
  readonly comment?: string;
}

/** Why a key is as it is, above the first one in an object. */
const WHY: Readonly<Record<string, string>> = {
  enableServiceLinks: 'Variables of other services, such as BACKEND_PORT=tcp://10.0.0.1:8000, would be taken for settings.',
  fsGroupChangePolicy: 'Once, and not at each start: PostgreSQL refuses a folder that others may enter, and large volumes take long.',
  preStop: 'Requests are on their way until every node knows that this pod ends.',
  startupProbe: 'The other probes wait for it, so that none of them ends a slow start.',
  startingDeadlineSeconds: 'A run that could not begin in this time is left out.',
  ttlSecondsAfterFinished: 'A Job cannot be changed, so one that has ended makes room for that of the next release.',
  unhealthyPodEvictionPolicy: 'Pods that do not work keep no node from being emptied.',
  except: 'The networks of the cluster and the company, and the address at which a cloud gives out the rights of its nodes.',
};
const WHY_ENTRY: Readonly<Record<string, string>> = {
  HOSTNAME: 'Some runtimes make it the name of the pod, which the server would take for the address to listen on.',
  PGDATA: 'Below the root of the volume, where some file systems have a folder of theirs: PostgreSQL begins in an empty one only.',
};

/** Text of a file of objects; those that are undefined are left out. */
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
