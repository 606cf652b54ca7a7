import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { SecretModel } from '../../model/secret';
import type { StackModel } from '../../model/stack-model';
import { shellQuote } from '../../util/shell';
import { builtServices } from '../bake';
import { DEFAULT_TAG } from '../compose-values';

/** The scripts are kept as the bash files that they are; only what differs from stack to stack is filled in. */
const ASSETS = join(__dirname, '..', '..', '..', 'assets', 'scripts');

export const SCRIPTS = ['build-images.sh', 'create-secrets.sh', 'dev.sh', 'test-stack.sh', 'up.sh'] as const;
export type ScriptName = (typeof SCRIPTS)[number] | typeof LIBRARY;
export const LIBRARY = 'lib.sh';

/** Text of one of the stack's scripts. */
export function renderScript(stack: StackModel, name: ScriptName): string {
  const text = readFileSync(join(ASSETS, name), 'utf8')
    .replace('# {{data}}', () => data(stack).trimEnd())
    .replace('# {{secrets}}', () => stack.secrets.map(secretLine).join('\n'));
  return text.trimEnd() + '\n';
}

function data(stack: StackModel): string {
  const { paths, tasks } = stack;
  const built = builtServices(stack);
  const web = stack.services.filter(({ port }) => port?.protocol === 'http' && port.published);
  const registry = stack.registry ? `${stack.registry}/` : '';
  return [
    `ROOT=$(cd "$(dirname "\${BASH_SOURCE[0]}")/${posix.relative(paths.scripts, '.')}" && pwd)`,
    word('STACK', stack.name),
    word('SCRIPTS_FOLDER', paths.scripts),
    word('SECRETS_FOLDER', `${paths.docker}/secrets`),
    word('COMPOSE_FILE', `${paths.docker}/docker-compose.yml`),
    word('COMPOSE_DEVELOPMENT_FILE', `${paths.docker}/docker-compose.dev.yml`),
    word('BAKE_FILE', `${paths.docker}/docker-bake.hcl`),
    word('PINS_FILE', `${paths.docker}/pins/Dockerfile`),
    word('DEFAULT_TAG', DEFAULT_TAG),
    '',
    '# Services whose image is built here; the lists below go together.',
    list('SERVICES', built.map(({ name }) => name)),
    list('IMAGES', built.map(({ image }) => registry + image)),
    list('BUDGETS_MB', built.map(({ build }) => String(build.sizeBudgetMegabytes))),
    '',
    '# Services with a published HTTP port.',
    list('WEB_SERVICES', web.map(({ name }) => name)),
    list('WEB_PORTS', web.map(({ port }) => String(port?.published?.host))),
    list('WEB_PORT_VARIABLES', web.map(({ port }) => port?.published?.variable ?? '')),
    list('WEB_CHECK_PATHS', web.map(({ port }) => port?.checkPath ?? '')),
    '# web_port INDEX : its host port',
    'web_port() {',
    '  local variable=${WEB_PORT_VARIABLES[$1]}',
    '  printf %s "${!variable:-${WEB_PORTS[$1]}}"',
    '}',
    '',
    ...buildSecrets(stack),
    '# Names of the tasks that messages speak of.',
    word('TASK_BUILD_IMAGES', tasks.buildImages),
    word('TASK_DOWN', tasks.down),
    word('TASK_LOGS', tasks.logs),
    '',
  ].join('\n');
}

function buildSecrets({ buildSecrets: secrets, paths }: StackModel): string[] {
  if (secrets.length === 0) return ['use_build_secrets() { :; }', ''];
  return [
    '# Files that builds may need; without a variable that names one, the one in the secrets folder is taken.',
    'use_build_secrets() {',
    ...secrets.map(({ id, variable }) => `  use_build_secret ${variable} ${shellQuote(`${paths.docker}/secrets/build/${id}`)}`),
    '}',
    'use_build_secret() {',
    '  if [ -z "${!1:-}" ] && [ -f "$2" ]; then export "$1=$2"; fi',
    '  if [ -n "${!1:-}" ] && [ ! -f "${!1}" ]; then fail "$1 names a file that does not exist: ${!1}"; fi',
    '}',
    '',
  ];
}

function secretLine({ name, source }: SecretModel): string {
  switch (source.kind) {
    case 'random':
      return `random_secret ${shellQuote(name)}`;
    case 'environment':
      return `environment_secret ${shellQuote(name)} ${shellQuote(source.variable)}`;
    case 'derived':
      return ['derived_secret', name, source.prefix, source.from, source.suffix].map(shellQuote).join(' ');
  }
}

function word(name: string, value: string): string {
  return `${name}=${shellQuote(value)}`;
}

function list(name: string, values: readonly string[]): string {
  return `${name}=(${values.map(shellQuote).join(' ')})`;
}
