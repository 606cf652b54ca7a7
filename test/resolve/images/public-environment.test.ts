import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import {
  addPublicEnvironment, bakedVariables, fillPlaceholders, listPlaceholders, placeholdersFor, publicEnvironmentStage, usePlaceholders,
} from '../../../src/resolve/images/public-environment';
import { temporaryFolder, writeFiles } from '../../support/application-folder';
import { rendered } from '../../support/dockerfile';

const program = (name: string): string => readFileSync(join(__dirname, '..', '..', '..', 'assets', 'next', name), 'utf8');
const PLACEHOLDERS = placeholdersFor([{ name: 'NEXT_PUBLIC_API_URL' }, { name: 'NEXT_PUBLIC_TITLE', value: 'Shop' }]);
const [API, TITLE] = Object.values(PLACEHOLDERS);

describe('placeholders', () => {
  test('stand for the variables that browsers get, and for no other', () => {
    expect(placeholdersFor([{ name: 'NEXT_PUBLIC_TITLE', value: 'Shop' }, { name: 'API_URL', value: 'http://a' }])).toEqual({
      NEXT_PUBLIC_TITLE: 'next-public-title.runtime.invalid',
    });
  });

  test('stand for no publishable key, which libraries take apart: the build needs its value', () => {
    const given = [{ name: 'NEXT_PUBLIC_KEY', value: 'pk_test_abc' }, { name: 'KEY', value: 'pk_test_abc' }, { name: 'NEXT_PUBLIC_URL' }];
    expect(bakedVariables(given)).toEqual({ NEXT_PUBLIC_KEY: 'pk_test_abc' });
    expect(Object.keys(placeholdersFor(given))).toEqual(['NEXT_PUBLIC_URL']);
  });

  test('stand for nothing that the code lets pass only in a certain form', () => {
    const given = [{ name: 'NEXT_PUBLIC_LEVEL', value: 'info', checked: true }, { name: 'NEXT_PUBLIC_TITLE', value: 'Shop', checked: false }];
    expect(bakedVariables(given)).toEqual({ NEXT_PUBLIC_LEVEL: 'info' });
    expect(Object.keys(placeholdersFor(given))).toEqual(['NEXT_PUBLIC_TITLE']);
  });

  test('stand for addresses that next.config reads, such as those of rewrites, and for nothing else that it decides by', () => {
    const given = [{ name: 'API_URL', inConfig: true }, { name: 'CMS', value: 'https://cms.example.com', inConfig: true }, { name: 'BASE_PATH', value: '/docs', inConfig: true }, { name: 'OTHER_URL' }];
    expect(placeholdersFor(given)).toEqual({ API_URL: 'http://api-url.runtime.invalid', CMS: 'https://cms.runtime.invalid' });
  });

  test.each([
    ['NEXT_PUBLIC_API', undefined, 'http://next-public-api.runtime.invalid'],
    ['NEXT_PUBLIC_API', 'https://api.example.com', 'https://next-public-api.runtime.invalid'],
    ['NEXT_PUBLIC_SOCKET', 'wss://api.example.com', 'wss://next-public-socket.runtime.invalid'],
    ['NEXT_PUBLIC_API_URL', '', 'https://next-public-api-url.runtime.invalid'],
  ])('are addresses where %s is one (%s)', (name, value, placeholder) => {
    expect(placeholdersFor([{ name, value }])).toEqual({ [name]: placeholder });
    expect(new URL(placeholder).host).toMatch(/^next-public-[a-z]+/);
  });

  test('differ where names differ in case only', () => {
    expect(new Set(Object.values(placeholdersFor([{ name: 'NEXT_PUBLIC_A', value: '' }, { name: 'NEXT_PUBLIC_a', value: '' }]))).size).toBe(2);
  });
});

test('the programs stand in the Dockerfile, with what they need to know', () => {
  const text = rendered(...publicEnvironmentStage(PLACEHOLDERS, ['fill.cjs', 'start.cjs']).instructions);
  expect(text).toContain("COPY <<'EOF' /public-environment/placeholders.json\n{\n");
  expect(text).toContain(`\n${program('build.cjs')}EOF\n`);
  expect(text).toContain(`\n${program('fill.cjs')}EOF\n`);
  expect(text).toContain(`\n${program('start.cjs')}EOF\n`);
});

