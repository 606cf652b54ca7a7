import type { SourceCode } from '../../../util/source-code';

/** A function of the team that reads the variable whose name it is given. */
export interface EnvironmentReader {
  readonly name: string;
  /** Whether it raises an error where the variable is not set. */
  readonly raises: boolean;
}

const FUNCTION = /^def\s+(?<name>\w+)\(\s*(?<parameter>\w+)[^)]*\)[^\n]*:\n(?<body>(?:(?:[ \t][^\n]*)?\n)+)/gm;

/** Functions such as `def require(name): value = os.getenv(name) …`, by which other code reads its settings. */
export function environmentReaders(sources: readonly SourceCode[]): EnvironmentReader[] {
  return sources.filter(({ text }) => /\b(?:environ|getenv)\b/.test(text)).flatMap(({ text }) =>
    [...`${text}\n`.matchAll(FUNCTION)].flatMap(({ groups }) => {
      const { name, parameter, body } = groups!;
      const subscript = new RegExp(String.raw`\benviron\[\s*${parameter}\s*\]`).test(body);
      const reads = subscript || new RegExp(String.raw`\b(?:getenv|environ\.get)\(\s*${parameter}\b`).test(body);
      return reads ? [{ name, raises: subscript || /^\s*raise\b|\bexit\(/m.test(body) }] : [];
    }),
  );
}
