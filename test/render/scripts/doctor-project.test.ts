import { git } from '../../support/application-folder';
import { ScriptFolder, TWO_IMAGES } from '../../support/script-folder';

/** Runs checks of the project's own files without an engine: what `gather` would have found is given. */
function check(folder: ScriptFolder, ...checks: string[]): string {
  folder.write('scripts/check.sh', `
set -euo pipefail
. "$(dirname "$0")/lib.sh"
work=$ROOT
report() { printf '%s %s: %s%s\\n' "$2" "$1" "$3" "\${4:+ | $4}"; }
. "$SCRIPTS_FOLDER/doctor-project.sh"
echo "context app $ROOT/app" >facts
${checks.join('\n')}
`);
  const { status, stdout, stderr } = folder.run('check.sh', [], { PATH: process.env.PATH ?? '' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

function application(files: Record<string, string>): ScriptFolder {
  const folder = new ScriptFolder(TWO_IMAGES);
  for (const [name, text] of Object.entries(files)) folder.write(`app/${name}`, text);
  return folder;
}

describe('the lock file of npm', () => {
  const lock = (root: object) => JSON.stringify({ lockfileVersion: 3, packages: { '': root } });
  const dependencies = { next: '16.0.0' };

  test.each([
    ['fits', { dependencies, optionalDependencies: { sharp: '1' } }, { dependencies, optionalDependencies: { sharp: '1' } }, 'ok lock-app: Lock file of app: app/package-lock.json fits package.json'],
    ['lacks a package', { dependencies, devDependencies: { jest: '30' } }, { dependencies }, 'problem lock-app: app/package-lock.json does not fit package.json: jest is 30 there, missing in the lock file.'],
    ['has another range', { dependencies: { next: '^16' } }, { dependencies }, 'next is ^16 there, 16.0.0 in the lock file. | npm install --package-lock-only --prefix app, and commit the lock file'],
    ['has one too many', {}, { dependencies }, 'next is not asked for there, 16.0.0 in the lock file.'],
  ])('%s', (_which, manifest, root, message) => {
    expect(check(application({ 'package.json': JSON.stringify(manifest), 'package-lock.json': lock(root) }), 'check_lock_files')).toContain(message);
  });

  test('that cannot be read is a problem too', () => {
    expect(check(application({ 'package.json': '{}', 'package-lock.json': '<<<<<<< HEAD' }), 'check_lock_files')).toMatch(/^problem lock-app: /);
  });
});

describe('a requirements.txt', () => {
  const pyproject = `[project]
name = "app"
dependencies = [
    "FastAPI>=0.115",
    'uvicorn[standard] == 0.34',
    "psycopg_binary",
]

[dependency-groups]
dev = ["pytest"]
`;

  test.each([
    ['has every package', 'fastapi==0.115.0 \\\n    --hash=sha256:1\nuvicorn==0.34\npsycopg-binary==3\n', 'ok lock-app: Lock file of app: app/requirements.txt has every package that pyproject.toml asks for (versions: not checked)'],
    ['lacks two', 'fastapi==0.115.0\n', 'problem lock-app: app/requirements.txt lacks what pyproject.toml asks for: uvicorn psycopg-binary.'],
  ])('that %s', (_which, requirements, message) => {
    expect(check(application({ 'pyproject.toml': pyproject, 'requirements.txt': requirements }), 'check_lock_files')).toContain(message);
  });

  test('without a manifest is not checked', () => {
    expect(check(application({ 'requirements.txt': 'fastapi\n' }), 'check_lock_files')).toMatch(/^note lock-app: .*not checked/);
  });

  test('fits a manifest with all of them on one line', () => {
    const oneLine = '[project]\ndependencies = ["fastapi", "uvicorn[standard]"]\n[tool.x]\ny = ["other"]\n';
    expect(check(application({ 'pyproject.toml': oneLine, 'requirements.txt': 'fastapi==1\n' }), 'check_lock_files')).toContain('asks for: uvicorn.');
  });
});

/* The stand-in says what pnpm 10 says. */
test.each([
  ['exit 0', 'ok lock-app: Lock file of app: app/pnpm-lock.yaml fits package.json'],
  ['echo " ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with \\"frozen-lockfile\\""; echo; exit 1', 'problem lock-app: app/pnpm-lock.yaml does not fit package.json. | pnpm install --lockfile-only --dir app'],
  ['echo " ERR_PNPM_META_FETCH_FAIL  GET https://registry"; echo; exit 1', 'note lock-app: Lock file of app: not checked, pnpm said:  ERR_PNPM_META_FETCH_FAIL'],
])('the lock file of pnpm is checked by pnpm: %s', (pnpm, message) => {
  const folder = application({ 'pnpm-lock.yaml': '', 'package.json': '{}' });
  folder.addProgram('pnpm', pnpm);
  expect(check(folder, 'PATH="$ROOT/.programs:$PATH"; export CALLS=/dev/null', 'check_lock_files')).toContain(message);
});

/* The stand-in says what uv 0.9 says: https://docs.astral.sh/uv/concepts/projects/sync/#checking-if-the-lockfile-is-up-to-date */
test.each([
  ['exit 0', 'ok lock-app: Lock file of app: app/uv.lock fits pyproject.toml'],
  ['echo "error: The lockfile at \\`uv.lock\\` needs to be updated, but \\`--check\\` was provided." >&2; exit 1', 'problem lock-app: app/uv.lock does not fit pyproject.toml. | uv lock --project app'],
  ['echo "error: Failed to fetch" >&2; exit 2', 'note lock-app: Lock file of app: not checked, uv said: error: Failed to fetch'],
])('the lock file of uv is checked by uv: %s', (uv, message) => {
  const folder = application({ 'uv.lock': '', 'pyproject.toml': '' });
  folder.addProgram('uv', uv);
  expect(check(folder, 'PATH="$ROOT/.programs:$PATH"; export CALLS=/dev/null', 'check_lock_files')).toContain(message);
});

describe('generated files', () => {
  const marker = `# ~~ ${'Generated by projen'}. To modify, edit .projenrc.ts and run "npx projen".\n`; // in full, it would mark this file
  const files = '{ "files": [\n    "docker/a.yml",\n    "scripts/b.sh",\n    "package.json"\n  ] }\n';

  function generated(): ScriptFolder {
    const folder = new ScriptFolder(TWO_IMAGES);
    folder.write('.projen/files.json', files);
    folder.write('docker/a.yml', marker);
    folder.write('scripts/b.sh', `#!/bin/sh\n${marker}`);
    git(folder.root, 'init', '--quiet');
    git(folder.root, 'add', 'docker', 'scripts');
    git(folder.root, 'commit', '--quiet', '--message', 'Synthesised');
    return folder;
  }

  test('are well after a clone, where git leaves them writable', () => {
    expect(check(generated(), 'check_generated_files')).toBe('ok generated-files: Generated files: 2, as they were generated\n');
  });

  test('are well after a synthesis, which leaves them read-only and not committed', () => {
    const folder = generated();
    folder.write('docker/a.yml', `${marker}new: true\n`);
    folder.chmod('docker/a.yml', 0o444);
    expect(check(folder, 'check_generated_files')).toMatch(/^ok /);
  });

  test('that someone edited are told of', () => {
    const folder = generated();
    folder.write('docker/a.yml', `${marker}mine: true\n`);
    expect(check(folder, 'check_generated_files')).toMatch(/^warning generated-files: docker\/a\.yml was edited by hand, it seems\. \| git diff docker\/a\.yml; npx projen regenerates it/);
  });

  test('that lost their marker or are gone are problems', () => {
    const folder = generated();
    folder.write('docker/a.yml', 'mine: true\n');
    folder.remove('scripts/b.sh');
    expect(check(folder, 'check_generated_files')).toMatch(/^problem .*docker\/a\.yml has lost its first line[^]*problem .*A generated file is missing: scripts\/b\.sh/);
  });
});

test('secret files that the stack no longer has are named, those of builds not', () => {
  const folder = new ScriptFolder(TWO_IMAGES);
  for (const name of ['api-key', 'old-key', 'older-key', 'build/npmrc']) folder.write(`docker/secrets/${name}`, 'x');
  folder.chmod('docker/secrets', 0o700);
  const found = check(folder, 'echo "secret $ROOT/docker/secrets/api-key" >facts', 'check_secrets');
  const former = 'docker/secrets/old-key docker/secrets/older-key';
  expect(found).toBe(`note secrets-former: Files of secrets that the stack no longer has: ${former} | rm ${former}\nok secrets: Secrets: 1, readable by you only\n`);
});

test('secret files are not taken for former ones where compose cannot be asked what the stack has', () => {
  const folder = new ScriptFolder(TWO_IMAGES);
  folder.write('docker/secrets/postgres-password', 'x');
  folder.chmod('docker/secrets', 0o700);
  expect(check(folder, ': >facts', 'check_secrets')).toBe('');
});
