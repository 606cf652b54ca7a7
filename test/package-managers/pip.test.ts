import { pip } from '../../src/package-managers/pip';
import { applicationFolder } from '../support/application-folder';
import { rendered } from '../support/dockerfile';

const plain = applicationFolder({ 'requirements.txt': 'fastapi==0.116.1\n' });
const hashed = applicationFolder({ 'requirements.txt': `fastapi==0.116.1 \\\n    --hash=sha256:${'a'.repeat(64)}\n` });

test('uv installs the requirements, with a cache that is in no layer', () => {
  expect(rendered(...pip.install(plain, []))).toBe(`ENV UV_COMPILE_BYTECODE=1 \\
    UV_LINK_MODE=copy \\
    UV_PYTHON_DOWNLOADS=never
# Only requirements.txt can invalidate this layer; uv installs it in a fraction of pip's time.
RUN --mount=type=bind,from=uv,source=/uv,target=/usr/local/bin/uv \\
    --mount=type=bind,source=requirements.txt,target=requirements.txt \\
    --mount=type=cache,target=/root/.cache/uv \\
    uv venv --quiet /opt/venv \\
 && uv pip install --python /opt/venv --requirement requirements.txt
`);
});

test('hashes in the requirements are enforced', () => {
  expect(rendered(...pip.install(hashed, []))).toContain('uv pip install --python /opt/venv --require-hashes --requirement requirements.txt\n');
  expect(rendered(...pip.install(hashed, ['pip-conf']))).toContain('--require-hashes --requirement requirements.txt\n');
  expect(rendered(...pip.install(plain, []))).not.toContain('hashes');
});

test('uv is handed the certificate authority and its own configuration, as mounts', () => {
  expect(rendered(...pip.install(plain, ['ca', 'npmrc', 'uv-toml']))).toContain(`    --mount=type=cache,target=/root/.cache/uv \\
    --mount=type=secret,id=ca \\
    --mount=type=secret,id=uv-toml \\
    { cat /etc/ssl/certs/ca-certificates.crt /run/secrets/ca > /dev/shm/ca-bundle.crt 2>/dev/null || true; } \\
 && export SSL_CERT_FILE=/dev/shm/ca-bundle.crt \\
 && { [ ! -f /run/secrets/uv-toml ] || export UV_CONFIG_FILE=/run/secrets/uv-toml; } \\
 && uv venv --quiet /opt/venv \\
`);
});

test('a pip.conf makes pip install, since uv does not read it', () => {
  expect(rendered(...pip.install(plain, ['ca', 'pip-conf']))).toBe(`# Only requirements.txt can invalidate this layer. pip, since only it reads the pip.conf of the build secret.
RUN --mount=type=bind,source=requirements.txt,target=requirements.txt \\
    --mount=type=cache,target=/root/.cache/pip \\
    --mount=type=secret,id=ca \\
    --mount=type=secret,id=pip-conf \\
    { cat /etc/ssl/certs/ca-certificates.crt /run/secrets/ca > /dev/shm/ca-bundle.crt 2>/dev/null || true; } \\
 && export PIP_CERT=/dev/shm/ca-bundle.crt \\
 && export PIP_CONFIG_FILE=/run/secrets/pip-conf \\
 && python -m venv --without-pip /opt/venv \\
 && pip --python /opt/venv install --disable-pip-version-check --requirement requirements.txt
`);
});

test('only requirements.txt enters the build for it', () => {
  expect(pip.inputs(plain)).toEqual(['requirements.txt']);
});
