import { DEFAULT_RESOURCES, Resources } from '../model/service-model';
import { withoutUndefined } from '../util/objects';

/** What a container may use of the machine. */
export interface ResourceOptions {
  /** Most processors that it may use. @default 1 */
  readonly cpus?: number;
  /** Most memory that it may use, in MiB; above it the kernel ends it. @default 512 */
  readonly memoryMegabytes?: number;
  /** Processors kept for it. @default 0.25, or the limit if that is lower */
  readonly reservedCpus?: number;
  /** Memory kept for it, in MiB. @default 128, or the limit if that is lower */
  readonly reservedMemoryMegabytes?: number;
  /** Most processes and threads. @default 256 */
  readonly pids?: number;
}

/** Limits and reservations with everything decided: what the user gives goes before what the kind of service does. */
export function resourcesOf(defaults: ResourceOptions, given: ResourceOptions = {}): Resources {
  const resources = { ...DEFAULT_RESOURCES, ...withoutUndefined(defaults), ...withoutUndefined(given) };
  return {
    ...resources,
    // Who lowers a limit need not know what is reserved by default.
    reservedCpus: given.reservedCpus ?? within(resources.cpus, resources.reservedCpus),
    reservedMemoryMegabytes: given.reservedMemoryMegabytes ?? within(resources.memoryMegabytes, resources.reservedMemoryMegabytes),
  };
}

/** A limit that is none is a problem by itself, and lowers nothing. */
function within(limit: number, reserved: number): number {
  return limit > 0 && limit < reserved ? limit : reserved;
}