test('the stage says what it is for', () => {
  expect(publicEnvironmentStage(PLACEHOLDERS, []).comment).toMatch(/^NEXT_PUBLIC_ variables get their values/);
  expect(publicEnvironmentStage({ API_URL: 'http://api-url.runtime.invalid' }, []).comment).toMatch(/^Addresses in next.config get their values/);
  expect(publicEnvironmentStage({ ...PLACEHOLDERS, API_URL: 'http://api-url.runtime.invalid' }, []).comment).toMatch(/^NEXT_PUBLIC_ variables and addresses in next.config get/);
});

test('only next.config sees what stands for a variable that browsers do not get', () => {
  const root = temporaryFolder();
  const placeholders = { API_URL: 'http://api-url.runtime.invalid', NEXT_PUBLIC_TITLE: TITLE };
  writeFiles(root, {
    'build.cjs': program('build.cjs'),
    'placeholders.json': JSON.stringify(placeholders),
    'next.config.js': 'exports.read = () => [process.env.API_URL, process.env.NEXT_PUBLIC_TITLE, "API_URL" in process.env];',
    'page.js': 'exports.read = () => [process.env.API_URL, process.env.NEXT_PUBLIC_TITLE, "API_URL" in process.env];',
  });
  const script = 'console.log(JSON.stringify([require("./next.config.js").read(), require("./page.js").read()]))';
  const printed = execFileSync(process.execPath, ['--require', './build.cjs', '--eval', script], { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH } });
  expect(JSON.parse(printed)).toEqual([[placeholders.API_URL, TITLE, true], [null, TITLE, false]]);
});

test('Next.js is told before the build, and the server when it starts', () => {
  expect(rendered(addPublicEnvironment(), usePlaceholders('.'))).toMatch(/^COPY --link --from=public-environment [\s\S]*build\/polyfills\/process\.js/);
  expect(listPlaceholders('.next/standalone/apps/my web', '.next').join('\n')).toContain("'.next/standalone/apps/my web/public-environment/files.txt'");
  expect(fillPlaceholders('/app/apps/web')).toEqual(['--require', '/app/apps/web/public-environment/start.cjs']);
});

/** Runs a program after one of ours in a folder with the placeholders, and gives what it prints. */
function run(first: 'build.cjs' | 'start.cjs', code: string, environment: Record<string, string>, files: Record<string, string> = {}): string {
  const folder = temporaryFolder();
  writeFiles(folder, {
    [`public-environment/${first}`]: program(first),
    'public-environment/fill.cjs': program('fill.cjs'),
    'public-environment/placeholders.json': JSON.stringify(PLACEHOLDERS),
    'public-environment/files.txt': `${Object.keys(files).join('\n')}\n`,
    ...files,
  });
  const argv = ['--require', `./public-environment/${first}`, '--eval', code];
  return execFileSync('node', argv, { cwd: folder, encoding: 'utf8', stdio: 'pipe', env: { PATH: process.env.PATH, ...environment } });
}

test.each([
  ['Next.js has of it', '.', {}, 'node_modules/next/dist/build/polyfills/process.js'],
  ['the Next.js of an application has that is not there yet', 'apps/my web', {}, 'node_modules/next/dist/build/polyfills/process.js'],
  ['a package of that name is', '.', { 'node_modules/process/browser.js': 'module.exports = { env: {} };\n', 'node_modules/process/package.json': '{}' }, 'node_modules/process/browser.js'],
])('the process of browsers has the variables: what %s', (_, application, files, file) => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'node_modules/next/package.json': '{}',
    'node_modules/next/dist/bin/next': '#!/usr/bin/env node\n',
    'node_modules/next/dist/build/polyfills/process.js': 'module.exports = { env: {} };\n',
    ...files,
  });
  const script = rendered(usePlaceholders(application)).replace(/^#.*\n/gm, '').replace(/^RUN /, '').replace(/^ *#.*\n/gm, '');
  execFileSync('sh', ['-ec', script], { cwd: folder });
  expect(readFileSync(join(folder, file), 'utf8')).toContain("Object.assign(module.exports.env, JSON.parse('environment.runtime.invalid'));");
});

