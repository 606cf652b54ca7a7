/** A Python file of an application. */
export interface PythonModule {
  /** Path in the application's folder. */
  readonly file: string;
  /** Without comments and docstrings, with every line where it was. */
  readonly code: string;
}

/** Name that a file is imported by. */
export function moduleName(file: string, importRoot = '.'): string {
  const path = importRoot !== '.' && file.startsWith(`${importRoot}/`) ? file.slice(importRoot.length + 1) : file;
  return path.replace(/(?:^|\/)__init__\.py$|\.py$/, '').replaceAll('/', '.');
}

/** Whether a file may be what a dotted name means, from whatever folder it is imported. */
export function mayBeNamed({ file }: Pick<PythonModule, 'file'>, module: string): boolean {
  const own = moduleName(file);
  return `.${own}`.endsWith(`.${module}`) || `.${module}`.endsWith(`.${own}`);
}
