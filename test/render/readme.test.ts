import type { StackModel } from '../../src/model/stack-model';
import type { WorkflowModel } from '../../src/model/workflow-model';
import { renderReadme } from '../../src/render/readme';
import { buildModel, clusterStack, publishedPort, serviceModel, stackModel } from '../support/models';
import { publishedStack, workflowModel } from '../support/workflows';

const stack = stackModel({
  services: [
    serviceModel({ name: 'db', image: 'postgres:17', port: { container: 5432, protocol: 'postgresql', checkPath: '' } }),
    serviceModel({
      name: 'back-end',
      imageBuild: buildModel(),
      port: publishedPort(8000, 'BACK_END_PORT'),
      networks: ['back-end', 'db'],
      dependencies: [{ service: 'db', condition: 'service_healthy' }],
      secrets: [{ secret: 'key', target: 'api_key' }],
    }),
  ],
  secrets: [{ name: 'key', source: { kind: 'environment', variable: 'API_KEY' } }],
});

test('the diagram shows who is published and who reaches whom', () => {
  expect(renderReadme(stack)).toContain(
    [
      'flowchart LR',
      '  browser([browser])',
      '  db[("db")]',
      '  back_end["back-end<br>:8000"]',
      '  browser -- "127.0.0.1:8000" --> back_end',
      '  back_end --> db',
    ].join('\n'),
  );
});

test('the tables name addresses, the variables that move them, and who reads a secret where', () => {
  const text = renderReadme(stack);
  expect(text).toContain('<http://localhost:8000>');
  expect(text).toContain('| `BACK_END_PORT` | 8000 | port of back-end on this machine |');
  expect(text).toContain('| `DB_PORT` | 5432 | port of db on this machine, in development mode |');
  expect(text).toContain('`docker/.env`');
  expect(text).toContain('| key | back-end, as `/run/secrets/api_key` | from `$API_KEY`, else empty |');
});

test('commands are the tasks by the names that the stack gives them', () => {
  const renamed = stackModel({ tasks: { ...stack.tasks, up: 'stack:up' } });
  expect(renderReadme(renamed)).toContain('| `npx projen stack:up` |');
});

test('what brings projen is installed first, and is not needed once the project is without it', () => {
  const [before, after] = [{}, { taskRunner: 'node scripts/run-task.cjs' }].map((about) => renderReadme({ ...stack, ...about }));
  expect(before).toContain('## Commands\n\nIn a fresh clone, first install the packages of the project itself: `npm ci`');
  expect(after).not.toMatch(/npm ci|are generated/);
  expect(after).toContain('| `node scripts/run-task.cjs up` |');
  expect(after).not.toContain('npx projen');
});

describe('images that a workflow publishes', () => {
  const published = (workflow?: WorkflowModel) => renderReadme(publishedStack({ workflow })).split('## Published images')[1];

  test('are told with how to run them', () => {
    expect(published(workflowModel({ branches: ['release/1.x', 'main'] }))).toBe(`

\`.github/workflows/images.yml\` publishes the images to \`ghcr.io/acme\`: from release/1.x, main, tagged with branch and commit, and from every version tag such as \`v1.2.3\`. Each image is signed; the summary of the publishing run shows how to verify it.

\`\`\`sh
IMAGE_TAG=release-1.x npx projen up
\`\`\`

runs them here.
`);
  });

  test('are not said to be signed where they are not, and not at all where none are', () => {
    expect(published(workflowModel({ sign: false }))).not.toContain('signed');
    expect(published()).toBeUndefined();
  });
});

describe('a stack that a cluster runs', () => {
  const inCluster = (about: Partial<StackModel> = {}) => renderReadme(clusterStack(about)).split('## In a cluster')[1];

  test('is told with the way to a cluster of this machine', () => {
    expect(inCluster({ secrets: [{ name: 'key', source: { kind: 'random' } }] })).toContain(`
npx projen build-images
npx projen load-minikube
npx projen secrets
kubectl apply --filename kubernetes/base/namespace.yaml
kubectl create secret generic shop-secrets --namespace shop --from-file=docker/secrets
kubectl apply --kustomize kubernetes/local
`);
  });

  test('needs no Secret without secrets', () => {
    expect(inCluster({ secrets: [] })).toContain('npx projen load-minikube\nkubectl apply --kustomize kubernetes/local\n');
  });
});
