import { Engine } from '../../src/cli/engine';
import { builtImage, builtServices, requireImages, taskCommand } from '../../src/cli/images';
import { readManifest } from '../../src/cli/manifests';
import { GivenOptions } from '../../src/cli/options';
import { ProgramFolder, SHOP } from '../support/cli';

const folder = new ProgramFolder(SHOP);
const manifest = readManifest(folder.root, undefined);
const services = builtServices(manifest);

test('the built services are those with a Dockerfile', () => {
  expect(services.map(({ name }) => name)).toEqual(['backend']);
});

test('the tag comes from the environment, else it is the default one', () => {
  expect(builtImage({ manifest, environment: {} }, services[0])).toBe('shop-backend:local');
  expect(builtImage({ manifest, environment: { IMAGE_TAG: '1.2' } }, services[0])).toBe('shop-backend:1.2');
});

test('a command is told as the user of this machine has to type it', () => {
  expect(taskCommand({ root: folder.root, environment: {} }, 'up')).toBe('npx projen up');
  expect(taskCommand({ root: folder.root, environment: { COMMAND_PREFIX: 'lab/run ' } }, 'up')).toBe('lab/run npx projen up');
  const other = new ProgramFolder();
  other.write('package.json', '{ "devEngines": { "packageManager": { "name": "pnpm" } } }');
  expect(taskCommand({ root: other.root, environment: {} }, 'up')).toBe('pnpm exec projen up');
});

function required(docker: string): Promise<void> {
  folder.addProgram('docker', docker);
  const environment = { PATH: `${folder.root}/.programs:/usr/bin:/bin` };
  const surroundings = { environment, root: folder.root, print: () => {}, note: () => {} };
  return requireImages({ manifest, options: new GivenOptions(new Map()), words: [], engine: new Engine(environment), ...surroundings }, services);
}

test('an image that is not built is told with the command that builds it', async () => {
  await expect(required('[ "$1" = version ] || { echo "Error: No such image: $3" >&2; exit 1; }')).rejects.toMatchObject({ message: 'shop-backend:local is not built.', next: 'npx projen build-images' });
});

test('an engine that does not answer is not taken for a missing image', async () => {
  await expect(required('echo "Cannot connect to the Docker daemon" >&2; exit 1')).rejects.toThrow('The Docker Engine does not answer.');
});

test('images that are there are no problem', async () => {
  await expect(required('exit 0')).resolves.toBeUndefined();
});
