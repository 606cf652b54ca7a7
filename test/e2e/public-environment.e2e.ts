import { Environments } from './support/environments';

/** What two environments give to one image; a third variable, which neither gives, has a default in the code. */
const ENVIRONMENTS: readonly Record<string, string>[] = [
  { NEXT_PUBLIC_GREETING: '$5 for "Tom & <Jerry>"', NEXT_PUBLIC_API_URL: 'https://api.one.example:8443/v1?a=1&b=2' },
  { NEXT_PUBLIC_GREETING: 'Grüß Gott', NEXT_PUBLIC_API_URL: 'http://two.example' },
];

const web = new Environments('next-public-environment', ENVIRONMENTS);
beforeAll(() => web.start());
afterAll(() => web.remove());

describe.each(ENVIRONMENTS.map((values, index) => [index, values] as const))('in environment %i, the same image', (index, values) => {
  test('shows its values, in what was rendered at build time and in the browser', async () => {
    const { page, errors } = await web.visit(web.urls[index]);
    expect(await page.title()).toBe(values.NEXT_PUBLIC_GREETING);
    expect(await page.locator('h1').innerText()).toBe(values.NEXT_PUBLIC_GREETING);
    expect(await page.locator('#address').innerText()).toBe(values.NEXT_PUBLIC_API_URL);
    expect(await page.locator('#shown').innerText()).toBe(values.NEXT_PUBLIC_API_URL);
    expect(errors).toEqual([]);
  });

  test('has them in static routes and in next.config', async () => {
    expect(await (await fetch(`${web.urls[index]}/settings`)).json()).toEqual({ greeting: values.NEXT_PUBLIC_GREETING });
    const redirect = await fetch(`${web.urls[index]}/api`, { redirect: 'manual' });
    expect(redirect.headers.get('location')).toBe(`${values.NEXT_PUBLIC_API_URL}/docs`);
  });

  test('takes the default of the code for what is not given', async () => {
    const { page } = await web.visit(web.urls[index]);
    expect(await page.locator('#default').innerText()).toBe('light');
  });
});

test('a script with values is asked for again, and has another version where the values differ', async () => {
  const scripts = await Promise.all(web.urls.map(async (url) => {
    const paths = [...(await (await fetch(url)).text()).matchAll(/src="(\/_next\/static\/[^"]+\.js)"/g)].map(([, path]) => path);
    const answers = await Promise.all([...new Set(paths)].map((path) => fetch(url + path)));
    return answers.filter(({ headers }) => headers.get('cache-control') === 'public, no-cache');
  }));
  expect(scripts.map((answers) => answers.length)).toEqual([1, 1]);
  const [one, two] = scripts.map(([answer]) => answer.headers.get('etag'));
  expect(one).not.toBe(two);
});
