import { NO_FOREIGN_RIGHTS, reduce } from './images/base-families';
import type { IPins } from './resolve-context';
import { HttpClient } from '../model/http-client';
import { isAlpine } from '../model/image-reference';
import { Instruction } from '../model/instruction';

/** Time that requests in flight get at a stop; docker waits longer before it kills. */
export const NGINX_GRACE_SECONDS = 20;

/** The pinned image of nginx, and what its distribution has. */
export interface Nginx {
  readonly image: string;
  /** What asks for a health check. */
  readonly client: HttpClient;
  /** What is there to run. */
  readonly programs: string[];
}

/** The image of nginx that the pins file names. */
export function nginxOf(pins: IPins): Nginx {
  const image = pins.get('nginx');
  return isAlpine(image)
    ? { image, client: HttpClient.wget(), programs: ['wget', 'nc', 'sh'] }
    : { image, client: HttpClient.curl(), programs: ['curl', 'sh', 'bash'] };
}

/** As many processes as there are processors for it. */
export function nginxWorkers(cpus: number): number {
  return Math.max(1, Math.ceil(cpus));
}

/** Takes out of the official image what must not ship. */
export function reduceNginx(): Instruction {
  return reduce(['rm -f "$(command -v apk)" /usr/bin/apt* /usr/bin/dpkg*', NO_FOREIGN_RIGHTS]);
}

/** Starts nginx, by its path: the entrypoint of the official image would edit the configuration of a plain "nginx". */
export function startNginx(): Instruction {
  return Instruction.command(['/usr/sbin/nginx'], "By its path: the image's entrypoint would edit the configuration of a plain \"nginx\".");
}

/** The signal at which nginx ends what is under way first. */
export function stopNginx(): Instruction {
  return Instruction._words('STOPSIGNAL', 'SIGQUIT', 'Ends what is under way first.');
}
