import { run, start } from './support/command';
import { dockerLines } from './support/docker';
import { FixtureRepository } from './support/fixture-repository';
import type { ProofFile } from './support/fixture-table';
import { ownedBy } from './support/owned';
import { eventually } from './support/wait';
import { temporaryFolder, writeFiles } from '../support/application-folder';

const REQUIREMENTS = 'fastapi==0.165.0\nuvicorn==0.54.0\n';
const HEALTH = '\n\n@app.get("/health")\ndef health() -> dict[str, str]:\n    return {"status": "ok"}\n';

/** The smallest application, with something wrong. */
function application(code: { readonly before?: string; readonly arguments?: string; readonly after?: string }): string {
  return `${code.before ?? ''}from fastapi import FastAPI\n\napp = FastAPI(${code.arguments ?? ''})\n${code.after ?? HEALTH}`;
}

const APPLICATIONS: Readonly<Record<string, string>> = {
  'well': application({}),
  'cannot-build': application({}),
  'cannot-be-read': application({ after: `${HEALTH}\ndef wrong(:\n` }),
  'lacks-setting': application({ before: 'import os\n\nTOKEN = os.environ["TOKEN"]\n' }),
  'writes-at-start': application({ before: 'open("state.txt", "w").write("started")\n' }),
  'writes-when-asked': application({ after: `${HEALTH}\n\n@app.get("/")\ndef root() -> None:\n    open("state.txt", "w").write("asked")\n` }),
  'ignores-the-signal': application({
    before: 'import time\nfrom contextlib import asynccontextmanager\n\n\n@asynccontextmanager\nasync def lifespan(_):\n    yield\n    time.sleep(600)\n\n\n',
    arguments: 'lifespan=lifespan',
  }),
  'never-answers': application({ after: '\n\n@app.get("/health")\nasync def health() -> None:\n    import time\n\n    time.sleep(600)\n' }),
};

const DESCRIPTION = `
module.exports = ({ project, library: { ContainerStack, FastApiService }, name }) => {
  const stack = new ContainerStack(project, { name });
  for (const path of ${JSON.stringify(Object.keys(APPLICATIONS))}) {
    const service = new FastApiService(stack, path, { path, publish: path === 'well' });
    if (path === 'ignores-the-signal') service.addComposeOverride({ stop_grace_period: '3s' });
  }
};
`;

let repository: FixtureRepository;

beforeAll(async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'projenrc.js': DESCRIPTION, 'case.json': '{ "requests": [] }' });
  for (const [name, code] of Object.entries(APPLICATIONS)) {
    writeFiles(folder, { [`${name}/main.py`]: code, [`${name}/requirements.txt`]: name === 'cannot-build' ? `${REQUIREMENTS}colorama==0.0.0.1\n` : REQUIREMENTS });
  }
  repository = new FixtureRepository({ name: 'eight applications', folder, summary: 'One that is well, and seven that are not', projenrc: 'projenrc.js', requests: [] });
  await repository.layOut();
  await repository.synthesise();
});
afterAll(() => repository?.remove());

/** Names of the stack's containers, images, networks and volumes. */
async function inEngine(): Promise<string[]> {
  const named = ['--filter', `name=${repository.name}`];
  return [
    ...(await dockerLines('ps', '--all', '--format', '{{.Names}}', ...named)),
    ...(await dockerLines('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', '--filter', `reference=${repository.name}-*`)),
    ...(await dockerLines('network', 'ls', '--format', '{{.Name}}', ...named)),
    ...(await dockerLines('volume', 'ls', '--format', '{{.Name}}', ...named)),
  ];
}

describe('prove', () => {
  let proof: ProofFile;
  let output: string;
  let status: number;
  const running = () => `${repository.name}-well-1`;

  beforeAll(async () => {
    // A stack of the same name that runs already, as far as compose can tell.
    const labels = ['project', 'service'].flatMap((key) => ['--label', `com.docker.compose.${key}=${key === 'project' ? repository.name : 'well'}`]);
    await run(['docker', 'run', '--detach', '--name', running(), ...ownedBy(repository.name), ...labels, 'alpine:3', 'sleep', '600']);
    ({ proof, output, status } = await repository.prove('--timeout', '15'));
    console.log(output);
  });

  test.each([
    ['cannot-build', 'built', /no version of colorama==0\.0\.0\.1/, /^A registry does not have a package/],
    ['cannot-be-read', 'started', /^SyntaxError: invalid syntax File ".*main\.py", line \d+$/, /^its code has an error/],
    ['lacks-setting', 'started', /^KeyError: 'TOKEN'$/, /^a setting is missing or wrong/],
    ['writes-at-start', 'started', /^OSError: \[Errno 30\] Read-only file system: 'state\.txt'$/, /^it writes where it may not/],
    ['writes-when-asked', 'answered', /^GET \/ answers 500; OSError: \[Errno 30\] Read-only file system: 'state\.txt'$/, /^it writes where it may not/],
    ['never-answers', 'answered', /^its health check has not succeeded within 15 s/, /^it runs, but its health check fails/],
    ['ignores-the-signal', 'stopped', /^it still ran 3 s after SIGTERM, and was killed$/, /^it does not handle the signal/],
  ])('tells of "%s" that it is not %s, and why', (name, column, line, likely) => {
    const row = proof.services.find(({ service }) => service === name);
    expect(row).toMatchObject({ [column]: 'no', cause: { column, line: expect.stringMatching(line), likely: expect.stringMatching(likely) } });
    expect(output).toContain(`✗ ${name} is not ${column}: `);
  });

  test('takes the one that is well all the way, whatever is wrong beside it', () => {
    const row = proof.services.find(({ service }) => service === 'well');
    expect(row).toMatchObject({ detected: 'yes', synthesised: 'yes', built: 'yes', started: 'yes', answered: 'yes', stopped: 'yes' });
    expect(row).not.toHaveProperty('cause');
  });

  test('fails', () => {
    expect(status).toBe(1);
    expect(proof.proven).toBe(false);
  });

  test('leaves nothing behind, and a stack of the same name alone', async () => {
    expect(await inEngine()).toEqual([running()]);
    expect(await dockerLines('ps', '--quiet', '--filter', `name=${running()}`)).toHaveLength(1);
    await run(['docker', 'rm', '--force', running()]);
  });
});

test('prove that is interrupted leaves nothing behind', async () => {
  const proving = start(['npx', 'projen', 'prove', '--service', 'never-answers'], { cwd: repository.root });
  await eventually('the container starts', async () => (await dockerLines('ps', '--quiet', '--filter', `name=${repository.name}`)).length > 0 || undefined, 120);
  proving.interrupt();
  await proving.ended;
  await eventually('all is removed', async () => (await inEngine()).length === 0 || undefined);
});

test('prove of one service from a folder below proves that one', async () => {
  const { status, output } = await run(['npx', '--no-install', 'projen-containers', 'prove', '--service', 'well'], { cwd: `${repository.root}/well` });
  expect(output).toMatch(/^well +✓ +✓ +✓ [\d.]+ s +✓ [\d.]+ s +✓ +✓ [\d.]+ s +\d+\.\d$/m);
  expect(output).not.toMatch(/^lacks-setting /m);
  expect(status).toBe(0);
});
