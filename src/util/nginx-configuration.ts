/** Temporary folders of nginx, which creates all of them at startup, used or not. */
const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** What differs from one nginx to another. */
export interface NginxConfiguration {
  /** Processes that answer. */
  readonly workers: number;
  /** Time that requests in flight get when it stops. */
  readonly gracefulSeconds: number;
  /** What it serves: directives of the block `http`, each on its line. */
  readonly http: string;
}

/**
 * Text of an nginx.conf that works for any user, without privileges, on a root file system that is read-only but for /tmp.
 *
 * @see https://nginx.org/en/docs/
 */
export function nginxConfiguration({ workers, gracefulSeconds, http }: NginxConfiguration): string {
  return `daemon off;
pid /tmp/nginx.pid;
error_log /dev/stderr warn;
worker_processes ${workers};
# What is under way, such as an open stream, gets this long when the container stops.
worker_shutdown_timeout ${gracefulSeconds}s;

events {
  worker_connections 1024;
}

http {
  access_log /dev/stdout;
  server_tokens off;

  # All else is read-only.
${TEMPORARY.map((name) => `  ${name}_temp_path /tmp/${name};`).join('\n')}

${http.trimEnd().replace(/^(?=.)/gm, '  ')}
}
`;
}
