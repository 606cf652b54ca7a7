import { docker } from './support/docker';
import { Environments } from './support/environments';
import { eventually } from './support/wait';

/** What two environments give to one image. */
const ENVIRONMENTS: readonly Record<string, string>[] = [
  { NEXT_PUBLIC_TITLE: '$5 for "Tom & <Jerry>"', NEXT_PUBLIC_API_URL: 'https://api.one.example:8443/v1?a=1&b=2' },
  { NEXT_PUBLIC_TITLE: "Grüß Gott, it's `me` \\", NEXT_PUBLIC_API_URL: 'http://two.example' },
];

const site = new Environments('next-export', ENVIRONMENTS, '/docs');
beforeAll(() => site.start());
afterAll(() => site.remove());

describe.each(ENVIRONMENTS.map((values, index) => [index, values] as const))('in environment %i, the same image', (index, values) => {
  test('shows its values, in what was rendered at build time and in the browser', async () => {
    const { page, errors } = await site.visit(site.urls[index]);
    expect(await page.title()).toBe(values.NEXT_PUBLIC_TITLE);
    expect(await page.locator('h1').innerText()).toBe(values.NEXT_PUBLIC_TITLE);
    expect(await page.locator('#shown').innerText()).toBe(values.NEXT_PUBLIC_API_URL);
    expect(errors).toEqual([]);
  });

  test('goes to another page without loading anew', async () => {
    const { page, errors } = await site.visit(site.urls[index]);
    await page.evaluate('window.stays = true');
    await page.getByRole('link', { name: 'About' }).click();
    await page.getByRole('heading', { name: 'What this is about' }).waitFor();
    expect(page.url()).toBe(`${site.urls[index]}/about`);
    expect(await page.evaluate('window.stays')).toBe(true);
    expect(await page.title()).toBe(values.NEXT_PUBLIC_TITLE);
    expect(errors).toEqual([]);
  });
});

test('browsers keep what has a name for its content, and ask for all else', async () => {
  const page = await fetch(site.urls[0]);
  const paths = [...new Set([...(await page.text()).matchAll(/src="\/docs(\/_next\/static\/[^"]+\.js)"/g)].map(([, path]) => path))];
  const scripts = await Promise.all(paths.map((path) => fetch(site.urls[0] + path)));
  const caching = scripts.map(({ headers }) => headers.get('cache-control'));
  expect(page.headers.get('cache-control')).toBe('no-cache');
  expect(caching.filter((each) => each === 'no-cache')).toHaveLength(1); // the one with the values
  expect(caching.filter((each) => each === 'public, max-age=31536000, immutable')).toHaveLength(scripts.length - 1);
  expect(scripts.map(({ headers }) => headers.get('content-encoding'))).toContain('gzip');
  const again = await fetch(site.urls[0], { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
});

test('an address with a slash at its end leads to the page, on whatever port browsers know', async () => {
  const { status, headers } = await fetch(`${site.urls[0]}/about/?from=here`, { redirect: 'manual' });
  expect([status, headers.get('location')]).toEqual([301, '/docs/about?from=here']);
});

test('what is not there is told by the page of the site, and not kept', async () => {
  const missing = await fetch(`${site.urls[0]}/_next/static/missing.js`);
  expect([missing.status, missing.headers.get('cache-control'), missing.headers.get('x-content-type-options')]).toEqual([404, null, 'nosniff']);
  expect(missing.headers.get('server')).toBe('nginx');
  expect(await missing.text()).toContain('Nothing is here');
});

test('health checks are not among what its log tells of', async () => {
  const { Config } = JSON.parse(await docker('inspect', '--format', '{{json .}}', site.containers[0])) as { Config: { Healthcheck: { Test: string[] } } };
  await docker('exec', site.containers[0], ...Config.Healthcheck.Test.slice(1));
  await fetch(site.urls[0], { headers: { 'user-agent': 'kube-probe/1.34' } });
  await fetch(`${site.urls[0]}/about?asked=last`, { headers: { 'user-agent': 'kube-probe/1.34' } });
  const log = await eventually('what was asked', async () => {
    const text = await docker('logs', site.containers[0]);
    return text.includes('asked=last') ? text : undefined;
  });
  expect(log).not.toContain('127.0.0.1 - -');
  expect(log.match(/kube-probe/g)).toHaveLength(1); // who only calls itself so is logged
});

test('it stops by itself when it is asked to', async () => {
  // A connection that a browser holds open ends with the server's own limit, before that of the stack.
  await docker('stop', '--time', '30', site.containers[1]);
  expect((await docker('inspect', '--format', '{{.State.ExitCode}}', site.containers[1])).trim()).toBe('0');
});
