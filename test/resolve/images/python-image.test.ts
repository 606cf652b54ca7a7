import { HealthCheck } from '../../../src/model/health-check';
import { Instruction } from '../../../src/model/instruction';
import { pip } from '../../../src/package-managers/pip';
import { uv } from '../../../src/package-managers/uv';
import { renderDockerfile } from '../../../src/render/dockerfile';
import { BASE_FAMILIES } from '../../../src/resolve/images/base-families';
import { pythonDockerfile, PythonImage } from '../../../src/resolve/images/python-image';
import { stage } from '../../support/dockerfile';
import { pythonProject } from '../../support/python-project';

const PROJECT = pythonProject({ 'requirements.txt': '' });

function image(about: Partial<PythonImage> = {}): string {
  const dockerfile = pythonDockerfile({
    project: PROJECT,
    packageManager: pip,
    pythonImage: 'python:3.13',
    uvImage: 'astral/uv:0.13',
    base: { family: 'slim', facts: BASE_FAMILIES.slim, image: 'debian:trixie-slim', custom: false },
    systemPackages: { builder: [], runtime: [] },
    optionalLibraries: [],
    removeDevelopmentFiles: true,
    stripNativeModules: true,
    sources: ['src'],
    stored: { folders: [], links: [] },
    logs: [],
    isFolder: (path) => ['alembic', 'shop.v2', 'src'].includes(path),
    startFolder: '.',
    importFolders: [],
    environment: { UVICORN_PORT: '8000' },
    command: ['uvicorn', 'src.main:app'],
    developmentCommand: ['uvicorn', 'src.main:app', '--reload'],
    port: 8000,
    user: '1000:1000',
    healthProbe: HealthCheck.command(['true'])._toProbe(),
    labels: { title: 'shop-backend' },
    name: 'shop-backend',
    instructionsAt: () => [],
    ...about,
  });
  return renderDockerfile(dockerfile, 'docker/pins/Dockerfile');
}
const stages = (text: string) => [...text.matchAll(/^FROM (\S+) AS (\S+)$/gm)].map(([, from, name]) => `${name} from ${from}`);

test('the stages follow from what is needed', () => {
  expect(stages(image())).toEqual([
    'uv from astral/uv:0.13',
    'builder from python:3.13',
    'binutils from python:3.13',
    'stripped from builder',
    'development from python:3.13',
    'interpreter from python:3.13',
    'code from interpreter',
    'runtime from debian:trixie-slim',
  ]);
});

test('nothing is stripped where that is switched off', () => {
  const text = image({ stripNativeModules: false, removeDevelopmentFiles: false });
  expect(stages(text).join()).not.toContain('stripped');
  expect(stage(text, 'runtime')).toContain('COPY --link --from=builder /opt/venv /opt/venv');
});

test('uv is not fetched where pip installs', () => {
  expect(stages(image({ project: { ...PROJECT, buildSecrets: ['pip-conf'] } })).join()).not.toContain('uv from');
});

test('what ships has no package manager, and is run by a user who owns nothing', () => {
  const runtime = stage(image({ user: '1001:1002' }), 'runtime') ?? '';
  expect(runtime).toContain('rm -rf /usr/bin/apt* /usr/bin/dpkg* /usr/lib/apt /usr/lib/dpkg');
  expect(runtime).toContain("echo 'app:x:1001:1002::/nonexistent:/sbin/nologin' >> /etc/passwd");
  expect(runtime).toContain('\nUSER 1001:1002\n');
  expect(runtime).not.toContain('--chown');
  expect(runtime).not.toMatch(/\b(pip|uv) /);
});

test('in development the user owns the sources', () => {
  const development = stage(image({ user: '1001:1002' }), 'development') ?? '';
  expect(development).toContain('install -d -o 1001 -g 1002 /app\n');
  expect(development).toContain('COPY --chown=1001:1002 src ./src\n');
});

test('the server is process 1, with its settings in the environment', () => {
  const runtime = stage(image(), 'runtime') ?? '';
  expect(runtime).toContain('    UVICORN_PORT=8000\n');
  expect(runtime).toMatch(/\nCMD \["uvicorn", "src.main:app"\]\n$/);
  expect(runtime).toContain('\nEXPOSE 8000\n');
});

test('what the code logs to a file beside it goes to the log of the container', () => {
  const text = image({ logs: [{ path: 'api.log', rotates: false }, { path: 'src/app.log', rotates: true }] });
  expect(stage(text, 'code')).toContain('RUN ln -sf /dev/stderr api.log \\\n && ln -sf /tmp/app.log src/app.log\n');
  expect(image()).not.toContain('/dev/stderr');
});

test('a volume outside of the application gets its permissions in every stage that runs', () => {
  const text = image({ stored: { folders: ['/data'], links: [] } });
  expect(stage(text, 'development')).toContain('RUN install -d -m 1777 /data\n');
  expect(stage(text, 'code')).toContain('RUN install -d -m 1777 /stored/data\n');
  expect(stage(text, 'runtime')).toContain('COPY --from=code /stored/ /\n');
  expect(image()).not.toContain('/stored');
});

