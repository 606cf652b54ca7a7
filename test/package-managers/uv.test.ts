import { uv } from '../../src/package-managers/uv';
import { applicationFolder } from '../support/application-folder';
import { rendered } from '../support/dockerfile';

const folder = applicationFolder({ 'pyproject.toml': '', 'uv.lock': '' });
const HEAD = `ENV UV_COMPILE_BYTECODE=1 \\
    UV_LINK_MODE=copy \\
    UV_PYTHON_DOWNLOADS=never \\
    UV_PROJECT_ENVIRONMENT=/opt/venv \\
    UV_NO_DEV=1
# Only the lock file and pyproject.toml can invalidate this layer.
RUN --mount=type=bind,from=uv,source=/uv,target=/usr/local/bin/uv \\
    --mount=type=bind,source=pyproject.toml,target=pyproject.toml \\
    --mount=type=bind,source=uv.lock,target=uv.lock \\
    --mount=type=cache,target=/root/.cache/uv \\
`;

test('installs exactly what is locked, without the project and without development packages', () => {
  expect(rendered(...uv.install(folder, []))).toBe(`${HEAD}    uv sync --locked --no-install-project\n`);
});

test('hands uv the certificate authority and its configuration, as mounts', () => {
  expect(rendered(...uv.install(folder, ['ca', 'npmrc', 'uv-toml']))).toBe(`${HEAD}    --mount=type=secret,id=ca \\
    --mount=type=secret,id=uv-toml \\
    { cat /etc/ssl/certs/ca-certificates.crt /run/secrets/ca > /dev/shm/ca-bundle.crt 2>/dev/null || true; } \\
 && export SSL_CERT_FILE=/dev/shm/ca-bundle.crt \\
 && { [ ! -f /run/secrets/uv-toml ] || export UV_CONFIG_FILE=/run/secrets/uv-toml; } \\
 && uv sync --locked --no-install-project
`);
});

test('what the installation reads is what it mounts', () => {
  const text = rendered(...uv.install(folder, []));
  for (const input of uv.inputs(folder)) expect(text).toContain(`source=${input},`);
});