test('that no file has a placeholder, since only the server reads variables, is no failure', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { '.next/standalone/server.js': '', '.next/standalone/.next/a.js': '', '.next/standalone/public-environment/start.cjs': '' });
  const [search] = listPlaceholders('.next/standalone', '.next').filter((command) => command.includes('grep'));
  execFileSync('sh', ['-ec', search], { cwd: folder });
  expect(readFileSync(join(folder, '.next/standalone/public-environment/files.txt'), 'utf8')).toBe('');
});

describe('during the build', () => {
  const print = (expression: string, environment = {}): unknown => JSON.parse(run('build.cjs', `console.log(JSON.stringify(${expression}))`, environment)) as unknown;

  test('code that runs sees placeholders', () => {
    expect(print('process.env.NEXT_PUBLIC_TITLE')).toBe(TITLE);
    expect(print("'NEXT_PUBLIC_TITLE' in process.env")).toBe(true);
  });

  test('who lists the variables, to write their values into code, finds none', () => {
    expect(print("Object.keys(process.env).filter((name) => name.startsWith('NEXT_PUBLIC_'))", { NEXT_PUBLIC_OTHER: 'x' })).toEqual(['NEXT_PUBLIC_OTHER']);
  });

  test('a .env file changes other variables only', () => {
    expect(print("(process.env.NEXT_PUBLIC_TITLE = 'x', process.env.OTHER = 'y', [process.env.NEXT_PUBLIC_TITLE, process.env.OTHER])")).toEqual([TITLE, 'y']);
  });

  test('the processes that it starts see the same', () => {
    const child = "require('child_process').execFileSync(process.execPath, ['--print', 'process.env.NEXT_PUBLIC_TITLE'], { encoding: 'utf8' }).trim()";
    expect(print(child)).toBe(TITLE);
  });
});

