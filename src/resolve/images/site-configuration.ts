import { escapePattern } from '../../util/escape-pattern';
import { nginxConfiguration } from '../../util/nginx-configuration';

/** What the configuration of nginx for a static site depends on. */
export interface SiteConfiguration {
  readonly port: number;
  /** Processes that answer. */
  readonly workers: number;
  /** Time that requests in flight get when it stops. */
  readonly gracefulSeconds: number;
  /** Folder with the files. */
  readonly root: string;
  /** Path that health checks ask for. @default they ask for none */
  readonly healthPath?: string;
  /** True where the addresses of pages end with a slash. */
  readonly trailingSlash: boolean;
  /** File with further cache settings. @default nothing is */
  readonly caching?: string;
}

/** Types to compress in addition to HTML: those that nginx uses for text. */
const COMPRESSED = [
  'text/plain', 'text/css', 'text/xml', 'text/javascript', 'application/javascript', 'application/json', 'application/manifest+json',
  'application/xml', 'application/rss+xml', 'application/atom+xml', 'application/wasm', 'image/svg+xml',
];

/** Text of the nginx.conf that serves what `next build` exported. */
export function siteConfiguration(site: SiteConfiguration): string {
  return nginxConfiguration({ ...site, http: [FILES, maps(site), server(site)].join('\n') });
}

const FILES = `include /etc/nginx/mime.types;
default_type application/octet-stream;
charset utf-8;
sendfile on;
tcp_nopush on;

gzip on;
gzip_vary on;
gzip_proxied any;
gzip_min_length 1024;
gzip_types
${COMPRESSED.map((type) => `  ${type}`).join('\n')};
`;

function maps({ healthPath, caching }: SiteConfiguration): string {
  return `# Names of build files change with their content, so they are cached forever; browsers revalidate everything else.
map $uri $caching {
  default no-cache;
  ~/_next/static/ "public, max-age=31536000, immutable";${caching ? `\n  include ${caching};` : ''}
}

# Keep health checks out of the log: the container's own come from localhost, those of Kubernetes have a user agent.
map "$remote_addr $request_uri $http_user_agent" $logged {
  default 1;
  "~^127\\.0\\.0\\.1 " 0;${healthPath === undefined ? '' : `\n  "~^\\S+ ${escapePattern(healthPath)} kube-probe/" 0;`}
}
`;
}

function server({ port, root, trailingSlash }: SiteConfiguration): string {
  return `server {
  listen ${port};
  root ${root};
  access_log /dev/stdout combined if=$logged;
  # Redirects are relative, because browsers reach this server under another host and port.
  absolute_redirect off;
  add_header Cache-Control $caching;
  add_header X-Content-Type-Options nosniff always;

${trailingSlash ? WITH_SLASH : WITHOUT_SLASH}
  error_page 404 /404.html;
  location = /404.html {
    internal;
  }
}
`;
}

const WITHOUT_SLASH = `  # Page URLs have no trailing slash.
  rewrite ^(.+)/$ $1 permanent;
  location / {
    try_files $uri $uri.html $uri/index.html =404;
  }
`;

const WITH_SLASH = `  # Page URLs end with a slash, which nginx adds to folder names.
  location / {
    try_files $uri $uri/ =404;
  }
  # A folder without a page is not found.
  error_page 403 =404 /404.html;
`;
