import { listOf, mapOf, PlainValue } from '../../util/objects';

/** Names of other parts of the file, which may be a list or the keys of a map. */
export function namesIn(value: PlainValue): string[] {
  return [...listOf(value).map(String), ...Object.keys(mapOf(value))];
}

/** The folder or the named volume that a volume of a service mounts, in the short or the long form. */
export function volumeSource(volume: PlainValue): string {
  return typeof volume === 'string' ? volume.split(':')[0] : String(mapOf(volume).source ?? '');
}

/** Devices that `deploy` reserves, such as graphics processors. */
export function reservedDevices(deploy: PlainValue): PlainValue[] {
  return listOf(mapOf(mapOf(mapOf(deploy).resources).reservations).devices);
}
