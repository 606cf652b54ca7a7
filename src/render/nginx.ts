import type { ProxyModel, RouteModel } from '../model/service-model';
import { nginxConfiguration } from '../util/nginx-configuration';

/** Where a reverse proxy runs: addresses of containers change, those of Kubernetes Services don't. */
export type ProxyPlace = 'containers' | 'cluster';

/** Text of the configuration of a reverse proxy. */
export function renderNginx({ workers, gracefulSeconds, ...proxy }: ProxyModel, port: number, place: ProxyPlace = 'containers'): string {
  return nginxConfiguration({ workers, gracefulSeconds, http: renderProxy(proxy, port, place) });
}

const RESOLVER = `# Docker's DNS server, queried at run time because a replaced container gets another address.
resolver 127.0.0.11 valid=5s ipv6=off;

`;
/** Forwarding headers are trusted only if nobody but the ingress controller can reach the proxy. */
const FORWARDED: Readonly<Record<ProxyPlace, string>> = {
  containers: `# What the service would see without a proxy; forwarding headers from the client are dropped.
proxy_set_header Host $http_host;
proxy_set_header X-Forwarded-For $remote_addr;
proxy_set_header X-Forwarded-Host $http_host;
proxy_set_header X-Forwarded-Proto $scheme;`,
  cluster: `# The client as reported by the ingress controller, which drops forwarding headers from the client.
map $http_x_forwarded_proto $forwarded_scheme {
  default $http_x_forwarded_proto;
  "" $scheme;
}
proxy_set_header Host $http_host;
proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
proxy_set_header X-Forwarded-Host $http_host;
proxy_set_header X-Forwarded-Proto $forwarded_scheme;`,
};

function renderProxy({ routes, maxBodyMegabytes, healthPath }: Omit<ProxyModel, 'workers' | 'gracefulSeconds'>, port: number, place: ProxyPlace): string {
  return `${place === 'containers' ? RESOLVER : ''}# Streams and uploads are passed on unbuffered, and idle streams are not cut off.
proxy_http_version 1.1;
proxy_buffering off;
proxy_request_buffering off;
proxy_connect_timeout 3s;
proxy_read_timeout 1h;
proxy_send_timeout 1h;
client_max_body_size ${maxBodyMegabytes}m;

# WebSocket connections start with an Upgrade header.
map $http_upgrade $connection_header {
  default upgrade;
  "" "";
}
proxy_set_header Upgrade $http_upgrade;
proxy_set_header Connection $connection_header;
${FORWARDED[place]}

server {
  listen ${port};

  location = ${healthPath} {
    access_log off;
    default_type text/plain;
    return 200 "ok\\n";
  }
${[...routes].sort((a, b) => (a.prefix < b.prefix ? 1 : -1)).map((route) => renderRoute(route, place)).join('')}}
`;
}

/** The path is passed on unchanged, including the prefix. */
function renderRoute({ prefix, service, port }: RouteModel, place: ProxyPlace): string {
  const target = `http://${service}:${port}`;
  const pass = place === 'containers' ? `set $service ${target};\n    proxy_pass $service;` : `proxy_pass ${target};`;
  const locations = prefix === '/' ? ['/'] : [`= ${prefix}`, `${prefix}/`];
  return locations
    .map((location) => `
  location ${location} {
    ${pass}
  }
`)
    .join('');
}
