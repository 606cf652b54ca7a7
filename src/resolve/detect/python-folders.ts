import type { PythonModule } from './python-module';

const NAME = String.raw`["'](?:\./)?(?<path>[\w][\w./-]*?)/?["']`;
const MADE = [
  new RegExp(String.raw`\bos\.(?:makedirs|mkdir)\(\s*(?:name\s*=\s*)?${NAME}`, 'g'),
  new RegExp(String.raw`\bPath\(\s*${NAME}\s*\)\.mkdir\(`, 'g'),
];
const CONSTANT = new RegExp(String.raw`^(?<name>\w+)[ \t]*(?::[^=\n]*)?=[ \t]*(?:(?:pathlib\.)?Path\(\s*)?${NAME}`, 'gm');

/** Folders that the code makes where it starts: relative paths that it says as text. */
export function findMadeFolders(modules: readonly PythonModule[]): string[] {
  const found = modules.flatMap(({ code }) => {
    const constants = [...code.matchAll(CONSTANT)].filter(({ groups }) => new RegExp(String.raw`\b${groups!.name}\.mkdir\(|\bos\.(?:makedirs|mkdir)\(\s*${groups!.name}\b`).test(code));
    return [...MADE.flatMap((pattern) => [...code.matchAll(pattern)]), ...constants].map(({ groups }) => groups!.path);
  });
  return [...new Set(found)].filter((path) => !path.split('/').includes('..')).sort();
}
