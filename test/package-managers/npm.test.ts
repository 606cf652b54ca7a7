import { npm } from '../../src/package-managers/npm';
import { rendered } from '../support/dockerfile';

const COMMENT = '# Only package.json and its lock file can invalidate this layer. All dependencies: the build needs them.\n';

test('installs exactly what is locked, with a cache that is in no layer', () => {
  expect(rendered(...npm.install([]))).toBe(`${COMMENT}RUN --mount=type=bind,source=package.json,target=package.json \\
    --mount=type=bind,source=package-lock.json,target=package-lock.json \\
    --mount=type=cache,target=/root/.npm \\
    npm ci --no-audit --no-fund
`);
});

test('hands npm the certificate authority and the .npmrc, as mounts', () => {
  expect(rendered(...npm.install(['ca', 'npmrc', 'pip-conf', 'uv-toml']))).toBe(`${COMMENT}RUN --mount=type=bind,source=package.json,target=package.json \\
    --mount=type=bind,source=package-lock.json,target=package-lock.json \\
    --mount=type=cache,target=/root/.npm \\
    --mount=type=secret,id=ca \\
    --mount=type=secret,id=npmrc \\
    export NODE_EXTRA_CA_CERTS=/run/secrets/ca \\
 && export NPM_CONFIG_USERCONFIG=/run/secrets/npmrc \\
 && npm ci --no-audit --no-fund
`);
});

test('runs a script of package.json', () => {
  expect(npm.run('build')).toBe('npm run build');
});

test('what the installation reads is what it mounts', () => {
  const text = rendered(...npm.install([]));
  for (const input of npm.inputs) expect(text).toContain(`source=${input},`);
});
