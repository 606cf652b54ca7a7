import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { BuildSecret } from '../../model/build-secret';
import { containerFiles } from '../../model/container-files';
import { MINIMUM_VERSIONS } from '../../model/minimum-versions';
import type { PasswordChange, SecretModel } from '../../model/secret';
import { builtServices, imageRepository, ServiceModel } from '../../model/service-model';
import type { StackModel } from '../../model/stack-model';
import { LIKELY_CAUSES, LIKELY_OTHERWISE } from '../../util/likely-causes';
import { shellQuote } from '../../util/shell';
import { DEFAULT_TAG } from '../compose-values';
import { PROJEN } from '../task-command';

/** The scripts are kept as bash files; only stack-specific lines are filled in. */
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
    .replace('# {{data}}', () => data(stack))
    .replace('# {{likely-causes}}', likelyCauses)
    .replace('# {{secrets}}\n', () => [...secretLines(stack), ...stack.buildSecrets.map(buildSecretLine)].map((line) => `${line}\n`).join(''));
  return text.trimEnd() + '\n';
}

/** What differs from stack to stack, in paragraphs. */
function data(stack: StackModel): string {
  const paragraphs = [places(stack), VERSIONS, builtImages(stack), webServices(stack), buildSecrets(stack), taskNames(stack)];
  return paragraphs.map((lines) => lines.join('\n')).join('\n\n');
}

function places({ name, paths }: StackModel): string[] {
  const { secrets, reports, compose, composeDevelopment, bake, pins } = containerFiles(paths.docker);
  return [
    `ROOT=$(cd "$(dirname "\${BASH_SOURCE[0]}")/${posix.relative(paths.scripts, '.')}" && pwd)`,
    word('STACK', name),
    word('SCRIPTS_FOLDER', paths.scripts),
    word('DOCKER_FOLDER', paths.docker),
    word('SECRETS_FOLDER', secrets),
    word('REPORTS_FOLDER', reports),
    word('COMPOSE_FILE', compose),
    word('COMPOSE_DEVELOPMENT_FILE', composeDevelopment),
    word('BAKE_FILE', bake),
    word('PINS_FILE', pins),
    word('LOCAL_MANIFESTS', paths.kubernetes ? `${paths.kubernetes}/local` : ''),
    word('DEFAULT_TAG', DEFAULT_TAG),
  ];
}

const VERSIONS: readonly string[] = [
  '# Minimum versions for the generated files.',
  ...Object.entries(MINIMUM_VERSIONS).map(([tool, version]) => word(`MINIMUM_${tool.toUpperCase()}`, version)),
];

function builtImages(stack: StackModel): string[] {
  const built = builtServices(stack);
  return [
    '# Services whose image is built here; the lists below are parallel.',
    list('SERVICES', built.map(({ name }) => name)),
    list('IMAGES', built.map((service) => imageRepository(stack, service))),
    list('BUDGETS_MB', built.map(({ imageBuild }) => String(imageBuild.sizeBudgetMegabytes))),
    list('CONTEXTS', built.map(({ imageBuild }) => imageBuild.context)),
    '# Services whose image must not contain a shell.',
    list('SERVICES_WITHOUT_SHELL', stack.services.filter(({ programs = ['sh'] }) => !programs.includes('sh')).map(({ name }) => name)),
    '# Databases and the services that use them.',
    list('DATABASE_CLIENTS', clients(stack)),
  ];
}

function webServices({ services }: StackModel): string[] {
  const web = services.flatMap(({ name, port }) => (port?.protocol === 'http' && port.published ? [{ name, path: port.checkPath, ...port.published }] : []));
  return [
    '# Services with a published HTTP port.',
    list('WEB_SERVICES', web.map(({ name }) => name)),
    list('WEB_PORTS', web.map(({ host }) => String(host))),
    list('WEB_PORT_VARIABLES', web.map(({ variable }) => variable)),
    list('WEB_CHECK_PATHS', web.map(({ path }) => path)),
    '# web_port INDEX : its host port',
    'web_port() {',
    '  local variable=${WEB_PORT_VARIABLES[$1]}',
    '  printf %s "${!variable:-${WEB_PORTS[$1]}}"',
    '}',
  ];
}

