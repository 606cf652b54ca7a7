import { parse as parseToml } from '@iarna/toml';
import type { RuntimeModel } from '../../model/application-model';
import type { ApplicationFolder } from '../application-folder';

interface Pyproject {
  readonly project?: { readonly 'requires-python'?: unknown };
  readonly tool?: { readonly poetry?: { readonly dependencies?: { readonly python?: unknown } } };
}

/** What pyproject.toml asks of the interpreter. @see https://packaging.python.org/en/latest/specifications/pyproject-toml/ */
export function pythonRuntime(folder: ApplicationFolder, image: string): RuntimeModel {
  const file = 'pyproject.toml';
  const { project, tool } = readable<Pyproject>(() => parseToml(folder.read(file) ?? ''));
  const standard = textOf(project?.['requires-python']);
  const poetry = textOf(tool?.poetry?.dependencies?.python);
  const key = standard === undefined && poetry !== undefined ? 'tool.poetry.dependencies.python' : 'requires-python';
  return { name: 'Python', image, requirement: standard ?? poetry, requirementSource: `${folder.pathFromProject(file)}, ${key}` };
}

/** What package.json asks of Node.js. @see https://docs.npmjs.com/cli/configuring-npm/package-json#engines */
export function nodeRuntime(folder: ApplicationFolder, image: string): RuntimeModel {
  const file = 'package.json';
  const { engines } = readable<{ readonly engines?: { readonly node?: unknown } }>(() => JSON.parse(folder.read(file) ?? '{}'));
  return { name: 'Node.js', image, requirement: textOf(engines?.node), requirementSource: `${folder.pathFromProject(file)}, engines.node` };
}

/** What cannot be read asks for nothing; that it cannot is told where the application is detected. */
function readable<T>(parse: () => unknown): Partial<T> {
  try {
    return parse() as Partial<T>;
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
