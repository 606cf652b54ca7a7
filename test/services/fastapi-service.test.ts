import { ContainerStack, FastApiService, FastApiServiceOptions, Instruction, InstructionPoint, Postgres, Secret } from '../../src';
import { Files, inFolder } from '../support/application-folder';
import { FASTAPI, fastApiWith, FASTAPI_WITH_DATABASE } from '../support/applications';
import { stage } from '../support/dockerfile';
import { Repository, synth, synthError } from '../support/synth';

const describeStack = (options: Partial<FastApiServiceOptions>) => (project: ConstructorParameters<typeof ContainerStack>[0]) => {
  new FastApiService(new ContainerStack(project, { name: 'shop' }), 'api', { path: 'api', ...options });
};
const stackWith = (options: Partial<FastApiServiceOptions> = {}, files: Files = FASTAPI): Repository =>
  synth(inFolder('api', files), describeStack(options));
const dockerfile = (options: Partial<FastApiServiceOptions> = {}, files: Files = FASTAPI): string => stackWith(options, files).text('docker/api/Dockerfile');
const errorOf = (files: Files, options: Partial<FastApiServiceOptions> = {}): string => synthError(inFolder('api', files), describeStack(options));

test('everything is read from the folder', () => {
  const text = dockerfile();
  expect(text).toContain('\nCMD ["uvicorn", "src.main:app", "--timeout-graceful-shutdown", "20"]\n');
  expect(text).toContain('127.0.0.1:8000/health');
  expect(text).toContain('--requirement requirements.txt');
  expect(stage(text, 'code')).toContain('\nCOPY src ./src\n');
});

