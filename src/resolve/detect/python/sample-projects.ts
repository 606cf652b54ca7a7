import { posix } from 'node:path';
import { importsIn } from './python-imports';
import { PYTHON_MANIFESTS } from '../../../util/file-names';
import { isWithin } from '../../../util/paths';
import type { ReadableFolder } from '../../../util/readable-folder';
import { isSample } from '../../../util/sample-files';
import { SourceCode } from '../../../util/source-code';

const MANIFEST = new RegExp(String.raw`(?:^|/)(?:${PYTHON_MANIFESTS})$`);

/** Files of an application, but for projects of their own among its samples, such as `samples/chat` with its pyproject.toml; it may import one. */
export function withoutSampleProjects(folder: ReadableFolder, files: readonly string[]): readonly string[] {
  const projects = files.filter((file) => MANIFEST.test(file)).map(posix.dirname).filter(isSample);
  if (projects.length === 0) return files;
  const isInside = (file: string) => projects.some((project) => isWithin(file, project));
  const own = files.filter((file) => !isInside(file));
  const code = own.filter((file) => file.endsWith('.py')).map((file) => SourceCode.python(folder.text(file)).text);
  const imported = new Set(code.flatMap((text) => importsIn(text).flatMap(({ module, name = '' }) => [...module.split('.'), name])));
  return projects.some((project) => imported.has(posix.basename(project))) ? files : own;
}
