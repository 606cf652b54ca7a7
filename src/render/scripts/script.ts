import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { BuildSecret } from '../../model/build-secret';
import { MINIMUM_VERSIONS } from '../../model/minimum-versions';
import type { SecretModel } from '../../model/secret';
import type { StackModel } from '../../model/stack-model';
import { LIKELY_CAUSES, LIKELY_OTHERWISE } from '../../util/likely-causes';
import { shellQuote } from '../../util/shell';
import { builtServices } from '../bake';
import { DEFAULT_TAG } from '../compose-values';

/** The scripts are kept as the bash files that they are; only what differs from stack to stack is filled in. */
const ASSETS = join(__dirname, '..', '..', '..', 'assets', 'scripts');

export const SCRIPTS = [
  'build-images.sh',
  'check-security.sh',
  'clean.sh',
  'create-secrets.sh',
  'dev.sh',
  'doctor.sh',
  'load-minikube.sh',
  'publish-images.sh',
  'scan-images.sh',
  'test-stack.sh',
  'up.sh',
] as const;
export const LIBRARY = 'lib.sh';
/** What the scripts source. */
export const LIBRARIES = [LIBRARY, 'doctor-machine.sh', 'doctor-project.sh', 'doctor-quick.sh'] as const;
export type ScriptName = (typeof SCRIPTS)[number] | (typeof LIBRARIES)[number];

/** Text of one of the stack's scripts. */
export function renderScript(stack: StackModel, name: ScriptName): string {
  const text = readFileSync(join(ASSETS, name), 'utf8')
    .replace('# {{data}}', () => data(stack).trimEnd())
    .replace('# {{likely-causes}}', likelyCauses)
    .replace('# {{secrets}}', () => [...stack.secrets.map(secretLine), ...stack.buildSecrets.map(buildSecretLine)].join('\n'));
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
    word('DOCKER_FOLDER', paths.docker),
    word('SECRETS_FOLDER', `${paths.docker}/secrets`),
    word('REPORTS_FOLDER', `${paths.docker}/reports`),
    word('COMPOSE_FILE', `${paths.docker}/docker-compose.yml`),
    word('COMPOSE_DEVELOPMENT_FILE', `${paths.docker}/docker-compose.dev.yml`),
    word('BAKE_FILE', `${paths.docker}/docker-bake.hcl`),
    word('PINS_FILE', `${paths.docker}/pins/Dockerfile`),
    word('DEFAULT_TAG', DEFAULT_TAG),
    '',
    '# The oldest versions that know all that the generated files use.',
    word('MINIMUM_ENGINE', MINIMUM_VERSIONS.engine),
    word('MINIMUM_COMPOSE', MINIMUM_VERSIONS.compose),
    word('MINIMUM_BUILDX', MINIMUM_VERSIONS.buildx),
    '',
    '# Services whose image is built here; the lists below go together.',
    list('SERVICES', built.map(({ name }) => name)),
    list('IMAGES', built.map(({ image }) => registry + image)),
    list('BUDGETS_MB', built.map(({ imageBuild }) => String(imageBuild.sizeBudgetMegabytes))),
    '# Services whose image is promised to have no shell.',
    list('SERVICES_WITHOUT_SHELL', stack.services.filter(({ programs = ['sh'] }) => !programs.includes('sh')).map(({ name }) => name)),
    '# Databases, and the services that were given them.',
    list('DATABASE_CLIENTS', clients(stack)),
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
    word('TASK_CLEAN_IMAGES', tasks.cleanImages),
    word('TASK_DEV', tasks.dev),
    word('TASK_DOCTOR', tasks.doctor),
    word('TASK_DOWN', tasks.down),
    word('TASK_LOAD_MINIKUBE', tasks.loadMinikube),
    word('TASK_LOGS', tasks.logs),
    word('TASK_SCAN', tasks.scan),
    word('TASK_SECRETS', tasks.secrets),
    word('TASK_UP', tasks.up),
    '',
  ].join('\n');
}

/** `DATABASE:SERVICE` of every service on the network of a database, the database itself included. */
function clients({ services }: StackModel): string[] {
  const databases = services.filter(({ isolated }) => isolated).map(({ name }) => name);
  return databases.flatMap((database) => services.filter(({ networks }) => networks.includes(database)).map(({ name }) => `${database}:${name}`));
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
    '  # Compose would look for a relative one beside its file.',
    '  if [[ ${!1:-/} != /* ]]; then export "$1=$ROOT/${!1}"; fi',
    '}',
    '',
  ];
}

function secretLine({ name, source, optional }: SecretModel): string {
  switch (source.kind) {
    case 'random':
      return `random_secret ${shellQuote(name)}`;
    case 'key':
      return `random_key ${shellQuote(name)}`;
    case 'environment':
      return `environment_secret ${shellQuote(name)} ${shellQuote(source.variable)}${optional ? ' optional' : ''}`;
    case 'derived':
      return ['derived_secret', name, source.prefix, source.from, source.suffix].map(shellQuote).join(' ');
  }
}

function buildSecretLine({ id, variable }: BuildSecret): string {
  return `build_secret ${id} ${variable.replace(/_FILE$/, '')}`;
}

/** The choice of lib.sh between what may be wrong with a container; `said` looks in its log. */
function likelyCauses(): string {
  const { killed, unanswered, noCommand, ended } = LIKELY_OTHERWISE;
  const choices = [
    ['[ "$2" = 137 ]', killed],
    ...LIKELY_CAUSES.map(({ pattern, text }) => [`said ${shellQuote(pattern)}`, text]),
    ['[ "$1" = running ] && [ "$3" -eq 0 ]', unanswered],
    ['[ "$2" = 126 ] || [ "$2" = 127 ]', noCommand],
  ];
  return [
    ...choices.flatMap(([condition, text], index) => [`${index === 0 ? 'if' : 'elif'} ${condition}; then`, `  echo ${shellQuote(text)}`]),
    'else',
    `  echo ${shellQuote(ended)}`,
    'fi',
  ].join('\n  ');
}

function word(name: string, value: string): string {
  return `${name}=${shellQuote(value)}`;
}

function list(name: string, values: readonly string[]): string {
  return `${name}=(${values.map(shellQuote).join(' ')})`;
}