describe('when the server reads', () => {
  const VALUES = { NEXT_PUBLIC_API_URL: 'https://api.example.com:8443/v1?a=1&b=2', NEXT_PUBLIC_TITLE: '$5 "<Tom\'s>"\nSöhne' };
  function read(file: string, text: string, environment: Record<string, string> = VALUES): string {
    return run('start.cjs', `process.stdout.write(require('fs').readFileSync('${file}', 'utf8'))`, environment, { [file]: text });
  }
  const flight = (text: string): string => read('.next/server/app/index.rsc', text);

  test('markup, the values are markup', () => {
    const page = read('.next/server/app/index.html', `<a href="${API}/x">${TITLE}</a>`);
    expect(page).toBe('<a href="https://api.example.com:8443/v1?a=1&#38;b=2/x">$5 &#34;&#60;Tom&#39;s&#62;&#34;\nSöhne</a>');
  });

  test.each(["'", '"', '`'])('code, the values are texts between %s', (quote) => {
    const code = read('.next/static/chunks/a.js', `module.exports = ${quote}${TITLE}${quote}`);
    const loaded = { exports: '' };
    new Function('module', code)(loaded);
    expect(loaded.exports).toBe(VALUES.NEXT_PUBLIC_TITLE);
  });

  test('JSON, the values are texts', () => {
    expect(JSON.parse(read('.next/a.json', JSON.stringify({ a: TITLE })))).toEqual({ a: VALUES.NEXT_PUBLIC_TITLE });
  });

  test('what code took out of an address, it is the host', () => {
    expect(read('.next/a.json', `"${new URL(API).host}"`)).toBe('"api.example.com:8443"');
  });

  test('the hosts of images, they have no port', () => {
    expect(JSON.parse(read('.next/a.json', JSON.stringify({ hostname: new URL(API).hostname })))).toEqual({ hostname: 'api.example.com' });
  });

  test('a server that is an ES module, its text is filled in too, where Node.js can', () => {
    const files = { 'server.js': `console.log('${API}')`, 'package.json': '{"type":"module"}' };
    const outcome = (): string => run('start.cjs', "import('./server.js')", VALUES, files);
    if ('registerHooks' in nodeModule) expect(outcome()).toBe(`${VALUES.NEXT_PUBLIC_API_URL}\n`);
    else expect(outcome).toThrow('Node.js 22.15 or newer');
  });

  test('the environment of browsers, it is all that is public and nothing else', () => {
    const code = read('.next/static/chunks/a.js', "module.exports = JSON.parse('environment.runtime.invalid')", { ...VALUES, SECRET: 's', NEXT_PUBLIC_MORE: 'm' });
    const loaded = { exports: {} };
    new Function('module', code)(loaded);
    expect(loaded.exports).toEqual({ ...VALUES, NEXT_PUBLIC_MORE: 'm' });
  });

  test("React's payload, a text that begins with a dollar is none of its marks, and lengths are right", () => {
    const long = `Ö ${TITLE}`;
    const [row, text, last] = flight(`0:{"a":"${TITLE}"}\n1:T${Buffer.byteLength(long).toString(16)},${long}2:["$","p"]\n`).split(/(?<=\}\n)|(?=2:)/);
    expect(JSON.parse(row.slice(2))).toEqual({ a: `$${VALUES.NEXT_PUBLIC_TITLE}` });
    const filled = `Ö ${VALUES.NEXT_PUBLIC_TITLE}`;
    expect(text).toBe(`1:T${Buffer.byteLength(filled).toString(16)},${filled}`);
    expect(last).toBe('2:["$","p"]\n');
  });

  test('a page whose payload is cut in the middle of a placeholder, it is whole', () => {
    const payload = `0:{"a":"${TITLE}"}\n`;
    const pieces = [payload.slice(0, 20), payload.slice(20)].map((piece) => `<script>self.__next_f.push([1,${JSON.stringify(piece)}])</script>`);
    const page = read('.next/server/app/index.html', `<p>${TITLE}</p>${pieces.join('<hr/>')}`);
    const literals = [...page.matchAll(/push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g)].map((match) => JSON.parse(match[1]) as string);
    expect(JSON.parse(literals.join('').slice(2))).toEqual({ a: `$${VALUES.NEXT_PUBLIC_TITLE}` });
    expect(page).not.toContain('runtime.invalid');
  });

  test('a page that needs a variable that is not set, it is not there: Next.js renders it anew', () => {
    const { NEXT_PUBLIC_TITLE: _title, ...without } = VALUES;
    expect(() => read('.next/server/app/index.html', TITLE, without)).toThrow('ENOENT');
    expect(read('.next/server/app/index.html', API, without)).toContain('api.example.com');
  });

  test('the routes, static files with values are to be asked for again', () => {
    const routes = JSON.stringify({ basePath: '/shop', headers: [] });
    const files = { '.next/routes-manifest.json': routes, '.next/static/chunks/a-1.js': TITLE };
    const [header] = (JSON.parse(run('start.cjs', "process.stdout.write(require('fs').readFileSync('.next/routes-manifest.json', 'utf8'))", VALUES, files)) as {
      headers: { regex: string; headers: object[] }[];
    }).headers;
    expect('/shop/_next/static/chunks/a-1.js').toMatch(new RegExp(header.regex));
    expect(header.headers).toEqual([{ key: 'Cache-Control', value: 'public, no-cache' }]);
  });

  test('a static file, its size is that with the values, and its time is another for other values', () => {
    const code = `const fs = require('fs'); fs.stat('.next/static/a.js', (_, { size, mtimeMs }) => {
      let length = 0; fs.createReadStream('.next/static/a.js').on('data', (data) => { length += data.length; }).on('end', () => console.log(JSON.stringify([size, length, mtimeMs])));
    });`;
    const stat = (environment: Record<string, string>): number[] => JSON.parse(run('start.cjs', code, environment, { '.next/static/a.js': `'${TITLE}'` })) as number[];
    const [size, length, time] = stat(VALUES);
    expect(length).toBe(size);
    expect(stat(VALUES)[2]).toBe(time);
    expect(stat({ ...VALUES, NEXT_PUBLIC_TITLE: 'other' })[2]).not.toBe(time);
  });
});