/** `DATABASE:SERVICE` of every service on the network of a database, the database itself included. */
function clients({ services }: StackModel): string[] {
  const databases = services.filter(({ isolated }) => isolated).map(({ name }) => name);
  return databases.flatMap((database) => services.filter(({ networks }) => networks.includes(database)).map(({ name }) => `${database}:${name}`));
}

function buildSecrets({ buildSecrets: secrets, paths }: StackModel): string[] {
  if (secrets.length === 0) return ['use_build_secrets() { :; }'];
  return [
    '# Files that builds may need. Without the variable, the file in the secrets folder is used.',
    'use_build_secrets() {',
    ...secrets.map(({ id, variable }) => `  use_build_secret ${variable} ${shellQuote(`${containerFiles(paths.docker).secrets}/build/${id}`)}`),
    '}',
    'use_build_secret() {',
    '  if [ -z "${!1:-}" ] && [ -f "$2" ]; then export "$1=$2"; fi',
    '  if [ -n "${!1:-}" ] && [ ! -f "${!1}" ]; then fail "$1 names a file that does not exist: ${!1}"; fi',
    '  # Compose resolves relative paths from the folder of its file.',
    '  if [[ ${!1:-/} != /* ]]; then export "$1=$ROOT/${!1}"; fi',
    '}',
  ];
}

/** Tasks that messages mention. */
const TOLD = ['buildImages', 'cleanImages', 'dev', 'doctor', 'down', 'loadMinikube', 'logs', 'scan', 'secrets', 'up'] as const;

function taskNames({ tasks, taskRunner = PROJEN }: StackModel): string[] {
  const variable = (task: string): string => `TASK_${task.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
  return ['# How messages tell of tasks.', word('TASK_RUNNER', taskRunner), ...TOLD.map((task) => word(variable(task), tasks[task]))];
}

function secretLines({ secrets, services }: StackModel): string[] {
  return secrets.map((secret) => {
    const database = services.find(({ passwordChange }) => passwordChange?.secret === secret.name);
    return database?.passwordChange ? passwordLine(database, database.passwordChange) : secretLine(secret);
  });
}

function passwordLine({ name, volumes }: ServiceModel, { secret, statements, command }: PasswordChange): string {
  return ['database_password', secret, name, volumes[0].volume, statements.join('\n'), ...command].map(shellQuote).join(' ');
}

function secretLine({ name, source, optional }: SecretModel): string {
  switch (source.kind) {
    case 'random':
      return `random_secret ${shellQuote(name)}`;
    case 'hex':
      return `random_hex ${shellQuote(name)}`;
    case 'key':
      return `random_key ${shellQuote(name)}`;
    case 'environment':
      return `environment_secret ${shellQuote(name)} ${shellQuote(source.variable)}${optional ? ' optional' : ''}`;
    case 'file':
      return `file_secret ${shellQuote(name)} ${shellQuote(source.path)}${optional ? ' optional' : ''}`;
    case 'derived':
      return ['derived_secret', name, source.prefix, source.from, source.suffix].map(shellQuote).join(' ');
  }
}

function buildSecretLine({ id, variable }: BuildSecret): string {
  return `build_secret ${id} ${variable.replace(/_FILE$/, '')}`;
}

/** The if statement in lib.sh that picks the likely cause of a failure; `said` searches the log. */
function likelyCauses(): string {
  const { killed, unfinished, unanswered, noCommand, ended } = LIKELY_OTHERWISE;
  const choices = [
    ['[ "$2" = 137 ]', killed],
    ...LIKELY_CAUSES.map(({ pattern, text }) => [`said ${shellQuote(pattern)}`, text]),
    ['[ "$1" = "still running" ]', unfinished],
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