test('the server stops before docker kills it', () => {
  const graceful = Number(/--timeout-graceful-shutdown", "(\d+)"/.exec(dockerfile())?.[1]);
  expect(graceful).toBeLessThan(Number.parseInt(String(stackWith().service('api').stop_grace_period), 10));
});

test('a version that is none is refused', () => {
  expect(errorOf(FASTAPI, { pythonVersion: 'latest' })).toContain('pythonVersion is "latest".');
});

test('development reloads on a change', () => {
  expect(stage(dockerfile(), 'development')).toContain('CMD ["uvicorn", "src.main:app", "--reload"]');
  expect(stackWith().compose('docker/docker-compose.dev.yml').services.api.develop.watch).toEqual([
    { action: 'sync', path: '../api/src', target: '/app/src' },
    { action: 'rebuild', path: '../api/requirements.txt' },
  ]);
});

test('only what the image needs enters the build', () => {
  const ignore = stackWith({}, FASTAPI_WITH_DATABASE).text('docker/api/Dockerfile.dockerignore');
  expect(ignore.split('\n').filter((line) => line.startsWith('!'))).toEqual(['!alembic', '!alembic.ini', '!requirements.txt', '!src']);
  expect(ignore).toContain('\n**/tests\n');
});

test('what lies on this machine in folders that it writes to stays there, and none of them is in the image with the permissions of another', () => {
  const main = "import os\nfrom fastapi import FastAPI\nos.makedirs('uploads', exist_ok=True)\nos.makedirs('src/media', exist_ok=True)\napp = FastAPI()\n";
  const repository = stackWith({}, { ...FASTAPI, 'src/main.py': main, 'uploads/.gitkeep': '', 'src/media/.gitkeep': '' });
  expect(repository.text('docker/api/Dockerfile')).not.toContain('uploads');
  expect(repository.text('docker/api/Dockerfile.dockerignore')).toContain('does without,\nsrc/media\nuploads\n');
  expect(repository.service('api').tmpfs).toEqual(['/tmp:size=64m,mode=1777', '/app/src/media:size=64m,mode=1777', '/app/uploads:size=64m,mode=1777']);
});

test('what the Dockerfile copies is never ignored', () => {
  const repository = stackWith({}, FASTAPI_WITH_DATABASE);
  const allowed = repository.text('docker/api/Dockerfile.dockerignore').split('\n').map((line) => line.replace(/^!/, ''));
  const copies = [...repository.text('docker/api/Dockerfile').matchAll(/^COPY (?!.*--from)(?:--\S+ )*(.+) \S+$/gm)].flatMap(([, paths]) => paths.split(' '));
  expect(copies.length).toBeGreaterThan(0);
  for (const path of copies) expect(allowed).toContain(path);
});

describe('without a route for health checks', () => {
  const probe = (code: string) => /^ {4}CMD (.*)$/m.exec(dockerfile({}, { ...FASTAPI, 'src/main.py': code }))?.[1];

  test('the documentation of the API is asked, and any answer but an error of the server will do', () => {
    expect(probe('app = FastAPI()\n')).toContain("c.request('GET', '/docs'); raise SystemExit(c.getresponse().status >= 500)");
  });

  test('whatever answers is asked where there is no documentation', () => {
    expect(probe('app = FastAPI(openapi_url=None)\n')).toContain("c.request('GET', '/')");
  });
});

describe('the lock file of a workspace above', () => {
  const lock = '[[package]]\nname = "api"\nsource = { virtual = "services/api" }\ndependencies = [{ name = "fastapi" }, { name = "uvicorn" }, { name = "tax" }]\n[[package]]\nname = "fastapi"\n[[package]]\nname = "uvicorn"\n[[package]]\nname = "tax"\nsource = { editable = "libs/tax" }\n';
  const files = {
    '.git/HEAD': '',
    'uv.lock': lock,
    'pyproject.toml': '[tool.uv.workspace]\nmembers = ["services/*", "libs/*"]\n',
    'libs/tax/pyproject.toml': '',
    'services/api/pyproject.toml': '[project]\nname = "api"\ndependencies = ["fastapi"]\n',
    'services/api/main.py': 'app = FastAPI()\n',
  };
  const repository = () => synth(files, (project) => {
    new FastApiService(new ContainerStack(project, { name: 'shop' }), 'api', { path: 'services/api' });
  });

  test('makes its folder the build context', () => {
    const { build, develop } = repository().compose('docker/docker-compose.dev.yml').services.api;
    expect(repository().service('api').build).toEqual({ context: '..', dockerfile: 'docker/api/Dockerfile' });
    expect(build).toEqual({ target: 'development' });
    expect(develop.watch).toContainEqual({ action: 'sync', path: '../services/api/main.py', target: '/app/services/api/main.py' });
    expect(develop.watch).toContainEqual({ action: 'rebuild', path: '../uv.lock' });
  });

  test('has the folders that the member makes where the member lies', () => {
    const making = { ...files, 'services/api/main.py': 'LOGS = Path(__file__).parent / "logs"\nLOGS.mkdir()\napp = FastAPI()\n' };
    const { tmpfs } = synth(making, (project) => {
      new FastApiService(new ContainerStack(project, { name: 'shop' }), 'api', { path: 'services/api' });
    }).service('api');
    expect(tmpfs).toContain('/app/services/api/logs:size=64m,mode=1777');
  });

  test('lets into the build what the member needs', () => {
    const ignore = repository().text('docker/api/Dockerfile.dockerignore').split('\n').filter((line) => line.startsWith('!'));
    expect(ignore).toEqual(['!libs/tax', '!pyproject.toml', '!services/api/main.py', '!services/api/pyproject.toml', '!uv.lock']);
  });
});

test('a server that is there in place of uvicorn is started, with the same time for requests in flight', () => {
  const withServer = (requirement: string) => ({ ...FASTAPI, 'requirements.txt': `fastapi==0.116.1\n${requirement}\n` });
  const granian = dockerfile({}, withServer('granian==2.8.9'));
  expect(stage(granian, 'runtime')).toContain('GRANIAN_HOST=0.0.0.0 \\\n    GRANIAN_PORT=8000 \\\n    GRANIAN_INTERFACE=asgi\n');
  expect(stage(granian, 'runtime')).toMatch(/\nCMD \["granian", "src\.main:app", "--workers-kill-timeout", "20"\]\n$/);
  const hypercorn = dockerfile({}, withServer('hypercorn==0.18.0'));
  expect(stage(hypercorn, 'development')).toContain('\nCMD ["hypercorn", "--bind", "0.0.0.0:8000", "src.main:app", "--reload"]\n');
});

test('another server than uvicorn is a command', () => {
  const text = dockerfile({ command: ['hypercorn', 'src.main:app'] });
  expect(stage(text, 'runtime')).toMatch(/\nCMD \["hypercorn", "src.main:app"\]\n$/);
  expect(stage(text, 'development')).toContain('\nCMD ["hypercorn", "src.main:app"]\n');
});

test('a Python that the application cannot run on makes way for one that it can', () => {
  const repository = stackWith({}, { ...FASTAPI, 'pyproject.toml': '[project]\nname = "api"\nversion = "1"\nrequires-python = ">=3.10,<3.13"\n' });
  expect(repository.text('docker/api/Dockerfile')).toContain('FROM python:3.12-slim-trixie AS builder\n');
  expect(repository.text('docker/pins/Dockerfile')).toContain('FROM python:3.12-slim-trixie AS python-3.12\n');
  expect(repository.text('docker/pins/Dockerfile')).not.toContain(' AS python\n');
});

test('what the code imports of the standard library decides where no file names a Python that has lost it', () => {
  const files = fastApiWith('uploads', 'import imghdr\n');
  expect(dockerfile({}, files)).toContain('FROM python:3.12-slim-trixie AS builder\n');
  expect(dockerfile({}, { ...files, '.python-version': '3.13\n' })).toContain('FROM python:3.13-slim-trixie AS builder\n');
});

test('a port that the team serves on is taken over', () => {
  expect(dockerfile({}, { ...FASTAPI, Procfile: 'web: uvicorn src.main:app --port 8080\n' })).toContain('\nEXPOSE 8080\n');
});

test('what is said wins over what is found', () => {
  const text = dockerfile({ app: 'shop.web:api', port: 9000, sources: ['shop'], stripNativeModules: false }, { ...FASTAPI, 'shop/web.py': '' });
  expect(text).toContain('CMD ["uvicorn", "shop.web:api", ');
  expect(text).toContain('UVICORN_PORT=9000');
  expect(stage(text, 'code')).toContain('\nCOPY shop ./shop\n');
  expect(text).not.toContain('src');
  expect(text).not.toContain('strip --');
});

test('a factory is called by the server', () => {
  expect(dockerfile({}, { ...FASTAPI, 'src/main.py': 'def make():\n    return FastAPI()\n' })).toContain('CMD ["uvicorn", "--factory", "src.main:make", ');
});

test('its database arrives as a secret, and its network with it', () => {
  const repository = synth(inFolder('api', FASTAPI_WITH_DATABASE), (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    new FastApiService(stack, 'api', { path: 'api', database: new Postgres(stack, 'db') });
  });
  expect(repository.service('api')).toMatchObject({
    secrets: [{ source: 'api-database-url', target: 'database_url' }],
    depends_on: { db: { condition: 'service_healthy' } },
    networks: ['api', 'db'],
  });
});

test('several in one stack keep apart', () => {
  const repository = synth({ ...inFolder('a', FASTAPI), ...inFolder('b', FASTAPI_WITH_DATABASE) }, (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    const database = new Postgres(stack, 'db');
    const one = new FastApiService(stack, 'one', { path: 'a', database });
    new FastApiService(stack, 'two', { path: 'b', database, hostPort: 8001, environment: { ONE: one.url } });
  });
  expect(repository.service('one').networks).toEqual(['one', 'db']);
  expect(repository.service('two').networks).toEqual(['two', 'one', 'db']);
  expect(Object.keys(repository.compose().secrets)).toEqual(['db-password', 'one-database-url', 'two-database-url']);
  expect(repository.text('docker/docker-bake.hcl')).toContain('targets = ["one", "two"]');
});

describe('is refused', () => {
  test('without an application', () => {
    expect(errorOf({ 'main.py': 'print("hello")\n', 'requirements.txt': '' })).toContain(`  shop/api
    api has no module that creates a FastAPI object.
    Fix: Say which one to serve, such as app: 'package.main:app'.
`);
  });

  test('with several applications of which no convention names one', () => {
    const app = 'app = FastAPI()\n';
    expect(errorOf({ 'one/web.py': app, 'two/web.py': app, 'requirements.txt': '' })).toContain('api has several FastAPI applications: one.web:app, two.web:app.');
  });

  test('without a file that says what to install', () => {
    expect(errorOf({ 'main.py': 'app = FastAPI()\n' })).toContain('api has no file that says which packages to install (uv.lock, poetry.lock, pdm.lock, Pipfile.lock, pylock.toml, requirements.txt, pyproject.toml).');
    expect(errorOf({ 'main.py': 'app = FastAPI()\n', 'setup.py': '' })).toContain('Fix: Lock the dependencies: uv pip compile setup.py --generate-hashes --output-file requirements.txt.');
  });

  test('with a pyproject.toml that cannot be read, and the message says where', () => {
    expect(errorOf({ ...FASTAPI, 'pyproject.toml': 'name = \n' })).toMatch(/^1 problem [\s\S]*pyproject\.toml/);
    expect(errorOf({ ...FASTAPI, 'pyproject.toml': '<<<<<<< HEAD\n=======\n>>>>>>> main\n' })).toContain('It cannot be read: the marks of a merge are in it.');
  });

  test('with a user that is a name', () => {
    expect(errorOf(FASTAPI, { user: 'app' })).toContain('user "app" is not numeric.');
  });
});

test('a factory that is named is called', () => {
  const files = { ...FASTAPI, 'src/main.py': 'app = FastAPI()\ndef make():\n    return FastAPI()\n' };
  expect(dockerfile({ app: 'src.main:make' }, files)).toContain('CMD ["uvicorn", "--factory", "src.main:make", ');
  expect(dockerfile({ app: 'src.main:app' }, files)).toContain('CMD ["uvicorn", "src.main:app", ');
});

describe('the src layout', () => {
  const files = { 'requirements.txt': 'fastapi\n', 'src/shop/__init__.py': '', 'src/shop/main.py': 'app = FastAPI()\n' };

  test('imports packages as their code does', () => {
    const text = dockerfile({}, files);
    expect(text).toContain('CMD ["uvicorn", "shop.main:app", ');
    expect(stage(text, 'runtime')).toContain('PYTHONPATH=/app/src');
    expect(stage(text, 'development')).toContain('PYTHONPATH=/app/src');
  });

  test('is none where src is a package itself', () => {
    const text = dockerfile({}, { ...files, 'src/__init__.py': '' });
    expect(text).toContain('CMD ["uvicorn", "src.shop.main:app", ');
    expect(text).not.toContain('PYTHONPATH');
  });
});

test('instructions at a point that the image does not have are refused', () => {
  const error = synthError(inFolder('api', FASTAPI), (project) => {
    const service = new FastApiService(new ContainerStack(project, { name: 'shop' }), 'api', { path: 'api' });
    service.addInstructions(InstructionPoint.BEFORE_BUILD, Instruction.run(['true']));
  });
  expect(error).toContain('addInstructions was given the point "before-build", and a FastAPI application has no build.');
});

test('a secret that is given twice is mounted once', () => {
  const key = Secret.random('key');
  expect(stackWith({ secrets: [key, key] }).service('api').secrets).toEqual([{ source: 'key', target: 'key' }]);
});
