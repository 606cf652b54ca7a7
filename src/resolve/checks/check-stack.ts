import type { StackModel, TaskNames } from '../../model/stack-model';
import { mapOf } from '../../util/objects';
import type { Problems } from '../../util/problem';
import { didYouMean } from '../../util/suggest';

// https://github.com/distribution/reference, the part before the last name; lower case, which hosts may always be.
const HOST = /^[a-z0-9]+(?:[.-]+[a-z0-9]+)*(?::\d{1,5})?$/;
const NAMESPACE = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/;
/** Keys of which compose requires one in every service. */
const MAKES_A_SERVICE = ['image', 'build', 'extends', 'provider'];

type Placed = Pick<StackModel, 'name' | 'paths'>;

/** Reports a registry that cannot be part of an image name. */
export function checkRegistry(where: string, registry: string | undefined, problems: Problems): void {
  if (registry === undefined || isRegistry(registry)) return;
  const close = registry.trim().toLowerCase().replace(/^[a-z]+:\/\//, '').replace(/\/+$/, '');
  const hint = isRegistry(close) ? ` Did you mean "${close}"?` : '';
  problems.add(where, `registry "${registry}" cannot begin the name of an image.${hint}`, 'Give host and namespace in lower case, without scheme and tag, such as "ghcr.io/acme".');
}

function isRegistry(text: string): boolean {
  const [first, ...rest] = text.split('/');
  return (HOST.test(first) || NAMESPACE.test(first)) && rest.every((part) => NAMESPACE.test(part));
}

/**
 * Reports overrides of services that do not exist.
 *
 * @param unresolved names of services with problems, not all of whose containers are known
 */
export function checkOverriddenServices(
  where: string, overrides: { readonly [key: string]: unknown }, known: readonly string[], unresolved: readonly string[], problems: Problems,
): void {
  for (const [name, value] of Object.entries(mapOf(overrides.services))) {
    if (known.includes(name) || unresolved.some((each) => name === each || name.startsWith(`${each}-`))) continue;
    if (MAKES_A_SERVICE.some((key) => key in mapOf(value))) continue;
    const what = `addComposeOverride of the stack changes the service "${name}", which does not exist.${didYouMean(name, known)}`;
    problems.add(where, what, `Use one of: ${known.join(', ')}; or give it an image, which makes it a service of its own.`);
  }
}

/** Reports task names that the project already has, or that two tasks of the stack share. */
export function checkTasks(where: string, tasks: TaskNames, taken: readonly string[], problems: Problems): void {
  const entries = Object.entries(tasks) as [option: string, name: string][];
  const twice = entries.filter(([, name], index) => entries.findIndex(([, other]) => other === name) < index);
  for (const [option, name] of twice) {
    const other = entries.find(([, each]) => each === name)?.[0];
    problems.add(where, `taskNames gives "${name}" to ${other} and to ${option}.`, 'Give each task a name of its own.');
  }
  const clashing = entries.filter(([, name]) => taken.includes(name));
  if (clashing.length === 0) return;
  const names = clashing.map(([, name]) => name).join(', ');
  const [option, name] = clashing[0];
  const fix = clashing.length === 1
    ? `Give the stack's another name, such as taskNames: { ${option}: '${where}:${name}' }.`
    : `Give the stack's other names, such as ${where}:${name} with taskPrefix: '${where}:'.`;
  problems.add(where, `The project has a task of this name already: ${names}.`, fix);
}

/** Reports a name or folder that another stack of the project already has. */
export function checkOtherStacks(stack: Placed, earlier: readonly Placed[], problems: Problems): void {
  for (const { name, paths } of earlier) {
    if (name === stack.name) problems.add(stack.name, `Two stacks of the project are called "${name}".`, 'Give one of them another name.');
    for (const [option, folder] of [['directory', 'docker'], ['scriptsDirectory', 'scripts'], ['kubernetes.directory', 'kubernetes']] as const) {
      if (paths[folder] === undefined || paths[folder] !== stack.paths[folder]) continue;
      problems.add(stack.name, `${option} "${paths[folder]}" is that of the stack "${name}" too.`, `Give the stack a ${option} of its own.`);
    }
  }
}

/** Reports labels that a Dockerfile cannot express. */
export function checkLabels(where: string, labels: Readonly<Record<string, string>>, problems: Problems): void {
  for (const [name, value] of Object.entries(labels)) {
    if (/[\r\n\0]/.test(value)) problems.add(where, `${name} has a line break, which no label can carry.`, 'Write it on one line.');
  }
}
