import { instructionText, layerOrigins, shippedStage } from '../../../src/cli/report/history';

const DOCKERFILE = [
  'ARG VERSION=1',
  'FROM node:24 AS builder',
  'RUN npm ci',
  'FROM --platform=$BUILDPLATFORM alpine:3.23 AS common',
  'ENV A=1',
  'FROM Common AS runner',
  'COPY --from=builder /app /app',
  'CMD ["node"]',
].join('\n');

const config = (...history: readonly { readonly created_by: string; readonly empty_layer?: boolean }[]) => ({ history });

test('what ships is the last stage, with the stages that it stands on', () => {
  expect(shippedStage(DOCKERFILE)).toEqual({ base: 'alpine:3.23', keywords: ['ENV', 'COPY', 'CMD'] });
});

test('or the stage that is built, with those that it stands on', () => {
  expect(shippedStage(DOCKERFILE, 'Builder')).toEqual({ base: 'node:24', keywords: ['RUN'] });
});

test('a Dockerfile without stages has none', () => {
  expect(shippedStage('')).toEqual({ base: 'scratch', keywords: [] });
});

test('the layers before those of the Dockerfile are the base', () => {
  const image = config(
    { created_by: 'ADD alpine.tar / # buildkit' },
    { created_by: 'CMD ["/bin/sh"]', empty_layer: true },
    { created_by: 'ENV A=1', empty_layer: true },
    { created_by: 'COPY /app /app # buildkit' },
    { created_by: 'CMD ["node"]', empty_layer: true },
  );
  expect(layerOrigins(image, shippedStage(DOCKERFILE))).toEqual([
    { instruction: 'ADD alpine.tar /', isBase: true },
    { instruction: 'COPY /app /app', isBase: false },
  ]);
});

test('an image that was built from another Dockerfile tells nothing', () => {
  const other = config({ created_by: 'ADD alpine.tar /' }, { created_by: 'ENV A=1', empty_layer: true }, { created_by: 'RUN x' }, { created_by: 'CMD ["node"]', empty_layer: true });
  expect(layerOrigins(other, shippedStage(DOCKERFILE))).toBeUndefined();
  expect(layerOrigins(config(), shippedStage(DOCKERFILE))).toBeUndefined();
});

test.each([
  ['RUN /bin/sh -c apk add curl # buildkit', 'RUN apk add curl'],
  ['RUN |1 VERSION=2 /bin/sh -c make   all # buildkit', 'RUN make all'],
  ['RUN /bin/bash -o pipefail -c make # buildkit', 'RUN make'],
  ['/bin/sh -c #(nop) ADD file:0 in / ', 'ADD file:0 in /'],
  ['/bin/sh -c apk add curl', 'RUN apk add curl'],
  ['# debian.sh --arch amd64', '# debian.sh --arch amd64'],
])('%s reads as %s', (created, instruction) => {
  expect(instructionText(created)).toBe(instruction);
});
