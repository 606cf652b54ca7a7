import { labelInstruction } from '../../../src/resolve/images/image-labels';
import { rendered } from '../../support/dockerfile';

test('labels have the names of the OCI specification, and the revision is left to the build', () => {
  expect(rendered(labelInstruction({ source: 'https://example.com/shop', licenses: 'MIT', title: 'shop-backend' }))).toBe(
    `# org.opencontainers.image.revision is set by the build.
LABEL org.opencontainers.image.source="https://example.com/shop" \\
      org.opencontainers.image.licenses="MIT" \\
      org.opencontainers.image.title="shop-backend"
`,
  );
});

test('quotes in a label are escaped', () => {
  expect(rendered(labelInstruction({ title: 'the "shop"' }))).toContain('title="the \\"shop\\""');
});
