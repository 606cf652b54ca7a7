import { appendFileSync } from 'node:fs';
import { run } from './support/command';
import { Consumer } from './support/consumer';
import { dockerLines } from './support/docker';

let consumer: Consumer;
let neighbour: Consumer;

/** All that the engine has of a stack: untagged images are found by the title that is in their labels. */
async function holdings({ name }: Consumer): Promise<Record<string, string[]>> {
  const project = `label=com.docker.compose.project=${name}`;
  const titled = (service: string) => dockerLines('image', 'ls', '--quiet', '--no-trunc', '--filter', `label=org.opencontainers.image.title=${name}-${service}`);
  return {
    containers: await dockerLines('ps', '--all', '--quiet', '--filter', project),
    images: [...(await titled('backend')), ...(await titled('frontend')), ...(await dockerLines('image', 'ls', '--quiet', `${name}-*`))].sort(),
    networks: await dockerLines('network', 'ls', '--quiet', '--filter', project),
    volumes: await dockerLines('volume', 'ls', '--quiet', '--filter', project),
  };
}

beforeAll(async () => {
  consumer = await Consumer.create();
  neighbour = await Consumer.create();
  for (const stack of [consumer, neighbour]) {
    await stack.projen('up');
    // A second build leaves the first image without its tag.
    appendFileSync(stack.application('backend', 'src', '__init__.py'), `# ${stack.name}\n`);
    await stack.projen('build-images', '--service', 'backend');
  }
});
afterAll(async () => {
  await consumer?.remove();
  await neighbour?.remove();
});

test('volumes are not removed without a yes', async () => {
  const before = await holdings(consumer);
  const unasked = await consumer.script('clean.sh', '--volumes');
  expect(unasked.output).toContain(`  ${consumer.name}_postgres-data\n`);
  expect(unasked.output).toContain('! There is no terminal to ask you: add --yes.');
  expect(unasked.status).toBe(2);

  // script(1) gives it a terminal, at which somebody mistypes.
  const script = "echo nope | script --quiet --return --command 'bash scripts/clean.sh --volumes' /dev/null";
  const refused = await run(['bash', '-c', script], { cwd: consumer.project, environment: consumer.environment });
  expect(refused.output).toContain('✗ Nothing was removed.');
  expect(refused.status).toBe(1);
  expect(await holdings(consumer)).toEqual(before);
});

test('everything else goes, the data stays, and the neighbour keeps all', async () => {
  const before = await holdings(neighbour);
  expect(before).toMatchObject({ containers: { length: 4 }, volumes: { length: 1 } });
  const { status, output } = await consumer.script('clean.sh');
  console.log(output);
  expect(output).toMatch(/✓ removed 4 containers\n✓ removed 3 images\n✓ (about \d+ MB|no space) regained/);
  expect(status).toBe(0);
  expect(await holdings(consumer)).toEqual({ containers: [], images: [], networks: [], volumes: [`${consumer.name}_postgres-data`] });
  expect(await holdings(neighbour)).toEqual(before);
});

test('with --volumes --yes the data goes too, and only its own', async () => {
  const before = await holdings(neighbour);
  const { status, output } = await consumer.script('clean.sh', '--volumes', '--yes');
  expect(output).toContain('✓ removed 1 volume\n');
  expect(status).toBe(0);
  expect(await holdings(consumer)).toEqual({ containers: [], images: [], networks: [], volumes: [] });
  expect(await holdings(neighbour)).toEqual(before);
});

test('an image that a container of somebody else uses is kept, and named', async () => {
  await neighbour.projen('down');
  await consumer.start(['--entrypoint', 'sleep'], neighbour.image('frontend'), '300').catch(() => undefined);
  const { status, output } = await neighbour.script('clean.sh');
  expect(output).toContain(`✗ Still in use by containers of others, so kept: ${neighbour.image('frontend')}`);
  expect(status).toBe(1);
});
