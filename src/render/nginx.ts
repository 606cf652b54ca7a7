import type { ProxyModel, RouteModel } from '../model/service-model';

/** Where nginx keeps what it has no room for in memory; it makes all of them at its start, used or not. */
const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** Text of the configuration of a reverse proxy. @see https://nginx.org/en/docs/ */
export function renderNginx({ routes, workers, gracefulSeconds, maxBodyMegabytes, healthPath }: ProxyModel, port: number): string {
  return `daemon off;
pid /tmp/nginx.pid;
error_log /dev/stderr warn;
worker_processes ${workers};
# Open streams and WebSockets get this long when the container stops.
worker_shutdown_timeout ${gracefulSeconds}s;

events {
  worker_connections 1024;
}

http {
  access_log /dev/stdout;
  server_tokens off;

  # All else is read-only.
${TEMPORARY.map((name) => `  ${name}_temp_path /tmp/${name};`).join('\n')}

  # Docker's own name server, asked while running: a container that is replaced has another address.
  resolver 127.0.0.11 valid=5s ipv6=off;

  # Streams reach the browser as they come, and uploads the service; a quiet one is not cut off.
  proxy_http_version 1.1;
  proxy_buffering off;
  proxy_request_buffering off;
  proxy_connect_timeout 3s;
  proxy_read_timeout 1h;
  proxy_send_timeout 1h;
  client_max_body_size ${maxBodyMegabytes}m;

  # A WebSocket is asked for with Upgrade.
  map $http_upgrade $connection_header {
    default upgrade;
    "" "";
  }
  proxy_set_header Upgrade $http_upgrade;
  proxy_set_header Connection $connection_header;
  # What the service would see without a proxy. What the client says of itself is not passed on.
  proxy_set_header Host $http_host;
  proxy_set_header X-Forwarded-For $remote_addr;
  proxy_set_header X-Forwarded-Host $http_host;
  proxy_set_header X-Forwarded-Proto $scheme;

  server {
    listen ${port};

    location = ${healthPath} {
      access_log off;
      default_type text/plain;
      return 200 "ok\\n";
    }
${[...routes].sort((a, b) => (a.prefix < b.prefix ? 1 : -1)).map(renderRoute).join('')}  }
}
`;
}

/** The path is passed on as it came, the prefix included. */
function renderRoute({ prefix, service, port }: RouteModel): string {
  const locations = prefix === '/' ? ['/'] : [`= ${prefix}`, `${prefix}/`];
  return locations
    .map((location) => `
    location ${location} {
      set $service http://${service}:${port};
      proxy_pass $service;
    }
`)
    .join('');
}
