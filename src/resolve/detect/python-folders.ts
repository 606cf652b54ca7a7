import { posix } from 'node:path';
import type { PythonModule } from './python-module';

const NAME = String.raw`["'](?:\./)?(?<path>[\w][\w./-]*?)/?["']`;
const ASSIGNED = String.raw`^(?<name>\w+)[ \t]*(?::[^=\n]*)?=[ \t]*`;
const MADE = [
  new RegExp(String.raw`\bos\.(?:makedirs|mkdir)\(\s*(?:name\s*=\s*)?${NAME}`, 'g'),
  new RegExp(String.raw`\bPath\(\s*${NAME}\s*\)\.mkdir\(`, 'g'),
];
const CONSTANT = new RegExp(String.raw`${ASSIGNED}(?:(?:pathlib\.)?Path\(\s*)?${NAME}`, 'gm');
const BESIDE_MODULE = new RegExp(String.raw`${ASSIGNED}(?<base>[^\n"'#]*\b__file__\b[^\n"'#]*?)(?:,|/|\.joinpath\()[ \t]*${NAME}`, 'gm');

/**
 * Folders that the code makes, from where it starts: relative paths that it says as text, and those beside its modules.
 *
 * @param start folder of the application in which it is started
 */
export function findMadeFolders(modules: readonly PythonModule[], start = '.'): string[] {
  const found = modules.flatMap((module) => {
    const constants = [...module.code.matchAll(CONSTANT)].filter(({ groups }) => isMade(groups!.name, module));
    const relative = [...MADE.flatMap((pattern) => [...module.code.matchAll(pattern)]), ...constants].map(({ groups }) => groups!.path);
    const beside = [...module.code.matchAll(BESIDE_MODULE)]
      .filter(({ groups }) => isMade(groups!.name, module))
      .map(({ groups }) => posix.relative(start, posix.join(above(module.file, groups!.base), groups!.path)));
    return [...relative, ...beside];
  });
  return [...new Set(found)].filter((path) => !path.split('/').includes('..')).sort();
}

function isMade(constant: string, { code }: PythonModule): boolean {
  return new RegExp(String.raw`\b${constant}\.mkdir\(|\bos\.(?:makedirs|mkdir)\(\s*${constant}\b`).test(code);
}

/** The folder that an expression with `__file__` names: each dirname() and .parent is one up, .parents[1] two. */
function above(file: string, expression: string): string {
  const single = expression.match(/\bdirname\(|\.parent\b/g)?.length ?? 0;
  const several = [...expression.matchAll(/\.parents\[(?<last>\d+)\]/g)].map(({ groups }) => Number(groups!.last) + 1);
  return posix.join(file, ...Array<string>(several.reduce((sum, each) => sum + each, single)).fill('..'));
}
