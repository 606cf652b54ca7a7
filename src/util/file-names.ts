/** Code in JavaScript or TypeScript. */
export const JAVASCRIPT = /\.[cm]?[jt]sx?$/;

/** Dockerfiles, wherever they lie, by all names that teams give them: `Dockerfile.dev`, `api.Dockerfile`. */
export const DOCKERFILE = /(?:^|\/)(?:[^/]*\.)?(?:Dockerfile|Containerfile)(?:\.[^/]*)?$/i;

/** Compose files at the top of a folder, and those that are laid over them. */
export const COMPOSE_FILE = /^(?:docker-)?compose[^/]*\.ya?ml$/;

/** Those of them that say what containers get, the most binding first; what is for tests and other purposes is not among them. */
export const COMPOSE_FILES = ['compose', 'docker-compose'].flatMap((name) =>
  ['', '.prod', '.production', '.dev', '.override'].flatMap((kind) => [`${name}${kind}.yml`, `${name}${kind}.yaml`]));

/** Files in which people write down what a Python project depends on, as part of a regular expression for paths. */
export const PYTHON_MANIFESTS = String.raw`pyproject\.toml|Pipfile|setup\.(?:py|cfg)|(?:requirements[\w.-]*|requirements\/[\w.-]+)\.(?:txt|in)|[^/]+\/requirements\.txt`;

/** Files at the top of a repository with which teams build and start what no application reads itself. */
export const FOR_OPERATION = ['Dockerfile*', '*.Dockerfile', 'compose*', 'docker-compose*', 'Makefile', '*.log'];

/** Hidden files that say how JavaScript is compiled. */
export const COMPILER_SETTINGS = ['.babelrc*', '.swcrc*', '.browserslistrc*', '.postcssrc*'];

/** What is not what an application runs on in production: tools of editors, and files for development and tests. */
export const NOT_SHIPPED = /(?:^|\/)\.|(?:^|[./_-])(?:dev|development|debug|local|test|tests|ci)(?:$|[./_-])/i;

/** A log, also one that was rotated: what an application wrote, and does not read. */
export const LOG = /\.log(?:\.\d+)?$/;
