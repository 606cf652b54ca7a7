import { DEFAULT_TAG } from './compose-values';
import { builtServices, imageRepository } from '../model/service-model';
import type { StackModel } from '../model/stack-model';

/** Text of the bake file, which builds all images of the stack in parallel. @see https://docs.docker.com/build/bake/reference/ */
export function renderBake(stack: StackModel): string {
  const services = builtServices(stack);
  const secretIds = services[0]?.imageBuild.secrets ?? [];
  return [
    variable('IMAGE_TAG', DEFAULT_TAG),
    variable('REVISION', 'unknown', 'Commit from which the images are built.'),
    ...stack.buildSecrets.map(({ variable: name, description }) => variable(name, '', `File with ${description}; empty builds without.`)),
    block('group "default"', [`targets = [${services.map(({ name }) => quote(name)).join(', ')}]`]),
    block('target "_common"', [
      'labels = {',
      '  "org.opencontainers.image.revision" = REVISION',
      '}',
      ...(secretIds.length > 0 ? secretLines(stack) : []),
    ]),
    ...services.map((service) =>
      block(`target ${quote(service.name)}`, [
        'inherits   = ["_common"]',
        `context    = ${quote(service.imageBuild.context)}`,
        `dockerfile = ${quote(service.imageBuild.dockerfileFromContext)}`,
        ...(service.imageBuild.target ? [`target     = ${quote(service.imageBuild.target)}`] : []),
        `tags       = ["${escape(imageRepository(stack, service))}:\${IMAGE_TAG}"]`,
      ]),
    ),
  ].join('\n');
}

function secretLines(stack: StackModel): string[] {
  return [
    'secret = concat(',
    ...stack.buildSecrets.map(({ id, variable: name }) => `  ${name} != "" ? ["id=${id},src=\${${name}}"] : [],`),
    ')',
  ];
}

function variable(name: string, value: string, comment?: string): string {
  return (comment ? `# ${comment}\n` : '') + block(`variable ${quote(name)}`, [`default = ${quote(value)}`]);
}

function block(header: string, lines: readonly string[]): string {
  return [`${header} {`, ...lines.map((line) => `  ${line}`), '}', ''].join('\n');
}

function escape(text: string): string {
  return JSON.stringify(text).slice(1, -1).replaceAll('${', '$$$${').replaceAll('%{', '%%{');
}

function quote(text: string): string {
  return `"${escape(text)}"`;
}
