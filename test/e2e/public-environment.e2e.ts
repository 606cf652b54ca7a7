import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './support/browser';
import { docker } from './support/docker';
import { FixtureRepository } from './support/fixture-repository';
import { ownedBy } from './support/owned';
import { freePorts } from './support/ports';
import { eventually } from './support/wait';
import { fixtures } from '../support/fixtures';

const FIXTURE = 'next-public-environment';
const HARDENED = ['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--user', '123456:654321', '--tmpfs', '/tmp'];
/** What two environments give to one image; a third variable, which neither gives, has a default in the code. */
const ENVIRONMENTS: readonly Record<string, string>[] = [
  { NEXT_PUBLIC_GREETING: '$5 for "Tom & <Jerry>"', NEXT_PUBLIC_API_URL: 'https://api.one.example:8443/v1?a=1&b=2' },
  { NEXT_PUBLIC_GREETING: 'Grüß Gott', NEXT_PUBLIC_API_URL: 'http://two.example' },
];

const repository = new FixtureRepository(fixtures().find(({ name }) => name === FIXTURE)!);
const image = `${repository.name}-web:local`;
let browser: Browser;
let urls: string[];

beforeAll(async () => {
  await repository.layOut();
  await repository.synthesise();
  await docker('build', '--quiet', '--tag', image, '--file', join(repository.root, 'docker', 'web', 'Dockerfile'), repository.root);
  const ports = await freePorts(ENVIRONMENTS.length);
  await Promise.all(ENVIRONMENTS.map((values, index) => start(values, ports[index])));
  urls = ports.map((port) => `http://127.0.0.1:${port}`);
  await Promise.all(urls.map((url) => eventually('an answer', async () => (await fetch(url).catch(() => undefined))?.ok || undefined, 60)));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await repository.remove();
});

function start(values: Record<string, string>, port: number): Promise<string> {
  const environment = Object.entries(values).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  return docker('run', '--detach', ...ownedBy(repository.name), ...HARDENED, ...environment, '--publish', `127.0.0.1:${port}:3000`, image);
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
    const { page, errors } = await visit(urls[index]);
    expect(await page.title()).toBe(values.NEXT_PUBLIC_GREETING);
    expect(await page.locator('h1').innerText()).toBe(values.NEXT_PUBLIC_GREETING);
    expect(await page.locator('#address').innerText()).toBe(values.NEXT_PUBLIC_API_URL);
    expect(await page.locator('#shown').innerText()).toBe(values.NEXT_PUBLIC_API_URL);
    expect(errors).toEqual([]);
  });

  test('has them in static routes and in next.config', async () => {
    expect(await (await fetch(`${urls[index]}/settings`)).json()).toEqual({ greeting: values.NEXT_PUBLIC_GREETING });
    const redirect = await fetch(`${urls[index]}/api`, { redirect: 'manual' });
    expect(redirect.headers.get('location')).toBe(`${values.NEXT_PUBLIC_API_URL}/docs`);
  });

  test('takes the default of the code for what is not given', async () => {
    const { page } = await visit(urls[index]);
    expect(await page.locator('#default').innerText()).toBe('light');
  });
});

test('a script with values is asked for again, and has another version where the values differ', async () => {
  const scripts = await Promise.all(urls.map(async (url) => {
    const paths = [...(await (await fetch(url)).text()).matchAll(/src="(\/_next\/static\/[^"]+\.js)"/g)].map(([, path]) => path);
    const answers = await Promise.all([...new Set(paths)].map((path) => fetch(url + path)));
    return answers.filter(({ headers }) => headers.get('cache-control') === 'public, no-cache');
  }));
  expect(scripts.map((answers) => answers.length)).toEqual([1, 1]);
  const [one, two] = scripts.map(([answer]) => answer.headers.get('etag'));
  expect(one).not.toBe(two);
});
