import { reportImage } from '../../../src/cli/report/stack-report';
import { entry } from '../../support/images';

const DOCKERFILE = 'FROM alpine:3.23 AS runner\nCOPY --from=node /usr/local/bin/node /usr/local/bin/node\nRUN rm /sbin/apk\nCOPY app /app\n';
const HISTORY = ['ADD alpine.tar /', 'COPY /usr/local/bin/node /usr/local/bin/node', 'RUN /bin/sh -c rm /sbin/apk # buildkit', 'COPY app /app'];
const LAYERS = [
  [entry('bin/sh', 3_000_000), entry('sbin/apk', 500_000)],
  [entry('usr/local/bin/node', 90_000_000, { elf: { symbolBytes: 1_000_000, needed: [] } })],
  [entry('sbin/.wh.apk')],
  [entry('app/server.js', 2_000_000)],
];
const FACTS = { service: 'frontend', image: 'shop-frontend:local', id: 'sha256:1', budget: 150e6, dockerfile: DOCKERFILE };

function report(history = HISTORY) {
  const config = {
    config: { WorkingDir: '/app', Labels: { 'org.opencontainers.image.revision': 'abc' } },
    history: history.map((created_by) => ({ created_by })),
  };
  return reportImage({ names: ['shop-frontend:local'], config, layers: LAYERS }, FACTS);
}

test('tells what is shipped, layer by layer', () => {
  const { bytes, base, revision, layers } = report();
  expect([bytes, base, revision]).toEqual([95_500_000, 'alpine:3.23', 'abc']);
  expect(layers).toEqual([
    { instruction: 'ADD alpine.tar /', isBase: true, bytes: 3_500_000, files: 2, hidden: 500_000 },
    { instruction: 'COPY /usr/local/bin/node /usr/local/bin/node', isBase: false, bytes: 90_000_000, files: 1, hidden: 0 },
    { instruction: 'RUN rm /sbin/apk', isBase: false, bytes: 0, files: 1, hidden: 0 },
    { instruction: 'COPY app /app', isBase: false, bytes: 2_000_000, files: 1, hidden: 0 },
  ]);
});

test('the floor is the base as it is pulled, the stripped runtime and the application', () => {
  expect(report().floor).toMatchObject({ bytes: 94_500_000, base: 3_500_000, runtime: 89_000_000, application: 2_000_000 });
});

test('size, floor and what is above it agree to the byte', () => {
  const { bytes, floor } = report();
  expect(bytes).toBe((floor?.bytes ?? 0) + (floor?.above ?? []).reduce((sum, kind) => sum + kind.bytes, 0));
});

test('tells what is hidden, and that the deleted package manager cannot be used', () => {
  expect(report()).toMatchObject({ hidden: { bytes: 500_000, ofBase: 500_000, count: 1 }, packageManagers: [] });
});

test('what the base brought has its own area in the tree', () => {
  const { files } = report();
  expect(files.children?.map(({ name, area }) => [name, area])).toEqual([['usr', 'runtime'], ['bin', 'base'], ['app', 'application']]);
});

test('an image of another Dockerfile has no floor, and its layers no names', () => {
  const { floor, layers } = report(['ADD alpine.tar /', 'RUN something']);
  expect(floor).toBeUndefined();
  expect(layers[0]).toMatchObject({ instruction: 'unknown', isBase: false });
});
