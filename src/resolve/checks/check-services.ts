import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { asWritten } from './check-numbers';
import type { ServiceModel } from '../../model/service-model';
import type { Problems } from '../../util/problem';
import { NAME_CHARACTERS, slug } from '../../util/slug';

/** Folders of the container files, and names with a meaning in bake. */
export const RESERVED_NAMES: readonly string[] = ['default', 'pins', 'reports', 'secrets'];
// A host name's label (RFC 1123), which a service's name becomes on the stack's networks.
const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** A path that only this machine has, on any platform. */
const ABSOLUTE = /^(?:[\\/]|[A-Za-z]:)/;
/** How to name an environment variable. */
export const FIX_VARIABLE_NAME = 'Use letters, digits and underscores, not beginning with a digit.';
const FIX_NAME = `Use lower-case letters, digits and single hyphens, beginning with a letter; at most ${NAME_CHARACTERS} characters`;

/** Reports a name that is invalid in some output: as an image, host, folder or variable. */
export function checkName(where: string, kind: 'stack' | 'service', name: string, problems: Problems): void {
  if (!NAME.test(name) || name.length > NAME_CHARACTERS) {
    const suggestion = suggestName(name);
    problems.add(where, `"${name}" cannot be the name of a ${kind}.`, `${FIX_NAME}${suggestion ? `, such as "${suggestion}"` : ''}.`);
  } else if (kind === 'service' && RESERVED_NAMES.includes(name)) {
    problems.add(where, `"${name}" is reserved.`, `Give the service another name than ${RESERVED_NAMES.join(', ')}.`);
  } else if (kind === 'service' && name.startsWith('x-')) {
    problems.add(where, `"${name}" is reserved: compose takes networks whose names begin with x- for extensions.`, 'Give the service a name that begins otherwise.');
  }
}

/** Reports a folder for generated files that is outside of the project, or cannot be created. */
export function checkFolder(where: string, option: string, projectRoot: string, path: string, problems: Problems): void {
  const fix = 'Give a folder below the project\'s root, such as "docker".';
  if (path === '.' || path === '' || path.startsWith('/') || path.split('/')[0] === '..') {
    problems.add(where, `${option} "${path}" is not a folder inside the project.`, fix);
    return;
  }
  const parts = path.split('/').map((_, index, all) => all.slice(0, index + 1).join('/'));
  const file = parts.find((part) => existsSync(join(projectRoot, part)) && statSync(join(projectRoot, part)).isFile());
  if (file) problems.add(where, `${option} "${path}" cannot be a folder: "${file}" is a file.`, fix);
}

function suggestName(name: string): string | undefined {
  const suggestion = slug(name);
  return NAME.test(suggestion) ? suggestion : undefined;
}

/** Reports a version that is not one, such as `latest`: no image has the tag that is made of it. */
export function checkVersion(where: string, option: 'pythonVersion' | 'nodeVersion', version: string | undefined, problems: Pick<Problems, 'add'>): void {
  if (version === undefined || (option === 'pythonVersion' ? /^\d+(?:\.\d+){1,2}$/ : /^\d+(?:\.\d+){0,2}$/).test(version)) return;
  problems.add(where, `${option} is "${version}".`, `Give a version as the tags of the image have it, such as '${option === 'pythonVersion' ? '3.13' : '24'}'.`);
}

/** Reports invalid ports, users and variables. */
export function checkService({ constructPath, port, user, environment }: ServiceModel, problems: Problems): void {
  if (port && !isPort(port.container, 1024)) {
    const what = isPort(port.container, 1)
      ? `port ${port.container} cannot be listened on by a user without privileges.`
      : `port ${asWritten(port.container)} is not a valid port.`;
    problems.add(constructPath, what, 'Use a whole number from 1024 to 65535.');
  }
  if (port?.protocol === 'http' && !/^\/[\w.~!$&()*+,;=:@%/?-]*$/.test(port.checkPath)) {
    problems.add(constructPath, `The path of the health check is ${JSON.stringify(port.checkPath)}.`, 'Begin it with a slash and escape it as in a URL, such as "/health".');
  }
  if (port?.published && port.published.host !== port.container && !isPort(port.published.host, 1)) {
    problems.add(constructPath, `hostPort ${asWritten(port.published.host)} is not a valid port.`, 'Use a whole number from 1 to 65535, or publish: false.');
  }
  if (!/^\d+:\d+$/.test(user)) {
    problems.add(constructPath, `user "${user}" is not numeric.`, 'Give user and group as numbers, such as "1000:1000": names are not known to Kubernetes, nor to an image without them.');
  }
  for (const [name, value] of Object.entries(environment)) {
    if (!isVariableName(name)) {
      problems.add(constructPath, `"${name}" cannot be the name of an environment variable.`, FIX_VARIABLE_NAME);
    }
    if (typeof value === 'string' && value.includes('\0')) {
      problems.add(constructPath, `The value of ${name} has a NUL character.`, 'Remove it: no environment can carry it.');
    }
  }
}

export function isVariableName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);
}

/** Reports secrets without a usable name, and invalid variable names. Values are not shown, since they may be secrets. */
export function checkSecrets({ constructPath, secrets }: ServiceModel, problems: Problems): void {
  for (const { secret, source } of secrets) {
    if (source?.kind === 'environment' && !isVariableName(source.variable)) {
      problems.add(
        constructPath,
        `Secret.fromEnvironment was given an invalid variable name (${source.variable.length} characters).`,
        "Give the name of a variable that holds the secret, such as 'OPENAI_API_KEY'. If it was the secret itself, change that where it is valid.",
      );
    } else if (source?.kind === 'file' && ABSOLUTE.test(source.path)) {
      problems.add(constructPath, `Secret.fromFile was given "${source.path}", which lies elsewhere on other machines.`, 'Give a path from the root of the project, or one that begins with ~/.');
    } else if (secret === '') {
      const [factory, example] = source?.kind === 'file' ? ['fromFile', 'service-account.json'] : ['random', 'session-key'];
      problems.add(constructPath, `Secret.${factory} was given a name without a letter or a digit.`, `Give a name, such as "${example}".`);
    }
  }
}

function isPort(port: number, least: number): boolean {
  return Number.isInteger(port) && port >= least && port <= 65535;
}

/** Reports two containers with the same name, such as a service named like the migrations of another. */
export function checkDistinct(services: readonly ServiceModel[], problems: Problems): void {
  const seen = new Map<string, string>();
  for (const { name, constructPath, oneShot } of services) {
    const other = seen.get(name);
    if (other && other !== constructPath) {
      problems.add(constructPath, `"${name}" is the name of a container of ${other} too.`, 'Give the service another name.');
    } else if (other && !oneShot) {
      problems.add(constructPath, `Two services are called "${name}".`, 'Give one of them another name.');
    }
    seen.set(name, constructPath);
  }
}
