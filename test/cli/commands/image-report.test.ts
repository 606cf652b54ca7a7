import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderManifest } from '../../../src/render/manifest';
import { ProgramFolder, SHOP } from '../../support/cli';
import { savedImage } from '../../support/images';
import { tar } from '../../support/tar';

const DOCKERFILE = 'FROM debian AS runtime\nCOPY venv /opt/venv\n';
const HISTORY = [{ created_by: 'ADD rootfs / # buildkit' }, { created_by: 'COPY venv /opt/venv # buildkit' }];

/** A project whose engine holds shop-backend:local, with so many bytes of an application. */
function project(bytes = 50_000): ProgramFolder {
  const folder = new ProgramFolder(SHOP);
  folder.write('docker/backend/Dockerfile', DOCKERFILE);
  rebuild(folder, bytes);
  folder.addProgram('docker', 'case $2 in save) cat "$(dirname "$0")/../saved.tar" ;; inspect) echo sha256:1234 ;; esac');
  return folder;
}

function rebuild({ root }: ProgramFolder, bytes: number): void {
  const layers = [tar({ 'bin/sh': 'x'.repeat(100_000) }), tar({ 'opt/venv/lib/site-packages/openai/a.py': 'x'.repeat(bytes) })];
  writeFileSync(join(root, 'saved.tar'), savedImage('shop-backend:local', layers, HISTORY));
}

test('prints the report, and writes it as JSON and as a page', async () => {
  const folder = project();
  const { status, stdout, stderr } = await folder.run(['image-report']);
  expect([status, stderr]).toEqual([0, `The page: ${folder.root}/docker/reports/images.html`]);
  expect(stdout).toContain('✓ shop-backend:local   150 kB of 200.0 MB   floor 150 kB (+0.0 %)');
  expect(readFileSync(join(folder.root, 'docker/reports/images.html'), 'utf8')).toContain('Images of shop');
});

test('compares with the last report', async () => {
  const folder = project();
  await folder.run(['image-report']);
  rebuild(folder, 150_000);
  const { stdout } = await folder.run(['image-report']);
  expect(stdout).toMatch(/\+100 kB since the report it is compared with\n +\+100 kB {2}opt\/venv\/lib\/site-packages\/openai/);
});

test('compares with a report that is named, as Markdown', async () => {
  const folder = project();
  await folder.run(['image-report', '--output', 'before']);
  rebuild(folder, 150_000);
  const { stdout } = await folder.run(['image-report', '--compare', 'before/images.json', '--markdown']);
  expect(stdout).toContain('| backend | 150 kB | 250 kB | +100 kB | 250 kB | 200.0 MB |');
  expect(stdout).toContain('| `opt/venv/lib/site-packages/openai` | 50 kB | 150 kB | +100 kB |');
});

test('without an earlier report, everything is new', async () => {
  expect((await project().run(['image-report', '--markdown'])).stdout).toContain('| backend | – | 150 kB | new |');
});

test('prints JSON', async () => {
  const { stdout } = await project().run(['image-report', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ format: 1, stack: 'shop', images: [{ service: 'backend', bytes: 150_000, floor: { base: 100_000, application: 50_000 } }] });
});

test('prints floors for the build script, and writes nothing', async () => {
  const folder = project();
  expect(await folder.run(['image-report', '--floors'])).toEqual({ status: 0, stdout: 'shop-backend:local sha256:1234 150000 150000', stderr: '' });
  expect(existsSync(join(folder.root, 'docker/reports'))).toBe(false);
});

test('an image of another Dockerfile has no floor', async () => {
  const folder = project();
  folder.write('docker/backend/Dockerfile', 'FROM debian\nRUN other\n');
  expect((await folder.run(['image-report', '--floors'])).stdout).toBe('shop-backend:local sha256:1234 150000 -');
});

test('has status 1 for an image above its budget', async () => {
  const backend = SHOP.services[1];
  const small = { ...SHOP, services: [{ ...backend, imageBuild: { ...backend.imageBuild!, sizeBudgetMegabytes: 0.1 } }] };
  const folder = project();
  folder.write('.projen/containers/shop.json', JSON.stringify(renderManifest(small)));
  expect(await folder.run(['image-report'])).toMatchObject({ status: 1, stdout: expect.stringMatching(/^✗ shop-backend:local/) });
});

test.each([
  ['that does not exist', 'none.json', '--compare names a file that does not exist: none.json.'],
  ['that is no report', 'other.json', '--compare names no report of this command: other.json.'],
])('refuses a report %s', async (_, file, message) => {
  const folder = project();
  folder.write('other.json', 'no JSON');
  expect(await folder.run(['image-report', '--compare', file])).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
});

test('looks at the services that are asked for, and knows no others', async () => {
  expect((await project().run(['image-report', '--service', 'backend'])).stdout).toContain('shop-backend:local');
  const { status, stderr } = await project().run(['image-report', '--service', 'migrations']);
  expect([status, stderr.split('\n')[0]]).toEqual([2, '! no service "migrations" is built here; there are: backend.']);
});

test('says what to do when an image is not built', async () => {
  const folder = project();
  folder.addProgram('docker', '[ "$1" = version ] || { echo "Error: No such image: shop-backend:local" >&2; exit 1; }');
  expect(await folder.run(['image-report'])).toMatchObject({ status: 1, stderr: '✗ shop-backend:local is not built.\n  Next: npx projen build-images' });
});

test('a stack that builds nothing has nothing to report', async () => {
  const folder = new ProgramFolder({ ...SHOP, services: [SHOP.services[0]] });
  expect(await folder.run(['image-report'])).toMatchObject({ status: 1, stderr: '✗ No service of the stack builds an image.' });
});
