import { BUILD_MEMORY } from '../util/dockerfile-text';

/** What a `RUN` needs to use the build secrets that its tool supports. */
export interface SecretUse {
  readonly secrets: string[];
  readonly setup: string[];
}

type Tool = 'npm' | 'yarn' | 'bun' | 'uv' | 'pip' | 'apk' | 'apt';

const BUNDLE = `${BUILD_MEMORY}/ca-bundle.crt`;
const MAKE_BUNDLE = `{ cat /etc/ssl/certs/ca-certificates.crt /run/secrets/ca > ${BUNDLE} 2>/dev/null || true; }`;

/** Commands that pass a secret to a tool; they have no effect if the secret is missing, or empty as in development mode. */
const SETUP: Record<Tool, Readonly<Record<string, string[]>>> = {
  npm: {
    ca: ['export NODE_EXTRA_CA_CERTS=/run/secrets/ca'],
    npmrc: ['export NPM_CONFIG_USERCONFIG=/run/secrets/npmrc'],
  },
  yarn: {
    ca: ['export NODE_EXTRA_CA_CERTS=/run/secrets/ca'],
    yarnrc: [linkAtHome('yarnrc', '.yarnrc.yml')],
  },
  bun: {
    ca: ['export NODE_EXTRA_CA_CERTS=/run/secrets/ca'],
    npmrc: [linkAtHome('npmrc', '.npmrc')],
  },
  uv: {
    'ca': [MAKE_BUNDLE, `export SSL_CERT_FILE=${BUNDLE}`],
    'uv-toml': ['{ [ ! -s /run/secrets/uv-toml ] || export UV_CONFIG_FILE=/run/secrets/uv-toml; }'],
  },
  pip: {
    'ca': [MAKE_BUNDLE, `export PIP_CERT=${BUNDLE}`],
    'pip-conf': ['export PIP_CONFIG_FILE=/run/secrets/pip-conf'],
  },
  apk: {
    ca: [MAKE_BUNDLE, `export SSL_CA_CERT_FILE=${BUNDLE}`],
  },
  apt: {}, // Debian's mirrors are asked over HTTP: its packages are signed
};

/** For tools that read settings only from the home folder; the layer contains the link, not its target. */
function linkAtHome(id: string, file: string): string {
  return `{ [ ! -s /run/secrets/${id} ] || ln -sf /run/secrets/${id} /root/${file}; }`;
}

/** The declared secrets that a tool supports, and the commands that pass them to it. */
export function useBuildSecrets(tool: Tool, declared: readonly string[]): SecretUse {
  const secrets = declared.filter((id) => id in SETUP[tool]);
  return { secrets, setup: secrets.flatMap((id) => SETUP[tool][id]) };
}
