import { ProofFolder } from '../../support/proof';

// Each goes through bash many times.
jest.setTimeout(60_000);

test('the stack differs from the one that is shipped by its user, by dying for good, and by nothing else', async () => {
  const folder = new ProofFolder();
  await folder.prove();
  expect(JSON.parse(folder.read('.state/override.json'))).toEqual({
    services: {
      backend: { restart: 'no', user: '654321:654321' },
      migrations: { restart: 'no', user: '654321:654321' },
      // Its data belongs to the user of its image.
      postgres: { restart: 'no' },
    },
  });
});

test('images have a tag, and services ports of their own', async () => {
  const folder = new ProofFolder();
  folder.setBuild('touch "$ROOT/.state/built"; echo "$IMAGE_TAG $BACKEND_PORT" >"$ROOT/.state/seen"');
  await folder.run(['prove'], { IMAGE_TAG: 'local', BACKEND_PORT: '8000', COMPOSE_PROJECT_NAME: 'shop' });
  expect(folder.read('.state/seen')).toMatch(/^prove-[0-9a-f]{8} (?!8000)\d{4,5}\n$/);
});

test('a compose file that compose does not take is told', async () => {
  const folder = new ProofFolder();
  folder.addProgram('docker', 'case "$*" in *config*) echo "services.backend: additional properties" >&2; exit 15 ;; esac');
  const { status, stderr } = await folder.run(['prove']);
  expect(stderr).toContain('✗ Compose does not take docker/docker-compose.yml: services.backend: additional properties\n  Next: look at the overrides; npx projen');
  expect(status).toBe(1);
});
