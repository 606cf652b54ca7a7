/** Files in which teams write down the version of a language that they run, and how. */
export interface VersionSources {
  /** Files that say nothing else, and the pattern of the version in them. */
  readonly own: readonly VersionFile[];
  /** Files of tools that install many languages. */
  readonly tools: readonly VersionFile[];
  /** References of images that have the language. */
  readonly images: readonly RegExp[];
  /** Input of the action that installs the language in a workflow. */
  readonly workflowInput: string;
  /** Version as it begins in a text. */
  readonly version: string;
  /** Files that an application of the language has beside it. */
  readonly manifests: readonly string[];
}

/** Path of a file, and a pattern with the group `version`. */
export type VersionFile = readonly [file: string, pattern: RegExp];

const MISE = ['mise.toml', '.mise.toml', '.config/mise.toml'];

export const PYTHON_VERSIONS: VersionSources = {
  own: [
    ['.python-version', /^(?:cpython-|python-)?(?<version>3\.\d+)/m],
    ['runtime.txt', /^python-(?<version>3\.\d+)/m],
  ],
  tools: [
    ['.tool-versions', /^python[ \t]+(?<version>3\.\d+)/m],
    ...MISE.map((file): VersionFile => [file, /^"?python"?\s*=\s*(?:\{\s*version\s*=\s*)?\[?\s*["'](?<version>3\.\d+)/m]),
    ['render.yaml', /\bPYTHON_VERSION["']?\s+value:\s*["']?(?<version>3\.\d+)/],
  ],
  images: [/(?:^|\/)python:(?:\d+-)?(?<version>3\.\d+)/, /:(?:[^/]*-)?python-?(?<version>3\.\d+)/],
  workflowInput: 'python-version',
  version: String.raw`3\.\d+`,
  manifests: ['pyproject.toml', 'requirements.txt', 'Pipfile'],
};

export const NODE_VERSIONS: VersionSources = {
  own: [
    ['.nvmrc', /^v?(?<version>\d+)/m],
    ['.node-version', /^v?(?<version>\d+)/m],
    ['package.json', /"volta"\s*:\s*\{[^{}]*?"node"\s*:\s*"(?<version>\d+)/],
  ],
  tools: [
    ['.tool-versions', /^nodejs[ \t]+(?<version>\d+)/m],
    ...MISE.map((file): VersionFile => [file, /^"?node(?:js)?"?\s*=\s*(?:\{\s*version\s*=\s*)?\[?\s*["'](?<version>\d+)/m]),
    ['render.yaml', /\bNODE_VERSION["']?\s+value:\s*["']?(?<version>\d+)/],
  ],
  images: [/(?:^|\/)node:(?<version>\d+)/, /:(?:[^/]*-)?node(?:js)?-?(?<version>\d+)/],
  workflowInput: 'node-version',
  version: String.raw`\d+`,
  manifests: ['package.json'],
};
