import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BuildSecret } from '../../../src';
import type { StackModel } from '../../../src/model/stack-model';
import { renderScript } from '../../../src/render/scripts/script';
import { temporaryFolder, writeFiles } from '../../support/application-folder';
import { stackModel } from '../../support/models';

const PREFIX = "db://us'er $HOME `id`:";
const stack: StackModel = stackModel({
  secrets: [
    { name: 'password', source: { kind: 'random' } },
    { name: 'digits', source: { kind: 'hex' } },
    { name: 'cipher', source: { kind: 'key' } },
    { name: 'key', source: { kind: 'environment', variable: 'API_KEY' } },
    { name: 'plan-key', source: { kind: 'environment', variable: 'PLAN_KEY' }, optional: true },
    { name: 'account-json', source: { kind: 'file', path: 'keys/account.json' } },
    { name: 'home-key', source: { kind: 'file', path: '~/home key.bin' }, optional: true },
    { name: 'url', source: { kind: 'derived', prefix: PREFIX, from: 'password', suffix: '@db:5432/shop' } },
  ],
  buildSecrets: [BuildSecret.npmrc()],
});

/** A project's folder with the scripts; runs `create-secrets.sh` in it. */
function project(): { run: (environment?: Record<string, string>) => string; secret: (name: string) => string; root: string } {
  const root = temporaryFolder();
  writeFiles(root, { 'scripts/lib.sh': renderScript(stack, 'lib.sh'), 'scripts/create-secrets.sh': renderScript(stack, 'create-secrets.sh') });
  return {
    root,
    run: (environment = {}) =>
      execFileSync('bash', [join(root, 'scripts/create-secrets.sh')], {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, ...environment },
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    secret: (name) => readFileSync(join(root, 'docker/secrets', name), 'utf8'),
  };
}

test('each secret gets its value', () => {
  const { run, secret } = project();
  run({ API_KEY: 'sk-$x "y"' });
  expect(secret('password')).toMatch(/^[A-Za-z0-9]{32}$/);
  expect(secret('digits')).toMatch(/^[0-9a-f]{64}$/);
  expect(secret('cipher')).toMatch(/^[A-Za-z0-9_-]{43}=$/);
  expect(secret('key')).toBe('sk-$x "y"');
  expect(secret('url')).toBe(`${PREFIX}${secret('password')}@db:5432/shop`);
});

test('an empty one is warned of where the application needs it, and told where it does without', () => {
  const { run, root } = project();
  expect(run().split('\n')).toContain('· plan-key is empty, and may be; $PLAN_KEY would fill it.');
  const { stderr } = spawnSync('bash', [join(root, 'scripts/create-secrets.sh')], { encoding: 'utf8', env: { PATH: process.env.PATH } });
  expect(stderr).toBe(
    '! key is empty, since $API_KEY is not set; set it and run this again to fill it.\n'
    + '! account-json is empty, since there is no keys/account.json; put it there and run this again to fill it.\n',
  );
  expect(run({ PLAN_KEY: 'x' })).toContain('✓ plan-key: from $PLAN_KEY\n');
});

test('a file is taken as it is, byte for byte, once it is there', () => {
  const { run, root } = project();
  const stored = (name: string) => readFileSync(join(root, 'docker/secrets', name));
  expect(run({ HOME: root })).toContain('· home-key is empty, and may be; ~/home key.bin would fill it.\n');
  expect(stored('account-json')).toHaveLength(0);
  writeFiles(root, { 'keys/account.json': '{"type": "service_account"}\n\n', 'home key.bin': 'a\0b' });
  expect(run({ HOME: root })).toContain('✓ account-json: from keys/account.json\n✓ home-key: from ~/home key.bin\n');
  expect([stored('account-json').toString(), stored('home-key').toString()]).toEqual(['{"type": "service_account"}\n\n', 'a\0b']);
});

test('no value is printed', () => {
  const { run, secret } = project();
  const output = run({ API_KEY: 'sk-123' });
  expect(output).not.toContain('sk-123');
  expect(output).not.toContain(secret('password'));
});

test('only the owner can enter the folder, and every container can read the files', () => {
  const { run, root } = project();
  run();
  expect((statSync(join(root, 'docker/secrets')).mode % 0o1000).toString(8)).toBe('700');
  expect((statSync(join(root, 'docker/secrets/password')).mode % 0o1000).toString(8)).toBe('444');
});

test('what is there is never changed', () => {
  const { run, secret, root } = project();
  writeFiles(root, { 'docker/secrets/password': 'mine' });
  run({ API_KEY: 'one' });
  run({ API_KEY: 'two' });
  expect([secret('password'), secret('key'), secret('url')]).toEqual(['mine', 'one', `${PREFIX}mine@db:5432/shop`]);
});

test.each([
  ['that lost its password', `${PREFIX}old@db:5432/shop`, 'url has another password than password: make them the same, or delete both files for a new one.'],
  ['for another driver', `${PREFIX.replace(/^\w+/, 'old')}mine@db:5432/shop`, `url begins with old://, and ${/^\w+/.exec(PREFIX)![0]}:// is what the code needs now: delete the file for a new one.`],
  ['of a server that had another name', `db://shop:${'aB3d'.repeat(8)}@old:5432/shop`, `url is db://shop:…@old:5432/shop, and ${PREFIX}…@db:5432/shop is what the stack has now: delete the file for a new one.`],
  ['with a like password, but elsewhere', `db://shop:${'aB3d'.repeat(8)}@managed.example.com/shop`, undefined],
  ['of a database elsewhere', 'db://managed.example.com/shop', undefined],
])('an address %s is kept, and warned of where it would be refused', (_, url, warning) => {
  const { secret, root } = project();
  writeFiles(root, { 'docker/secrets/url': url, 'docker/secrets/password': 'mine', 'keys/account.json': '{}' });
  const { stderr } = spawnSync('bash', [join(root, 'scripts/create-secrets.sh')], { encoding: 'utf8', env: { PATH: process.env.PATH, API_KEY: 'x' } });
  expect(secret('url')).toBe(url);
  expect(stderr).toBe(warning ? `! ${warning}\n` : '');
});

test('a secret whose variable was not set is empty, and filled once it is', () => {
  const { run, secret } = project();
  run();
  expect(secret('key')).toBe('');
  run({ API_KEY: 'now' });
  expect(secret('key')).toBe('now');
});

test('two projects have different passwords', () => {
  const one = project();
  const two = project();
  one.run();
  two.run();
  expect(one.secret('password')).not.toBe(two.secret('password'));
});

describe('a file of the build', () => {
  const NPMRC = 'build/npmrc';

  test('is written where a variable has its text, and never changed', () => {
    const { run, secret, root } = project();
    run({ BUILD_NPMRC: '//registry.example.com/:_authToken="$a`b"' });
    expect(secret(NPMRC)).toBe('//registry.example.com/:_authToken="$a`b"\n');
    expect(statSync(join(root, 'docker/secrets', NPMRC)).mode.toString(8)).toMatch(/600$/);
    run({ BUILD_NPMRC: 'another' });
    expect(secret(NPMRC)).toContain('_authToken');
  });

  test.each([undefined, ''])('is not made of %j', (text) => {
    const { run, root } = project();
    expect(run(text === undefined ? {} : { BUILD_NPMRC: text })).not.toContain('npmrc');
    expect(existsSync(join(root, 'docker/secrets', NPMRC))).toBe(false);
  });
});

test('what runs with the former value is restarted once, and nothing else', () => {
  const { run, root } = project();
  run({ API_KEY: '' });
  const secrets = join(root, 'docker/secrets');
  writeFiles(root, {
    'programs/docker': `#!/bin/sh
case "$*" in
  'ps '*) echo 1; echo 2 ;;
  inspect*' 1') echo "backend ${secrets}/key ${secrets}/plan-key" ;;
  inspect*' 2') echo "frontend ${secrets}/plan-key-2 ${secrets}/home-key" ;;
  restart*) echo "$*" >>"${root}/calls" ;;
esac
`,
  });
  chmodSync(join(root, 'programs/docker'), 0o755);
  const PATH = `${join(root, 'programs')}:${process.env.PATH}`;
  expect(run({ PATH, API_KEY: 'x', PLAN_KEY: 'y' })).toContain('✓ backend: restarted, for the new key\n');
  expect(run({ PATH })).not.toContain('restarted');
  expect(readFileSync(join(root, 'calls'), 'utf8')).toBe('restart 1\n');
});
