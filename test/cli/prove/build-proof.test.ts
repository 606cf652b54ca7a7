import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { SHOP } from '../../support/cli';
import { ProofFolder } from '../../support/proof';

// Each goes through bash many times.
jest.setTimeout(60_000);

/** The row of a service. */
async function row(folder: ProofFolder, service: string): Promise<Record<string, unknown> | undefined> {
  return (await folder.prove()).json.services.find((each) => each.service === service);
}

test('an image that is not built is told, and nothing is started that runs it', async () => {
  const folder = new ProofFolder();
  folder.setBuild('echo "✗ A base image cannot be found."; echo "  Next: check the lines"; exit 1');
  const { json } = await folder.prove();
  const [postgres, migrations, backend] = json.services;
  expect(backend).toMatchObject({ built: 'no', started: 'not reached', cause: { column: 'built', line: 'A base image cannot be found.' } });
  expect(migrations).toMatchObject({ built: 'no', cause: { likely: 'it runs the image of backend: look at that one first.' } });
  expect(postgres).toMatchObject({ built: 'not needed', stopped: 'yes' });
});

test('an image above its size budget fails no build, so that none is built once more', async () => {
  const folder = new ProofFolder();
  folder.setBuild('touch "$ROOT/.state/built"; case " $* " in *" --any-size "*) ;; *) echo "✗ Above the size budget: backend."; exit 1 ;; esac');
  expect(await row(folder, 'backend')).toMatchObject({ built: 'yes', stopped: 'yes', megabytes: 150 });
});

test('the folder of the application, and its Dockerfile, have to be there', async () => {
  const folder = new ProofFolder();
  const [, { imageBuild }] = SHOP.services;
  rmSync(join(folder.root, 'docker/backend/Dockerfile'));
  expect(await row(folder, 'backend')).toMatchObject({ detected: 'yes', synthesised: 'no', cause: { line: 'docker/backend/Dockerfile does not exist' } });
  rmSync(join(folder.root, imageBuild?.context ?? ''), { recursive: true });
  expect(await row(folder, 'backend')).toMatchObject({ detected: 'no', built: 'not reached', cause: { line: 'backend does not exist' } });
});
