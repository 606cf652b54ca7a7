import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cachingOfValues, fillAndStart, prepareValues, SITE_PROGRAMS } from '../../../src/resolve/images/site-values';
import { temporaryFolder, writeFiles } from '../../support/application-folder';
import { rendered } from '../../support/dockerfile';

const ASSETS = join(__dirname, '..', '..', '..', 'assets', 'next');
const [API, TITLE] = ['https://next-public-api-url.runtime.invalid', 'next-public-title.runtime.invalid'];
const VALUES = { NEXT_PUBLIC_API_URL: 'https://api.example.com:8443/v1?a=1&b=2', NEXT_PUBLIC_TITLE: '$5 "<Tom\'s>" \\ `Söhne`' };

interface Site {
  readonly folder: string;
  /** Text of a file once the container has started. */
  read(file: string): string;
}

/** Prepares a site as the build does, and fills it as the start of a container does; in a folder in place of the root. */
function site(files: Record<string, string>, environment: Record<string, string> = VALUES): Site {
  const folder = temporaryFolder();
  const program = (name: string): string => readFileSync(join(ASSETS, name), 'utf8').replaceAll(/(?<![\w$.])\/(?=srv|tmp)/g, `${folder}/`);
  writeFiles(folder, {
    ...Object.fromEntries(SITE_PROGRAMS.map((name) => [`public-environment/${name}`, program(name).replace(/^exec .*/m, '')])),
    'public-environment/placeholders.json': JSON.stringify({ NEXT_PUBLIC_API_URL: API, NEXT_PUBLIC_TITLE: TITLE }),
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`srv/site/${name}`, text])),
  });
  const commands = prepareValues('/srv', '/srv/site').filter((command) => !command.startsWith('#')).join('\n');
  execFileSync('sh', ['-ec', commands.replaceAll(/(?<=[ ])\/(?=srv|public)/g, `${folder}/`)], { stdio: 'pipe' });
  execFileSync('sh', [join(folder, 'srv/public-environment/start.sh')], { stdio: 'pipe', env: { PATH: process.env.PATH, ...environment } });
  return { folder, read: (file) => readFileSync(join(folder, 'srv/site', file), 'utf8') };
}

test('a file with values is a link to memory, any other one stays as it is', () => {
  const { folder, read } = site({ 'docs/index.html': `<p>${TITLE}</p>`, 'docs/about.html': '<p>About</p>' });
  expect(readlinkSync(join(folder, 'srv/site/docs/index.html'))).toBe(join(folder, 'tmp/site/docs/index.html'));
  expect(read('docs/index.html')).toBe('<p>&#36;5 &#34;&#60;Tom&#39;s&#62;&#34; &#92; &#96;Söhne&#96;</p>\n');
  expect(read('docs/about.html')).toBe('<p>About</p>');
});

test.each(["'", '"', '`'])('in code, the values are texts between %s', (quote) => {
  const code = site({ '_next/static/a.js': `module.exports = ${quote}${TITLE}${quote}` }).read('_next/static/a.js');
  const loaded = { exports: '' };
  new Function('module', code)(loaded);
  expect(loaded.exports).toBe(VALUES.NEXT_PUBLIC_TITLE);
});

test.each(["'", '"', '`'])('code that reads variables when it runs finds those that are set, between %s', (quote) => {
  const code = site({ '_next/static/a.js': `module.exports = JSON.parse(${quote}environment.runtime.invalid${quote})` }).read('_next/static/a.js');
  const loaded = { exports: {} };
  new Function('module', code)(loaded);
  expect(loaded.exports).toEqual(VALUES);
});

test('browsers ask again for code with values alone', () => {
  const { folder } = site({ 'docs/_next/static/a.js': `'${TITLE}'`, 'docs/_next/static/b.js': '0', 'docs/index.html': TITLE });
  expect(readFileSync(join(folder, 'srv/public-environment/caching.conf'), 'utf8')).toBe('"/docs/_next/static/a.js" no-cache;\n');
});

