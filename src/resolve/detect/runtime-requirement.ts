import type { RuntimeModel } from '../../model/application-model';
import { pylockOf } from '../../package-managers/pylock';
import { PyprojectFile } from '../../package-managers/pyproject-file';
import { readJson } from '../../util/json';
import { mapOf, textOf } from '../../util/objects';
import { readToml } from '../../util/toml';
import type { ApplicationFolder } from '../application-folder';
import type { Found } from '../decisions';

/** What the application asks of the interpreter: the first that says something. @see https://packaging.python.org/en/latest/specifications/pyproject-toml/ */
export function pythonRequirement(folder: ApplicationFolder): Pick<RuntimeModel, 'requirement' | 'requirementSource'> {
  const pyproject = new PyprojectFile(folder);
  const pylock = pylockOf(folder) ?? 'pylock.toml';
  const asked: readonly (readonly [file: string, key: string, value: unknown])[] = [
    ['pyproject.toml', 'requires-python', pyproject.get('project', 'requires-python')],
    ['pyproject.toml', 'tool.poetry.dependencies.python', pyproject.get('tool', 'poetry', 'dependencies', 'python')],
    ['Pipfile', 'requires.python_version', prefixed('==', mapOf(readToml(folder.text('Pipfile')).requires).python_version, '.*')],
    ['setup.cfg', 'python_requires', /^\s*python_requires\s*=\s*(?<range>.+?)\s*$/m.exec(folder.text('setup.cfg'))?.groups?.range],
    ['setup.py', 'python_requires', /\bpython_requires\s*=\s*["'](?<range>[^"']+)/.exec(folder.text('setup.py'))?.groups?.range],
    [pylock, 'requires-python', readToml(folder.text(pylock))['requires-python']],
    ['uv.lock', 'requires-python', prefixed('==', lockedBy(folder), '.*')],
  ];
  const [file, key, value] = asked.find(([, , each]) => textOf(each) !== undefined) ?? asked[0];
  return { requirement: textOf(value), requirementSource: `${folder.pathFromProject(file)}, ${key}` };
}

/** The version with which uv locked a project that asks for none; uv rejects the lock file with any other. */
function lockedBy(folder: ApplicationFolder): string | undefined {
  return /^requires-python\s*=\s*">=(?<version>\d+\.\d+)/m.exec(folder.text('uv.lock'))?.groups?.version;
}

/** A requirement together with what else asks for versions, such as `<3.13`. */
export function narrowedBy(asked: ReturnType<typeof pythonRequirement>, found: Found<string> | undefined): ReturnType<typeof pythonRequirement> {
  const { requirement, requirementSource } = asked;
  if (!found) return asked;
  if (requirement === undefined) return { requirement: found.value, requirementSource: found.place };
  const both = requirement.split('||').map((alternative) => `${alternative.trim()},${found.value}`).join(' || ');
  return { requirement: both, requirementSource: `${requirementSource}; ${found.place}` };
}

function prefixed(before: string, value: unknown, after: string): string | undefined {
  return typeof value === 'string' ? `${before}${value}${after}` : undefined;
}

/** What package.json asks of Node.js. @see https://docs.npmjs.com/cli/configuring-npm/package-json#engines */
export function nodeRuntime(folder: ApplicationFolder, image: string): RuntimeModel {
  const file = 'package.json';
  const { engines } = readJson(folder.text(file));
  return { name: 'Node.js', image, requirement: textOf(mapOf(engines).node), requirementSource: `${folder.pathFromProject(file)}, engines.node` };
}
