import { chmodSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './support/browser';
import { run } from './support/command';
import { Consumer, ServiceName } from './support/consumer';
import { ImageDetails, inspectImage } from './support/docker';
import { changeableInImage, pathsInImage, textsInImage } from './support/image-content';
import { buildSteps, contextBytes } from './support/progress';

const CANARIES = {
  secret: 'canary-of-a-secret-file-5d1c',
  environment: 'canary-of-an-environment-file-81fa',
  npmrc: 'canary-of-an-npmrc-0b6e',
  key: 'canary-of-a-private-key-c472',
  gitObject: 'canary-of-a-git-object-93d0',
};

const EXPECTED = {
  backend: { port: '8000/tcp', budget: 200e6, binary: 'python', program: 'uvicorn', sourceText: 'from src.app import create_app' },
  frontend: { port: '3000/tcp', budget: 150e6, binary: 'node', program: 'node', sourceText: 'reaches the backend' },
};

let consumer: Consumer;
let output: string;

beforeAll(async () => {
  consumer = await Consumer.create();
  consumer.environment.OPENAI_API_KEY = CANARIES.secret;
  await consumer.projen('secrets');
  leaveThingsAbout();
  output = (await consumer.projen('build-images', '--no-cache')).output;
  console.log(output.slice(output.lastIndexOf('\nimage ')));
});
afterAll(() => consumer?.remove());

/** What lies in the folders of real applications, and must not be sent, let alone shipped. */
function leaveThingsAbout(): void {
  for (const service of ['backend', 'frontend'] as const) {
    const path = (...names: string[]) => consumer.application(service, ...names);
    writeFileSync(path('.env'), `OPENAI_API_KEY=${CANARIES.environment}\n`);
    writeFileSync(path('.env.local'), `OPENAI_API_KEY=${CANARIES.environment}\n`);
    writeFileSync(path('.npmrc'), `//registry.example.invalid/:_authToken=${CANARIES.npmrc}\n`);
    writeFileSync(path('key.pem'), CANARIES.key);
    writeFileSync(path(service === 'backend' ? 'src' : 'app', 'key.pem'), CANARIES.key);
    for (const open of service === 'backend' ? ['src', 'src/main.py'] : ['public', 'package.json']) chmodSync(path(open), 0o777);
  }
  const modules = consumer.application('frontend', 'node_modules', 'enormous');
  mkdirSync(modules, { recursive: true });
  writeFileSync(join(modules, 'index.js'), '');
  truncateSync(join(modules, 'index.js'), 500e6);
  const objects = consumer.application('frontend', '.git', 'objects', 'pack');
  mkdirSync(objects, { recursive: true });
  writeFileSync(join(objects, 'big.pack'), CANARIES.gitObject);
  truncateSync(join(objects, 'big.pack'), 100e6);
}

test('a build without cache runs every step', () => {
  const steps = buildSteps(output).filter(({ name }) => /\] (RUN|COPY) /.test(name));
  expect(steps.length).toBeGreaterThan(15);
  expect(steps.filter(({ cached }) => cached)).toEqual([]);
});

describe('the report on the images', () => {
  let report: string;
  beforeAll(async () => {
    report = (await consumer.projen('image-report')).stdout;
  });

  test('is within a twentieth of the floor, and so says the table of the build', () => {
    const above = [...report.matchAll(/^✓ .* floor [\d.]+ MB \(\+([\d.]+) %\)$/gm)].map(([, percent]) => Number(percent));
    expect(above).toHaveLength(2);
    expect(Math.max(...above)).toBeLessThanOrEqual(5);
    expect(output.match(/ MB \+[\d.]+ % /g)).toHaveLength(2);
  });

  test('tells the size that the engine tells', async () => {
    const { Size: size } = await inspectImage(consumer.image('backend'));
    expect(report).toContain(`${consumer.image('backend')}   ${(size / 1e6).toFixed(1)} MB of 200.0 MB`);
  });

  test('is a page on which one goes down into a folder and up again, with the keyboard', async () => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(`file://${join(consumer.project, 'docker', 'reports', 'images.html')}`);
      const folder = page.getByRole('navigation', { name: 'Folder' }).first();
      await page.getByRole('button', { name: /^usr, / }).first().focus();
      await page.keyboard.press('Enter');
      expect(await folder.innerText()).toBe('backend/usr');
      await page.keyboard.press('Escape');
      expect([await folder.innerText(), errors]).toEqual(['backend', []]);
    } finally {
      await browser.close();
    }
  });
});

describe.each(['backend', 'frontend'] as ServiceName[])('the image of the %s', (service) => {
  const expected = EXPECTED[service];
  let image: string;
  let details: ImageDetails;
  beforeAll(async () => {
    image = consumer.image(service);
    details = await inspectImage(image);
  });

  test('keeps to its size budget', () => {
    expect(details.Size).toBeLessThan(expected.budget);
  });

  test('runs as user 1000', () => {
    expect(details.Config.User).toBe('1000:1000');
  });

  test('exposes its port, and no other', () => {
    expect(Object.keys(details.Config.ExposedPorts)).toEqual([expected.port]);
  });

  test('starts the server itself, without a shell', () => {
    expect(details.Config.Cmd[0]).toBe(expected.program);
    expect(details.Config.Entrypoint).toBeNull();
  });

  test('has a health check whose program is in it', async () => {
    const [kind, program] = details.Config.Healthcheck.Test;
    expect([kind, program]).toEqual(['CMD', expected.binary]);
    expect(await run(['docker', 'run', '--rm', '--network', 'none', image, program, '--version'])).toMatchObject({ status: 0 });
  });

  test('is labelled with title, source, revision and licence', () => {
    expect(details.Config.Labels).toMatchObject({
      'org.opencontainers.image.title': `${consumer.name}-${service}`,
      'org.opencontainers.image.source': 'https://example.invalid/todo.git',
      'org.opencontainers.image.revision': consumer.revision,
      'org.opencontainers.image.licenses': 'Apache-2.0',
    });
  });

  test('holds no canary in any layer', async () => {
    const found = await textsInImage(image, [...Object.values(CANARIES), expected.sourceText]);
    // The text of a source file proves that the search finds what is there.
    expect(found).toEqual([expected.sourceText]);
  });

  test('lets root alone change its files, whatever the permissions in the working copy', async () => {
    expect(await changeableInImage(image)).toEqual([]);
  });

  test('has no package manager', async () => {
    const paths = await pathsInImage(image);
    expect(paths).toContain(service === 'backend' ? 'opt/venv/bin/uvicorn' : 'usr/local/bin/node');
    const managers = /(^|\/)s?bin\/(pip[\d.]*|uv|npm|npx|yarn|corepack|apt|apt-get|dpkg|apk)$|\/site-packages\/(pip|ensurepip)\/$|\/node_modules\/npm\/$/;
    expect(paths.filter((path) => managers.test(path))).toEqual([]);
  });

  test('is built from a small context, whatever lies beside the sources', () => {
    expect(contextBytes(output, service)).toBeLessThan(1e6);
  });
});
