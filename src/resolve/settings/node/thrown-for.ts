import { VARIABLE } from './environment-variable';
import { blocksAround } from './load-time';
import { takenOut } from './taken-out';

/** A variable of the environment for want of which code throws, and where it looks. */
export interface ThrownFor {
  readonly name: string;
  readonly index: number;
}

const THROWS = /\bif\s*\((?<condition>(?:[^(){};]|\([^(){};]*\))*)\)\s*\{?\s*(?:console\.\w+\((?:[^()]|\([^()]*\))*\);?\s*)?throw\b/g;
const ABSENT = new RegExp(String.raw`^\(*\s*(?:!\s*(?:${VARIABLE}|(?<alias>\w+))(?:\??\.trim\(\))?|(?:${VARIABLE.replaceAll('?<', '?<other_')}|(?<other_alias>\w+))\s*={2,3}\s*(?:undefined|null))\s*\)*$`);
/** What holds of every image that ships. */
const IN_PRODUCTION = /^\(*\s*(?:process\.env\.NODE_ENV\s*(?:={2,3}\s*["'`]production["'`]|!==?\s*["'`](?:development|test)["'`])|typeof\s+window\s*={2,3}\s*["'`]undefined["'`])\s*\)*$/;
/** A block that no image runs. */
const IN_DEVELOPMENT = /\bif\s*\(\s*process\.env\.NODE_ENV\s*(?:!==?\s*["'`]production["'`]|={2,3}\s*["'`](?:development|test)["'`])\s*\)\s*$/;
const NAMED = new RegExp(String.raw`\b(?:const|let|var)\s+(?<alias>\w+)(?:\s*:[^=;\n]+)?\s*=\s*${VARIABLE}(?:\??\.trim\(\))?[ \t]*(?:;|\n|$)`, 'g');

/**
 * Variables that JavaScript throws for: `if (!process.env.X) throw`, with or without braces, alone or beside others, and
 * also where the value got a name of its own before. What is thrown in development or tests alone is not among them.
 */
export function thrownFor(text: string): ThrownFor[] {
  const named = namedVariables(text);
  const checks = [...text.matchAll(THROWS)].filter(({ index }) => !blocksAround(text, index).some((head) => IN_DEVELOPMENT.test(head)));
  return checks.flatMap(({ groups, index }) =>
    groups!.condition.split('||').flatMap((choice) => {
      const rest = choice.split('&&').map((part) => part.trim()).filter((part) => !IN_PRODUCTION.test(part));
      const absent = rest.length === 1 ? ABSENT.exec(rest[0])?.groups : undefined;
      const alias = absent?.alias ?? absent?.other_alias;
      const name = absent?.name ?? absent?.key ?? absent?.other_name ?? absent?.other_key ?? (alias && meaningOf(alias, index));
      return name ? [{ name, index }] : [];
    }),
  );

  /** The declaration before it that is closest, unless a function between them has a parameter of that name. */
  function meaningOf(alias: string, index: number): string | undefined {
    const declared = named.filter((each) => each.alias === alias && each.index < index).at(-1);
    const isParameter = new RegExp(String.raw`\b${alias}\b[^()]*\)\s*(?::[^={]+)?(?:=>|\{)`);
    return declared && !isParameter.test(text.slice(declared.index, index)) ? declared.name : undefined;
  }
}

function namedVariables(text: string): { readonly alias: string; readonly name: string; readonly index: number }[] {
  const single = [...text.matchAll(NAMED)].map(({ groups, index }) => ({ alias: groups!.alias, name: groups!.name ?? groups!.key, index }));
  const several = takenOut(text).filter(({ hasDefault }) => !hasDefault);
  return [...single, ...several].sort((a, b) => a.index - b.index);
}