test('an address is found whole, and as its host', () => {
  const { read } = site({ 'index.html': `<a href="${API}/x">${new URL(API).host}</a>` });
  expect(read('index.html')).toBe('<a href="https://api.example.com:8443/v1?a=1&#38;b=2/x">api.example.com:8443</a>\n');
});

describe("React's payload", () => {
  const rows = (text: string): string[] => site({ 'index.txt': text }).read('index.txt').split('\n');

  test('holds the values as JSON, where one that begins with $ has another before it', () => {
    const [row] = rows(`0:["$","h1",null,{"children":"${TITLE}","title":"It is ${TITLE}"}]\n`);
    expect(JSON.parse(row.slice(2))).toEqual(['$', 'h1', null, { children: `$${VALUES.NEXT_PUBLIC_TITLE}`, title: `It is ${VALUES.NEXT_PUBLIC_TITLE}` }]);
  });

  test('holds them in JSON within JSON', () => {
    const [row] = rows(`0:["$","script",null,{"json":${JSON.stringify(JSON.stringify({ name: TITLE }))}}]\n`);
    const [, , , { json }] = JSON.parse(row.slice(2)) as [string, string, null, { json: string }];
    expect(JSON.parse(json)).toEqual({ name: VALUES.NEXT_PUBLIC_TITLE });
  });

  test('tells long texts as JSON, since their length is not known', () => {
    const text = `<p>${TITLE}</p>`;
    expect(rows(`2:T${text.length.toString(16)},${text}3:"end"\n`)).toEqual(['2:"<p>&#36;5 &#34;&#60;Tom&#39;s&#62;&#34; &#92; &#96;Söhne&#96;</p>"', '3:"end"', '']);
  });

  test('is put together in pages, where it is cut anywhere', () => {
    const pieces = ['0:{"title":"next-public-', 'title.runtime.invalid"}\n'].map((piece) => `<script>self.__next_f.push([1,${JSON.stringify(piece)}])</script>`);
    const page = site({ 'index.html': pieces.join('') }).read('index.html');
    const [payload] = [...page.matchAll(/push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g)].map(([, literal]) => JSON.parse(literal) as string);
    expect(JSON.parse(payload.slice(2))).toEqual({ title: `$${VALUES.NEXT_PUBLIC_TITLE}` });
  });
});

test('other texts hold the values as they are, as JSON or as markup', () => {
  const { read } = site({ 'robots.txt': `Sitemap: ${API}\n`, 'feed.json': `{"title":"${TITLE}"}`, 'sitemap.xml': `<loc>${API}</loc>` });
  expect(read('robots.txt')).toContain(`Sitemap: ${VALUES.NEXT_PUBLIC_API_URL}\n`);
  expect(JSON.parse(read('feed.json'))).toEqual({ title: VALUES.NEXT_PUBLIC_TITLE });
  expect(read('sitemap.xml')).toContain('<loc>https://api.example.com:8443/v1?a=1&#38;b=2</loc>');
});

test('a variable that is not set is empty in pages, and absent in code', () => {
  const { read } = site({ 'index.html': `<p>${TITLE}</p>`, 'a.js': "'environment.runtime.invalid'" }, { OTHER: 'x' });
  expect(read('index.html')).toBe('<p></p>\n');
  expect(read('a.js')).toBe("'{}'\n");
});

test('a site without a single value starts as well', () => {
  expect(site({ 'index.html': '<p>Nothing</p>' }).read('index.html')).toBe('<p>Nothing</p>');
});

test('the container fills the values in before nginx starts', () => {
  expect(rendered(fillAndStart('/srv'))).toContain('CMD ["sh", "/srv/public-environment/start.sh"]');
  expect(readFileSync(join(ASSETS, 'start.sh'), 'utf8')).toMatch(/\nexec \/usr\/sbin\/nginx\n$/);
  expect(cachingOfValues('/srv')).toBe('/srv/public-environment/caching.conf');
});
