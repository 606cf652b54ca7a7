import type { HttpClient } from '../../model/http-client';
import type { TmpfsMount, VolumeMount } from '../../model/service-model';
import type { Base } from '../../resolve/images/base-families';
import type { Serve } from '../../resolve/images/next-runner';
import type { StoredFiles } from '../../resolve/images/stored-files';

/** How a Next.js application is served. */
export interface NextServing {
  /** Description for the reader of the generated files. */
  readonly kind: string;
  readonly serve: Serve;
  /** The C library that packages are installed for. */
  readonly libc: 'glibc' | 'musl';
  /** Base of the images that Node.js runs in. @default it only builds */
  readonly base?: Base;
  /** Image that serves what Node.js built. @default Node.js serves */
  readonly servedFrom?: string;
  /** Client for health checks. */
  readonly client: HttpClient;
  /** Programs in the image. */
  readonly programs: string[];
  readonly tmpfs: TmpfsMount[];
  readonly volumes: VolumeMount[];
  /** Folders of the application that it writes to: what lies there on a developer's machine does not ship. @default none */
  readonly written?: readonly string[];
  /** What is kept in the volumes. @default nothing */
  readonly stored?: StoredFiles;
  /** Those of it that are databases. @default none */
  readonly databases?: StoredFiles;
  /** Time that requests in flight get at a stop. @default the server sets no limit */
  readonly gracefulSeconds?: number;
}
