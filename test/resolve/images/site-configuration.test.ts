import { siteConfiguration, SiteConfiguration } from '../../../src/resolve/images/site-configuration';

const SITE: SiteConfiguration = { port: 3000, workers: 1, gracefulSeconds: 20, root: '/srv/site', trailingSlash: false };
const text = (about: Partial<SiteConfiguration> = {}): string => siteConfiguration({ ...SITE, ...about });

test('a page answers at its name; an address with a slash at its end leads there', () => {
  expect(text()).toMatch(/rewrite \^\(\.\+\)\/\$ \$1 permanent;\n {4}location \/ \{\n {6}try_files \$uri \$uri\.html \$uri\/index\.html =404;/);
});

test('where addresses end with a slash, nginx adds it; a folder without a page is not found', () => {
  const withSlash = text({ trailingSlash: true });
  expect(withSlash).toContain('try_files $uri $uri/ =404;');
  expect(withSlash).toContain('error_page 403 =404 /404.html;');
  expect(withSlash).not.toContain('rewrite');
});

test('what is not found gets the page of the site, with its status', () => {
  expect(text()).toMatch(/error_page 404 \/404\.html;\n {4}location = \/404\.html \{\n {6}internal;/);
});

test('only files whose names change with their content are kept by browsers', () => {
  expect(text()).toMatch(/map \$uri \$caching \{\n {4}default no-cache;\n {4}~\/_next\/static\/ "public, max-age=31536000, immutable";\n {2}\}/);
  expect(text({ caching: '/srv/more.conf' })).toContain('immutable";\n    include /srv/more.conf;\n  }');
});

test('health checks are not logged: those from within the container, and those of Kubernetes', () => {
  expect(text({ healthPath: '/docs/v1.0' })).toContain(String.raw`
  map "$remote_addr $request_uri $http_user_agent" $logged {
    default 1;
    "~^127\.0\.0\.1 " 0;
    "~^\S+ /docs/v1\.0 kube-probe/" 0;
  }
`);
  expect(text()).not.toContain('kube-probe');
  expect(text()).toMatch(/server \{[^]*access_log \/dev\/stdout combined if=\$logged;/);
});

test('a redirect names no port of the container', () => {
  expect(text()).toContain('absolute_redirect off;');
});

test('text is compressed, and no type is guessed', () => {
  expect(text()).toMatch(/gzip on;[^]*application\/javascript/);
  expect(text()).toContain('add_header X-Content-Type-Options nosniff always;');
});

test('its numbers and folders are those that it is given, and every brace that opens closes', () => {
  const other = text({ port: 8080, workers: 4, root: '/srv/other' });
  expect(other).toMatch(/worker_processes 4;[^]*listen 8080;\n {4}root \/srv\/other;/);
  expect(other.split('{')).toHaveLength(other.split('}').length);
});
