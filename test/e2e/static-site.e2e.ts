import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './support/browser';
import { docker } from './support/docker';
import { FixtureRepository } from './support/fixture-repository';
import { ownedBy } from './support/owned';
import { freePorts } from './support/ports';
import { eventually } from './support/wait';
import { fixtures } from '../support/fixtures';

const HARDENED = ['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--user', '123456:654321', '--tmpfs', '/tmp'];
/** What two environments give to one image. */
const ENVIRONMENTS: readonly Record<string, string>[] = [
  { NEXT_PUBLIC_TITLE: '$5 for "Tom & <Jerry>"', NEXT_PUBLIC_API_URL: 'https://api.one.example:8443/v1?a=1&b=2' },
  { NEXT_PUBLIC_TITLE: "Grüß Gott, it's `me` \\", NEXT_PUBLIC_API_URL: 'http://two.example' },
];

const repository = new FixtureRepository(fixtures().find(({ name }) => name === 'next-export')!);
const image = `${repository.name}-web:local`;
let browser: Browser;
let containers: string[];
let sites: string[];

beforeAll(async () => {
  await repository.layOut();
  await repository.synthesise();
  await docker('build', '--quiet', '--tag', image, '--file', join(repository.root, 'docker', 'web', 'Dockerfile'), repository.root);
  const ports = await freePorts(ENVIRONMENTS.length);
  containers = await Promise.all(ENVIRONMENTS.map((values, index) => start(values, ports[index])));
  sites = ports.map((port) => `http://127.0.0.1:${port}/docs`);
  await Promise.all(sites.map((url) => eventually('an answer', async () => (await fetch(url).catch(() => undefined))?.ok || undefined, 60)));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await repository.remove();
});

async function start(values: Record<string, string>, port: number): Promise<string> {
  const environment = Object.entries(values).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  return (await docker('run', '--detach', ...ownedBy(repository.name), ...HARDENED, ...environment, '--publish', `127.0.0.1:${port}:3000`, image)).trim();
}

/** A page after React has taken over, and what it complained about. */
async function visit(url: string): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.locator('#shown:not(:empty)').waitFor();
  return { page, errors };
}

describe.each(ENVIRONMENTS.map((values, index) => [index, values] as const))('in environment %i, the same image', (index, values) => {
  test('shows its values, in what was rendered at build time and in the browser', async () => {
    const { page, errors } = await visit(sites[index]);
    expect(await page.title()).toBe(values.NEXT_PUBLIC_TITLE);
    expect(await page.locator('h1').innerText()).toBe(values.NEXT_PUBLIC_TITLE);
    expect(await page.locator('#shown').innerText()).toBe(values.NEXT_PUBLIC_API_URL);
    expect(errors).toEqual([]);
  });

  test('goes to another page without loading anew', async () => {
    const { page, errors } = await visit(sites[index]);
    await page.evaluate('window.stays = true');
    await page.getByRole('link', { name: 'About' }).click();
    await page.getByRole('heading', { name: 'What this is about' }).waitFor();
    expect(page.url()).toBe(`${sites[index]}/about`);
    expect(await page.evaluate('window.stays')).toBe(true);
    expect(await page.title()).toBe(values.NEXT_PUBLIC_TITLE);
    expect(errors).toEqual([]);
  });
});

test('browsers keep what has a name for its content, and ask for all else', async () => {
  const page = await fetch(sites[0]);
  const paths = [...new Set([...(await page.text()).matchAll(/src="\/docs(\/_next\/static\/[^"]+\.js)"/g)].map(([, path]) => path))];
  const scripts = await Promise.all(paths.map((path) => fetch(sites[0] + path)));
  const caching = scripts.map(({ headers }) => headers.get('cache-control'));
  expect(page.headers.get('cache-control')).toBe('no-cache');
  expect(caching.filter((each) => each === 'no-cache')).toHaveLength(1); // the one with the values
  expect(caching.filter((each) => each === 'public, max-age=31536000, immutable')).toHaveLength(scripts.length - 1);
  expect(scripts.map(({ headers }) => headers.get('content-encoding'))).toContain('gzip');
  const again = await fetch(sites[0], { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
});

test('an address with a slash at its end leads to the page, on whatever port browsers know', async () => {
  const { status, headers } = await fetch(`${sites[0]}/about/?from=here`, { redirect: 'manual' });
  expect([status, headers.get('location')]).toEqual([301, '/docs/about?from=here']);
});

test('what is not there is told by the page of the site, and not kept', async () => {
  const missing = await fetch(`${sites[0]}/_next/static/missing.js`);
  expect([missing.status, missing.headers.get('cache-control'), missing.headers.get('x-content-type-options')]).toEqual([404, null, 'nosniff']);
  expect(missing.headers.get('server')).toBe('nginx');
  expect(await missing.text()).toContain('Nothing is here');
});

test('it stops by itself when it is asked to', async () => {
  await docker('stop', '--time', '20', containers[1]);
  expect((await docker('inspect', '--format', '{{.State.ExitCode}}', containers[1])).trim()).toBe('0');
});
