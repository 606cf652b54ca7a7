import type { ProxyModel, RouteModel } from '../model/service-model';
import { nginxConfiguration } from '../util/nginx-configuration';

/** Text of the configuration of a reverse proxy. */
export function renderNginx({ workers, gracefulSeconds, ...proxy }: ProxyModel, port: number): string {
  return nginxConfiguration({ workers, gracefulSeconds, http: renderProxy(proxy, port) });
}

function renderProxy({ routes, maxBodyMegabytes, healthPath }: Omit<ProxyModel, 'workers' | 'gracefulSeconds'>, port: number): string {
  return `# Docker's own name server, asked while running: a container that is replaced has another address.
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
${[...routes].sort((a, b) => (a.prefix < b.prefix ? 1 : -1)).map(renderRoute).join('')}}
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
