import { Project } from 'projen';
import { BuildSecret, ContainerStack, FastApiService, Instruction, InstructionPoint, Migrations, NextJsService, Postgres, Secret } from '../src';
import { inFolder } from './support/application-folder';
import { FASTAPI, FASTAPI_WITH_DATABASE, NEXTJS } from './support/applications';
import { stage } from './support/dockerfile';
import { expectFile, storedFiles } from './support/expect-file';
import { Repository, synth } from './support/synth';

/** The reference stack: backend with database and migrations, frontend. */
function todo(project: Project): void {
  const stack = new ContainerStack(project, { name: 'todo' });
  const backend = new FastApiService(stack, 'backend', {
    path: 'backend',
    database: new Postgres(stack, 'postgres'),
    migrations: Migrations.alembic(),
    environment: { LOG_LEVEL: 'INFO' },
    secrets: [Secret.fromEnvironment('OPENAI_API_KEY')],
  });
  const frontend = new NextJsService(stack, 'frontend', { path: 'frontend', environment: { API_URL: backend.publicUrl, API_INTERNAL_URL: backend.url } });
  backend.addEnvironment('CORS_ORIGINS', frontend.publicUrl);
}

/** A stack that says everything: siblings of the project, uv, next/image, build secrets, additions, overrides. */
function shop(project: Project): void {
  const stack = new ContainerStack(project, {
    name: 'shop',
    registry: 'ghcr.io/acme',
    source: 'https://example.com/shop',
    licenses: 'MIT',
    directory: 'infra/docker',
    scriptsDirectory: 'infra/bin',
    taskNames: { up: 'containers:up' },
    buildSecrets: [BuildSecret.certificateAuthority(), BuildSecret.npmrc(), BuildSecret.uvToml()],
    workflow: { platforms: ['linux/amd64', 'linux/arm64'] },
  });
  const api = new FastApiService(stack, 'api', { path: 'apps/api', port: 9000, hostPort: 9001, user: '4711:4712', publish: false });
  api.addInstructions(InstructionPoint.BEFORE_DEPENDENCIES, Instruction.run(['apt-get update', 'apt-get install --yes gcc'], { comment: 'A compiler.' }));
  api.addComposeOverride({ labels: { team: 'shop' } });
  new NextJsService(stack, 'web', { path: 'apps/my web', environment: { API_URL: api.url.path('/v1'), PRICE: '5 $' } });
}

const UV = { 'pyproject.toml': '[project]\nname = "api"\ndependencies = ["fastapi"]\n', 'uv.lock': 'version = 1\n', 'shop/main.py': FASTAPI['src/main.py'] };
const WEB = { ...NEXTJS, 'app/page.tsx': "import Image from 'next/image';\n" };
const stacks: Record<string, Repository> = {
  todo: synth({ ...inFolder('backend', FASTAPI_WITH_DATABASE), ...inFolder('frontend', NEXTJS) }, todo),
  shop: synth({ ...inFolder('apps/api', UV), ...inFolder('apps/my web', WEB) }, shop),
};
// The scripts differ from stack to stack in what is filled in only, which is all in these two.
const STORED = /^\.github\/|^(?:infra\/)?(?:docker\/|(?:scripts|bin)\/(?:lib|create-secrets)\.sh$)/;
const generated = (repository: Repository) => Object.keys(repository.files()).filter((path) => STORED.test(path));

describe.each(['todo', 'shop'])('the stack %s', (name) => {
  const repository = stacks[name];

  test.each(generated(repository))('has %s as it is stored', (path) => {
    expectFile(`${name}/${path}`, repository.text(path));
  });

  test('has no stored file that is generated no more', () => {
    expect(storedFiles(name)).toEqual(generated(repository));
  });

  test.each(generated(repository).filter((path) => path.endsWith('Dockerfile') && !path.includes('pins')))('%s is safe by construction', (path) => {
    const text = repository.text(path);
    const ships = stage(text, text.includes(' AS runner\n') ? 'runner' : 'runtime') ?? '';
    expect(text).not.toMatch(/:latest|^ADD |^ARG (?!TARGETPLATFORM$)|^# syntax=/m);
    expect(ships).toMatch(/\nUSER [1-9]\d*:[1-9]\d*\n/);
    expect(ships).toMatch(/\nCMD \["(uvicorn|node)", [^\n]*\]\n$/);
    expect(ships).toContain('\nHEALTHCHECK ');
    expect(ships).not.toMatch(/--chown|type=secret|password|API_KEY/i);
  });

  test.each(generated(repository).filter((path) => path.endsWith('.dockerignore')))('%s lets nothing in but what is listed', (path) => {
    const lines = repository.text(path).split('\n').filter((line) => !line.startsWith('#'));
    expect(lines[0]).toBe('*');
    expect(lines).toEqual(expect.arrayContaining(['**/.env*', '**/.git', '**/*.pem']));
  });

  test('publishes ports on this machine only, and no database', () => {
    const { services } = repository.compose(generated(repository).find((path) => path.endsWith('docker-compose.yml')));
    for (const service of Object.values(services)) {
      for (const port of Object.values(service.ports ?? {})) expect(port).toMatch(/^127\.0\.0\.1:/);
      if (String(service.image).startsWith('postgres')) expect(service).not.toHaveProperty('ports');
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], init: true });
    }
  });
});

test('the todo frontend cannot reach the database', () => {
  const { frontend, postgres } = stacks.todo.compose().services;
  const ofDatabase = Object.values(postgres.networks);
  expect(Object.values(frontend.networks).filter((network) => ofDatabase.includes(network))).toEqual([]);
});

test('no file of the shop names the machine that it was made on', () => {
  for (const path of generated(stacks.shop)) expect(stacks.shop.text(path)).not.toMatch(/\/tmp\/projen|\/root\/(?!\.(?:npm|cache))|\/home\//);
});
