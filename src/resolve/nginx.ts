import { NO_FOREIGN_RIGHTS, reduce } from './images/base-families';
import type { IPins } from './resolve-context';
import { HttpClient } from '../model/http-client';
import { isAlpine } from '../model/image-reference';
import { Instruction } from '../model/instruction';

/** Time that requests in flight get at a stop; Docker waits longer before it kills the container. */
export const NGINX_GRACE_SECONDS = 20;

/** The pinned image of nginx, and the programs in it. */
export interface Nginx {
  readonly image: string;
  /** Client for health checks. */
  readonly client: HttpClient;
  /** Programs in the image. */
  readonly programs: string[];
}

/** The image of nginx that the pins file names. */
export function nginxOf(pins: IPins): Nginx {
  const image = pins.get('nginx');
  return isAlpine(image)
    ? { image, client: HttpClient.wget(), programs: ['wget', 'nc', 'sh'] }
    : { image, client: HttpClient.curl(), programs: ['curl', 'sh', 'bash'] };
}

/** One process for each available processor. */
export function nginxWorkers(cpus: number): number {
  return Math.max(1, Math.ceil(cpus));
}

/** Removes what must not ship from the official image. */
export function reduceNginx(): Instruction {
  return reduce(['rm -f "$(command -v apk)" /usr/bin/apt* /usr/bin/dpkg*', NO_FOREIGN_RIGHTS]);
}

/** Starts nginx, by its path: the entrypoint of the official image would edit the configuration of a plain "nginx". */
export function startNginx(): Instruction {
  return Instruction.command(['/usr/sbin/nginx'], "By its path: the image's entrypoint would edit the configuration of a plain \"nginx\".");
}

/** The signal on which nginx finishes requests in flight. */
export function stopNginx(): Instruction {
  return Instruction._words('STOPSIGNAL', 'SIGQUIT', 'Ends what is under way first.');
}