describe('the sources', () => {
  const copied = (...sources: string[]) => [...(stage(image({ sources }), 'code') ?? '').matchAll(/^COPY (?!--).*$/gm)].map(([line]) => line);

  test('keep their folders', () => {
    expect(copied('alembic.ini', 'main.py', 'alembic', 'src')).toEqual(['COPY alembic.ini main.py ./', 'COPY alembic ./alembic', 'COPY src ./src']);
  });

  test('may have names with spaces', () => {
    expect(copied('one file.py')).toEqual(['COPY ["one file.py", "./"]']);
  });

  test('may be a folder with a dot in its name', () => {
    expect(copied('shop.v2')).toEqual(['COPY shop.v2 ./shop.v2']);
  });

  test('may be a file in a folder, which stays in it', () => {
    expect(copied('src/main.py').join()).toMatch(/ \.\/src\/(main\.py)?$/);
  });
});

test("additions of the team stand beside the library's own instructions", () => {
  const text = image({ instructionsAt: (point) => [Instruction.raw(`RUN echo ${point}`)] });
  expect(stage(text, 'builder')).toContain('WORKDIR /app\nRUN echo before-dependencies\n');
});

describe('an application in a folder of its build context', () => {
  const text = image({ sources: ['api/app', 'api/alembic.ini'], startFolder: 'api', importFolders: ['api/src'] });

  test.each(['code', 'development'])('keeps its place in %s', (name) => {
    expect(stage(text, name)).toMatch(/COPY (--chown=\S+ )?api\/app \.\/api\/app\n/);
  });

  test.each(['runtime', 'development'])('starts there in %s', (name) => {
    expect(stage(text, name)).toContain('\nWORKDIR /app/api\n');
    expect(stage(text, name)).toContain('    PYTHONPATH=/app/api/src\n');
  });
});

test.each(['code', 'development'])('an application that imports itself by the name of its folder finds itself there in %s', (name) => {
  const text = image({ importedAs: 'api' });
  expect(stage(text, name)).toContain('\n# Its modules import each other by the name of the folder that they lie in.\nRUN mkdir .imports \\\n && ln -s .. .imports/api\n');
  expect(stage(text, 'runtime')).toContain('    PYTHONPATH=/app/.imports\n');
});

test('packages of the repository are installed in a stage of their own, so that their edit installs nothing else anew', () => {
  const lock = '[[package]]\nname = "api"\nsource = { virtual = "api" }\ndependencies = [{ name = "tax" }]\n[[package]]\nname = "tax"\nsource = { editable = "libs/tax" }\n';
  const text = image({ packageManager: uv, project: pythonProject({ 'uv.lock': lock }, { path: 'api' }) });
  expect(stages(text)).toContain('packages from builder');
  expect(stage(text, 'packages')).toContain('COPY libs/tax libs/tax\n');
  expect(stage(text, 'packages')).toContain('--no-deps --no-sources --target /opt/packages ./libs/tax\n');
  expect(stage(text, 'runtime')).toContain('COPY --link --from=packages /opt/packages /opt/packages\n');
  expect(stage(text, 'runtime')).toContain('    PYTHONPATH=/opt/packages\n');
  expect(stage(text, 'stripped')).not.toContain('packages');
});

test('the environment that is kept belongs to one image and one interpreter', () => {
  const text = image({ packageManager: uv, project: pythonProject({ 'uv.lock': '' }), pythonImage: 'registry.example.com/python:3.12-slim' });
  expect(stage(text, 'builder')).toContain('id=shop-backend-venv-registry-example-com-python-3-12-slim-$TARGETPLATFORM');
});

test('a file that does not compile does not stop the build, for nothing may import it', () => {
  expect(stage(image(), 'code')).toMatch(/^# A file that does not compile.*\n(# .*\n)?RUN python -m compileall -q .* \. \|\| true \\\n/m);
});

test('only root may change the code, and before folders are made that everyone may write to', () => {
  const text = stage(image({ stored: { folders: ['data'], links: [] } }), 'code')!;
  expect(text.indexOf('chmod go-w')).toBeGreaterThan(text.indexOf('compileall'));
  expect(text.indexOf('install -d -m 1777 data')).toBeGreaterThan(text.indexOf('chmod go-w'));
});

test('compilers are in the builder alone, libraries in what ships', () => {
  const text = image({ systemPackages: { builder: ['gcc'], runtime: ['libpq5'] } });
  expect(stage(text, 'builder')).toContain('--no-install-recommends gcc ');
  expect(stage(text, 'interpreter')).toContain('--no-install-recommends libpq5 ');
  expect(text.match(/gcc/g)).toHaveLength(1);
});

test('on a base without a shell no instruction needs one', () => {
  const runtime = stage(image({ base: { family: 'distroless', facts: BASE_FAMILIES.distroless, image: 'distroless:1', custom: false } }), 'runtime');
  expect(runtime).toContain('COPY --link --from=code /app /app');
  expect(runtime).not.toContain('\nRUN');
});

test("on Alpine no command has an option that busybox's tools do not know", () => {
  const project = pythonProject({ 'requirements.txt': '-e .\n-e libs/tax\n', 'pyproject.toml': '[project]\nname = "shop"\n' });
  const text = image({ project, base: { family: 'alpine', facts: BASE_FAMILIES.alpine, image: 'alpine:3', custom: false } });
  expect(text).toMatch(/\bgrep -/);
  expect(text).not.toMatch(/\b(?:awk|basename|cp|grep|mkdir|readlink|rm|sed) (?:[^&|;\n]*? )?--[a-z]/);
  expect(text).not.toMatch(/-delete|-printf|-regextype|dpkg|ldconfig/);
});
