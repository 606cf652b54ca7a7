/** Names of files and folders that every stack has in its folder, the one of the container files. */
const NAMES = {
  compose: 'docker-compose.yml',
  composeDevelopment: 'docker-compose.dev.yml',
  bake: 'docker-bake.hcl',
  readme: 'README.md',
  pins: 'pins/Dockerfile',
  secrets: 'secrets',
  reports: 'reports',
} as const;

type ContainerFile = keyof typeof NAMES;

/** Where they lie, from where their folder is named: the project's root. */
export function containerFiles(folder: string): Readonly<Record<ContainerFile, string>> {
  const paths = Object.entries(NAMES).map(([file, name]) => [file, `${folder}/${name}`]);
  return Object.fromEntries(paths) as Record<ContainerFile, string>;
}

/**
 * Names that the generated files take, whoever had them, also in the folder of a service; where there is a docker-compose.yaml,
 * Docker Compose would no longer find it beside a generated docker-compose.yml.
 */
export const CLAIMED_FILES: readonly string[] = [
  NAMES.compose, 'docker-compose.yaml', NAMES.composeDevelopment, NAMES.bake, NAMES.readme, '*/Dockerfile',
];
