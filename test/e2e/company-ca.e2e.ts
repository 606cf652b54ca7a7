import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { succeed } from './support/command';
import { Consumer } from './support/consumer';
import { textsInImage } from './support/image-content';
import { eventually } from './support/wait';

/** This machine's authorities: whatever re-signs its TLS, if anything does, is among them. */
const AUTHORITIES = process.env.SSL_CERT_FILE ?? '/etc/ssl/certs/ca-certificates.crt';
const CANARIES = {
  ca: 'canary-of-the-authority-77c1',
  npmrc: 'canary-of-the-npmrc-secret-1e94',
  pipConf: 'canary-of-the-pip-conf-secret-a3b8',
  uvToml: 'canary-of-the-uv-toml-secret-c0d2',
};

let consumer: Consumer;

beforeAll(async () => {
  consumer = await Consumer.create();
  consumer.environment.BUILD_RETRY_SECONDS = '0';
  await pinWithoutAuthorities();
});
afterAll(() => consumer?.remove());

/**
 * Replaces the base images by ones that trust nobody. Node.js and uv have authorities compiled in: the settings make
 * them use the machine's, of which there are none. No cache is shared, else nothing would be downloaded.
 */
async function pinWithoutAuthorities(): Promise<void> {
  const settings = 'SSL_CERT_FILE=/etc/ssl/certs/none.crt SSL_CERT_DIR=/etc/ssl/certs NODE_OPTIONS=--use-openssl-ca NODE_EXTRA_CA_CERTS= '
    + 'UV_SYSTEM_CERTS=1 UV_CACHE_DIR=/tmp/uv PIP_NO_CACHE_DIR=1 npm_config_cache=/tmp/npm npm_config_fetch_retries=0';
  const pins = join(consumer.project, 'docker', 'pins', 'Dockerfile');
  for (const alias of ['python', 'node']) {
    const image = `${consumer.name}-${alias}:without-authorities`;
    const dockerfile = [
      `FROM ${consumer.pin(alias)}`,
      'RUN rm -rf /etc/ssl/certs /etc/ssl/cert.pem /usr/share/ca-certificates /usr/local/share/ca-certificates /etc/pip.conf \\',
      ' && mkdir -p /etc/ssl/certs && touch /etc/ssl/certs/none.crt',
      // A base of this run's own: else a download of an earlier run would be served from the engine's cache.
      `ENV ${settings} RUN_OF=${consumer.name}`,
    ].join('\n');
    await succeed(['bash', '-c', 'docker build --tag "$1" - <<<"$2"', 'build', image, dockerfile]);
    writeFileSync(pins, readFileSync(pins, 'utf8').replace(new RegExp(`^FROM \\S+ AS ${alias}$`, 'm'), `FROM ${image} AS ${alias}`));
  }
}

/** Writes a build secret with a canary, and tells the build where it is. */
function giveBuildSecret(variable: string, text: string): void {
  const file = join(consumer.root, `${variable}.secret`);
  writeFileSync(file, text);
  consumer.environment[variable] = file;
}

test.each([
  ['backend', /invalid peer certificate|certificate verify failed|UnknownIssuer|unable to get local issuer/i],
  ['frontend', /SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE)|self-signed certificate/i],
])('without the authority the build of the %s fails, and says that it is a certificate', async (service, reason) => {
  await consumer.describe({});
  const { status, output } = await consumer.tryProjen('build-images', '--service', service);
  expect(status).toBe(1);
  expect(output).toMatch(reason);
  expect(output).toMatch(/✗ .*\n +Next: .*certificate/);
});

describe('with the authority, an .npmrc and a uv.toml as build secrets', () => {
  test('both images are built', async () => {
    giveBuildSecret('BUILD_CA_FILE', `# ${CANARIES.ca}\n${readFileSync(AUTHORITIES, 'utf8')}`);
    giveBuildSecret('BUILD_NPMRC_FILE', `//registry.example.invalid/:_authToken=${CANARIES.npmrc}\n`);
    giveBuildSecret('BUILD_UV_TOML_FILE', `# ${CANARIES.uvToml}\n`);
    await consumer.describe({ options: 'buildSecrets: [BuildSecret.certificateAuthority(), BuildSecret.npmrc(), BuildSecret.uvToml()],' });
    await consumer.projen('build-images');
  });

  test.each(['backend', 'frontend'] as const)('nothing of them is in the image of the %s', async (service) => {
    const known = service === 'backend' ? 'uvicorn' : 'next-server';
    expect(await textsInImage(consumer.image(service), [...Object.values(CANARIES), known])).toEqual([known]);
  });

  test('the images of the development mode are built with them, too', async () => {
    const dev = consumer.startProjen('dev');
    await eventually('dev watches', async () => /watch enabled/i.test(dev.output()) || undefined, 240).catch((error) => {
      throw new Error(`${error}\n${dev.output()}`);
    });
    dev.interrupt();
    await dev.ended;
  });
});

describe('with the authority and a pip.conf as build secrets', () => {
  test('the backend is built, with pip', async () => {
    giveBuildSecret('BUILD_PIP_CONF_FILE', `[global]\n# ${CANARIES.pipConf}\ntimeout = 60\n`);
    await consumer.describe({ options: 'buildSecrets: [BuildSecret.certificateAuthority(), BuildSecret.pipConf()],' });
    const { output } = await consumer.projen('build-images', '--service', 'backend');
    expect(output).toMatch(/pip --python \/opt\/venv install/);
  });

  test('nothing of them is in the image', async () => {
    expect(await textsInImage(consumer.image('backend'), [...Object.values(CANARIES), 'uvicorn'])).toEqual(['uvicorn']);
  });
});
