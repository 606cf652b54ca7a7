import { VARIABLE } from './environment-variable';
import { blocksAround } from './load-time';
import type { SourceFile } from '../../source-files';

const TESTS: readonly RegExp[] = [
  // What a text tells of it, such as `X ? "set" : "missing"`, is a report.
  new RegExp(String.raw`(?<!!\s*)${VARIABLE}\s*(?:&&|\?(?![.?])(?!\s*["'\x60]))`, 'g'),
  new RegExp(String.raw`(?:\bif\s*\(|\bBoolean\s*\(|!!|&&)\s*${VARIABLE}(?=\s*(?:\)|&&|[;,\n]|$))`, 'g'),
  new RegExp(String.raw`\bif\s*\((?:[^()]*\|\|)?\s*!\s*${VARIABLE}(?:\s*\|\|[^()]*)?\s*\)\s*\{?\s*return\b`, 'g'),
];
const CONDITION = /(?:process\.env\b[\w.[\]"']*|(?<![.\w])(?<alias>\w+))\s*(?:={2,3}\s*(?:"[^"]*"|'[^']*'|true)\s*)?(?:&&|\?)\s*$/;
const IF = /\bif\s*\((?<condition>[^{};]*)\)\s*$/;

/** Next.js reads it whether pages do without or not. */
const CONFIGURATION = /(?:^|\/)next\.config\./;

/** Variables that code looks for before it uses them: it does without. */
export function usedOnlyIfSet(files: readonly SourceFile[]): ReadonlySet<string> {
  const texts = files.filter(({ path }) => !CONFIGURATION.test(path)).map(({ source }) => source.text);
  return new Set(texts.flatMap((text) => TESTS.flatMap((pattern) => [...text.matchAll(pattern)].map(({ groups }) => groups!.name ?? groups!.key))));
}

/** Whether JavaScript at an index runs only where a variable has a value: `process.env.X ? HERE : undefined`, or in a block of `if (process.env.X)`. */
export function runsOnlyIfSet(text: string, index: number): boolean {
  const before = CONDITION.exec(text.slice(0, index));
  if (before && (before.groups!.alias === undefined || isFromEnvironment(text, before.groups!.alias))) return true;
  return blocksAround(text, index).some((head) => {
    const condition = IF.exec(head)?.groups!.condition.trim();
    return condition !== undefined && (/^process\.env\b/.test(condition) || (/^\w+$/.test(condition) && isFromEnvironment(text, condition)));
  });
}

function isFromEnvironment(text: string, name: string): boolean {
  return new RegExp(String.raw`\b(?:const|let|var)\s+${name}\b[^=;]*=[^;=]*\bprocess\.env\b`).test(text);
}
