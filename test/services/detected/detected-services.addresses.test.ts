import { ContainerStack } from '../../../src';
import { Files, inFolder } from '../../support/application-folder';
import { fastApiWith, NEXTJS } from '../../support/applications';
import { synth, synthWithWarnings } from '../../support/synth';

const warnings = (files: Files) => synthWithWarnings(files, (project) => void ContainerStack.detect(project)).warnings;

test('a host that only the code knows is told with the place', () => {
  const files = inFolder('backend', fastApiWith('db', 'engine = create_engine("postgresql://app@localhost/shop")\n'));
  expect(warnings(files)).toContainEqual(expect.stringMatching(/^sample\/backend: backend\/src\/db\.py:1 has the address of PostgreSQL written in it, /));
});

test('so is one that rewrites lead to', () => {
  const config = "export default { rewrites: async () => [{ source: '/api/:path*', destination: 'http://localhost:8000/:path*' }] };\n";
  expect(warnings(inFolder('web', { ...NEXTJS, 'next.config.ts': config }))).toContainEqual(
    'sample/web: web/next.config.ts:1 has the address of the backend written in it, and localhost is not that server in a container or on another machine. Let the code read it from a variable, such as API_URL.');
});

test('so is the default of a variable, where it leads to no service of the stack', () => {
  const files = inFolder('backend', fastApiWith('auth', 'import os\nAUTH = os.getenv("AUTH_SERVER_URL", "http://localhost:3001")\n'));
  expect(warnings(files)).toContainEqual(
    "sample/backend: AUTH_SERVER_URL leads to localhost:3001, which is not in the stack. Give it the address of one, services: { backend: { environment: { AUTH_SERVER_URL: '…' } } }; or add one with ContainerService.");
});

test('code of the server that opens an address for browsers is led to the service inside of the stack', () => {
  const code = 'export const load = () => fetch(`${process.env.NEXT_PUBLIC_API_URL ?? "http://localhost:8000"}/todos`);\n';
  const web = { ...NEXTJS, 'lib/api.ts': code, 'app/todos.tsx': '"use client";\nimport { load } from "../lib/api";\n' };
  const repository = synth({ ...inFolder('api', fastApiWith('todos', '')), ...inFolder('web', web) }, (project) => void ContainerStack.detect(project));
  expect(repository.service('web')).toMatchObject({
    environment: {
      NEXT_PUBLIC_API_URL: 'http://localhost:${API_PORT:-8000}',
      INTERNAL_ADDRESSES: 'http://localhost:${API_PORT:-8000}=http://api:8000',
    },
    networks: ['web', 'api'],
  });
});
